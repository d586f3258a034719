"""The small window for one sentence: beside an open notebook, or alone in a process of its own."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from app import bootstrap, view
from app.opened import Opened, open_for_window
from app.settings import Settings
from models.clock import Clock
from models.vault import Vault, VaultKey
from ui.capture_bar import CaptureBar, CapturePage
from ui.desktop import Desktop, take_key
from ui.doors import Doors
from ui.idle import IdleWatch
from ui.jobs import Jobs
from ui.places.unlock import UnlockPlace
from ui.single_instance import SingleInstance, asked_to_capture, claim, raise_window

PART: Final = "capture"
"""What the small window claims of a vault, when it is alone."""


def run(vault_path: Path, *, demo: bool, clock: Clock, settings: Settings, passphrase: str | None) -> int:
    """Let one sentence be written down; the exit code.

    An open notebook shows the small window itself, and this process ends; so does one whose window is there already.
    Where there is no vault, the main window is shown, to make one.
    """
    if not vault_path.exists():
        from app import window

        return window.run(vault_path, demo=demo, clock=clock, settings=settings, passphrase=passphrase)
    desktop = Desktop(sys.argv[:1], settings)
    instance = None if asked_to_capture(vault_path) else claim(vault_path, PART)
    if instance is None:
        return 0
    session = CaptureSession(desktop, instance, vault_path, settings, clock)
    try:
        session.begin(passphrase)
        return desktop.run()
    finally:
        session.end()


class SentenceKeeper:
    """Keeps the half written sentence, if it is another than the vault had from this window last.

    ``keep`` is for the writing thread, where ``state`` tells what was not kept by then.
    """

    def __init__(self, known: str) -> None:
        self._known = known

    def keep(self, state: Callable[[], str], vault: Vault, _job: object) -> None:
        """Raises as ``view.keep``."""
        now = state()
        if now != self._known:
            view.keep_sentence(now, vault)
            self._known = now


class BesideNotebook:
    """The small window over the vault of an open notebook.

    There is one draft, and it is in one bar at a time: in the small window's while that is shown.
    """

    def __init__(
        self,
        jobs: Jobs,
        day_first: Callable[[], bool],
        bar: Callable[[], CaptureBar],
        draft_changed: Callable[[], None],
    ) -> None:
        self._jobs = jobs
        self._draft_changed = draft_changed
        self._day_first = day_first
        self._main_bar = bar
        self._doors: Doors | None = None
        self._page: CapturePage | None = None

    @property
    def window(self) -> Doors | None:
        """The window, while it is shown."""
        return self._doors

    @property
    def page(self) -> CapturePage | None:
        """What it holds while it is shown."""
        return self._page

    @property
    def bar(self) -> CaptureBar:
        """The bar that has the draft."""
        return self._page.bar if self._page else self._main_bar()

    def show(self, token: str) -> None:
        """Show the window, or bring it to the front."""
        if self._doors is None:
            self._doors = Doors(small=True)
            self._page = CapturePage(self._jobs, self._day_first)
            self._page.bar.restore(self._main_bar().take_draft())
            self._page.bar.draft_changed.connect(self._draft_changed)
            self._page.finished.connect(self.close)
            self._doors.closed.connect(self._page.finish)
            self._doors.hold(self._page)
        raise_window(self._doors, token)

    def close(self) -> None:
        """Let it go; what is half written goes back to the bar of the notebook."""
        if self._doors is None or self._page is None:
            return
        doors, page = self._doors, self._page
        self._doors = self._page = None
        page.bar.put_down()
        self._main_bar().restore(page.bar.take_draft())
        doors.hide()
        doors.deleteLater()


class CaptureSession:
    """The small window in a process of its own, from the door of the vault to the sentence."""

    def __init__(
        self, desktop: Desktop, instance: SingleInstance, folder: Path, settings: Settings, clock: Clock
    ) -> None:
        self._desktop = desktop
        self._instance = instance
        self._folder = folder
        self._settings = settings
        self._clock = clock
        self._opened: Opened | None = None
        self._jobs = Jobs()
        self._leaving = False
        self.page: CapturePage | None = None
        self.doors = Doors(small=True)
        self.doors.closed.connect(self._leave)
        take_key(self.doors, "Ctrl+Q", self.doors.close)
        instance.raise_requested.connect(self._on_raise_requested)

    def begin(self, passphrase: str | None) -> None:
        """Show the door; with a ``passphrase`` only if it does not open."""
        door = UnlockPlace(self._jobs, self._folder, self._enter, bootstrap.spoken_name(self._folder))
        door.page.another.hide()  # the sentence is for this one
        door.entered.connect(self._on_entered)
        self.doors.hold(door)
        if passphrase is not None:
            door.refused.connect(self.doors.show)
            door.open_with(passphrase)
            return
        door.look()
        door.ask_keyring()
        self.doors.show()

    def end(self) -> None:
        """Close what is open, whichever way the run ended."""
        if self._opened is not None:
            self._opened.worker.close()
        self._instance.release()

    def _enter(self, folder: Path, key: VaultKey) -> Opened:
        """Called on a thread of its own."""
        self._opened = open_for_window(self._clock, folder, key)
        return self._opened

    def _on_entered(self, opened: Opened) -> None:
        self._jobs = Jobs(opened.worker)
        state = opened.view.pages.get(view.CAPTURE, "")
        self._keeper = SentenceKeeper(state)
        self.page = CapturePage(self._jobs, self._day_first)
        self._jobs.refused.connect(self.page.notice.say)
        self.page.bar.restore(state)
        self.page.bar.draft_changed.connect(self._on_draft_changed)
        self.page.finished.connect(self.doors.close)
        self._idle = IdleWatch(self._settings.lock_after, self._jobs)
        self._idle.idled.connect(self.doors.close)
        self.doors.hold(self.page)
        self.doors.show()

    def _day_first(self) -> bool:
        return self._settings.day_first

    def _on_draft_changed(self) -> None:
        if self.page is not None:
            self._jobs.write(self.doors, partial(self._keeper.keep, self.page.bar.to_keep()))

    def _on_raise_requested(self, token: str) -> None:
        raise_window(self.doors, token)

    def _leave(self) -> None:
        if self._leaving:
            return
        self._leaving = True
        if self._opened is None or self.page is None:
            self._desktop.end()
            return
        self._on_draft_changed()
        self.page.bar.put_down()
        # closing waits for what is asked for already, the draft last
        self._jobs.run(self.doors, self._opened.worker.close, self._on_vault_closed)

    def _on_vault_closed(self, _nothing: None) -> None:
        self._desktop.forget_clipboard()
        self._desktop.end()
