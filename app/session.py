"""One run of the window: from the door of a vault to the notebook behind it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import bootstrap, postbox
from app.opened import Opened, open_for_window
from app.relaunch import was_locked
from app.settings import Settings
from models.clock import Clock
from models.vault import VaultKey
from resources import tr
from ui.desktop import Desktop, take_key
from ui.doors import Doors
from ui.interpreter import spare_what_is_loaded
from ui.jobs import Jobs
from ui.places.backup_files import free_folder
from ui.places.unlock import UnlockPlace
from ui.single_instance import SingleInstance, claim, raise_window
from ui.widgets import tell

if TYPE_CHECKING:  # what lies behind the door is loaded when it is opened, so that the door itself is there at once
    from app.notebook import Notebook
    from ui.places.first_run import NewNotebook


class Session:
    """Stands at the door until a vault is open, then hands over to its ``Notebook``, with sealed ``files`` to open."""

    def __init__(
        self,
        desktop: Desktop,
        instance: SingleInstance,
        folder: Path,
        settings: Settings,
        clock: Clock,
        *,
        demo: bool,
        files: Sequence[Path] = (),
    ) -> None:
        self._desktop = desktop
        self._instance = instance
        self._folder = folder
        self._settings = settings
        self._clock = clock
        self._demo = demo
        self._files = list(files)
        self._ask_keyring = not was_locked()
        self._jobs = Jobs()
        self._opened: list[Opened] = []
        self.notebook: Notebook | None = None
        self.doors = Doors()
        take_key(self.doors, "Ctrl+Q", self.doors.close)
        self.doors.closed.connect(self._on_doors_closed)
        self._listen(instance)

    def begin(self, passphrase: str | None) -> None:
        """Show the door; with a ``passphrase`` only if it does not open."""
        if not self._folder.exists():
            self._show_first_run(self._folder)
            self.doors.show()
            return
        door = self._show_unlock()
        if passphrase is None:
            self.doors.show()
        else:
            door.refused.connect(self.doors.show)
            door.open_with(passphrase)

    def end(self) -> None:
        """Close what is open, whichever way the run ended."""
        for opened in self._opened:
            opened.worker.close()

    # The door

    def _show_unlock(self) -> UnlockPlace:
        door = UnlockPlace(self._jobs, self._folder, self._enter, bootstrap.spoken_name(self._folder))
        door.entered.connect(self._on_entered)
        door.other_folder_chosen.connect(self._on_other_folder_chosen)
        door.new_vault_requested.connect(self._on_new_vault_requested)
        self.doors.hold(door)
        if self._ask_keyring:
            door.look()
            door.ask_keyring()
        else:
            door.offer_keyring()
        return door

    def _show_first_run(self, folder: Path, *, can_leave: bool = False) -> None:
        from ui.places.first_run import FirstRun

        journey = FirstRun(self._jobs, folder, self._enter, self._clock.today(), can_leave=can_leave)
        journey.finished.connect(self._on_first_run_finished)
        journey.other_folder_chosen.connect(self._on_other_folder_chosen)
        journey.left.connect(self._show_unlock)
        self.doors.hold(journey)

    def _enter(self, folder: Path, key: VaultKey) -> Opened:
        """Called on a thread of its own, where what lies behind the door can be loaded too."""
        import app.notebook  # noqa: F401  for ``_show_notebook``, on the GUI thread

        postbox.load()
        opened = open_for_window(self._clock, folder, key)
        self._opened.append(opened)
        return opened

    def _on_other_folder_chosen(self, folder: Path) -> None:
        if self._go_to(folder):
            self._ask_keyring = True
            self._show_unlock()

    def _on_new_vault_requested(self) -> None:
        self._show_first_run(free_folder(self._folder.with_name(bootstrap.DEFAULT_VAULT)), can_leave=True)

    def _go_to(self, folder: Path) -> bool:
        """Claim another vault in place of this one; false when another window has it, which shows itself then."""
        if folder == self._folder:
            return True
        other = claim(folder)
        if other is None:
            tell(
                self.doors,
                tr("This vault is open already"),
                tr("Its own window has come to the front. This one stays where it is."),
            )
            return False
        self._instance.release()
        self._instance = other
        self._listen(other)
        self._folder = folder
        return True

    # Inside

    def _on_entered(self, opened: Opened) -> None:
        self._show_notebook(opened)

    def _on_first_run_finished(self, made: "NewNotebook") -> None:
        notebook = self._show_notebook(made.entered)
        if made.names:
            notebook.add_first_people(made.names)
        if made.wants_address_book:
            notebook.bring_address_book()

    def _show_notebook(self, opened: Opened) -> "Notebook":
        from app.notebook import Notebook

        spare_what_is_loaded()
        self._go_to(opened.folder)
        self.notebook = Notebook(
            self._desktop, self._instance, opened, self._settings, self._clock, remembered=not self._demo
        )
        self.notebook.show()
        self._bring_files()
        self.doors.hide()
        self.doors.deleteLater()
        return self.notebook

    def _on_doors_closed(self) -> None:
        if self.notebook is None:
            self._desktop.end()

    def _listen(self, instance: SingleInstance) -> None:
        instance.raise_requested.connect(self._on_raise_requested)
        instance.open_requested.connect(self._on_open_requested)

    def _on_open_requested(self, file: Path) -> None:
        """Another start was given a sealed file: it waits at the door until somebody has opened it."""
        self._files.append(file)
        self._bring_files()

    def _bring_files(self) -> None:
        if self.notebook is not None and self._files:
            self.notebook.open_sealed(self._files)
            self._files = []

    def _on_raise_requested(self, token: str) -> None:
        raise_window(self.notebook.window if self.notebook else self.doors, token)
