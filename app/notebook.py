"""The open notebook: the window with its places, what can be done anywhere, and how it is left."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings as settings_file
from app import view
from app.capture_window import BesideNotebook, SentenceKeeper
from app.leaving import without
from app.opened import Opened, add_first_people, tidy_up
from app.places import Places
from app.relaunch import start_locked
from app.settings import Settings
from app.view import View
from app.ways import PEOPLE
from app.wishes import Wishes
from models.clock import Clock
from models.history import change_words
from models.meaning.keeping import Keeper
from models.vault import Change, Changed, Vault, Where
from models.vault.worker import Job
from resources import tr
from ui.capture_bar import CaptureBar
from ui.desktop import Desktop, take_key
from ui.exporting import export_everything
from ui.idle import IdleWatch
from ui.jobs import Jobs
from ui.palette import Command, Palette
from ui.places.people import BackupsLeft, Leaving
from ui.places.typed_dates import put_day_first
from ui.sealed_drops import SealedDrops
from ui.shell import Shell
from ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from ui.importing import ImportDialog

GRACE_SECONDS = 3.0
"""How long what is still being written may take before it is stopped. What was stopped leaves nothing behind."""


class Notebook:
    """One open vault and its window. ``remembered`` is off for a vault that is thrown away."""

    def __init__(
        self,
        desktop: Desktop,
        instance: SingleInstance,
        opened: Opened,
        settings: Settings,
        clock: Clock,
        *,
        remembered: bool = True,
    ) -> None:
        self._desktop = desktop
        self._instance = instance
        self._opened = opened
        self._settings = settings
        self._clock = clock
        self._remembered = remembered
        self._leaving = False
        self._locks = False
        self._came_late: list[Path] = []
        self._import: ImportDialog | None = None
        self.jobs = Jobs(opened.worker)
        self._idle = IdleWatch(settings.lock_after, self.jobs)
        self._idle.idled.connect(self.lock)
        self.jobs.refused.connect(self._say)
        put_day_first(settings.day_first)
        self._sentence = SentenceKeeper(opened.view.pages.get(view.CAPTURE, ""))
        self.places = self._make_places(opened.view)
        self.small = BesideNotebook(self.jobs, self.places.day_first, self._bar, self._on_sentence_changed)
        instance.capture_requested.connect(self.small.show)
        instance.shows_capture = True
        self.jobs.write(self.window, tidy_up)
        self._keeper = Keeper(opened.worker)
        self._keeper.start()
        self.jobs.changed.connect(self._on_changed)
        if remembered:
            self._keep_settings(replace(settings, last_vault=opened.folder))

    def show(self) -> None:
        """Show the window, and the import that was left in the middle, if one was."""
        self.window.show()
        if unfinished := self._opened.view.pages.get(view.IMPORT):
            self._open_import([]).go_on(unfinished)

    def add_first_people(self, names: tuple[str, ...]) -> None:
        """Write down the names of the first run."""
        self.jobs.write(self.window, partial(add_first_people, names))

    def bring_address_book(self) -> None:
        """Begin with an import."""
        self.window.go(PEOPLE)
        self._on_import_requested([])

    def open_sealed(self, files: Sequence[Path]) -> None:
        """Read sealed files, from the desktop or dropped on the window; they wait in the place of cards.

        Those that are not read before the vault is closed wait at the door of a fresh process.
        """
        if self._leaving:
            self._came_late += files
        else:
            self.places.open_sealed(files)

    # The window

    @property
    def window(self) -> Shell:
        """The window."""
        return self.places.window

    def _make_places(self, was: View) -> Places:
        wishes = Wishes(
            draft_changed=self._on_draft_changed,
            sentence_changed=self._on_sentence_changed,
            undo_requested=self._undo_change,
            forgotten=self._on_forgotten,
            import_requested=self._on_import_requested,
            language_chosen=self._on_language_chosen,
            theme_chosen=self._on_theme_chosen,
            lock_after_chosen=self._on_lock_after_chosen,
            today_budget_chosen=self._on_today_budget_chosen,
            day_first_chosen=self._on_day_first_chosen,
            mailboxes_chosen=self._on_mailboxes_chosen,
        )
        places = Places(self.jobs, self._clock, self._current_settings, wishes, was)
        window = places.window
        window.lock_requested.connect(self.lock)
        window.search_requested.connect(self._on_search_requested)
        window.undo_requested.connect(self.undo)
        window.redo_requested.connect(self.redo)
        window.closed.connect(self._on_closed)
        SealedDrops(window).dropped.connect(self.open_sealed)
        take_key(window, "Ctrl+Q", window.close)
        take_key(window, "Ctrl+N", places.add_person)
        take_key(window, "Ctrl+J", places.show_promises)
        take_key(window, "Ctrl+T", places.show_triage)
        return places

    def _current_settings(self) -> Settings:
        return self._settings

    def _on_changed(self, _changed: Changed) -> None:
        self._keeper.wake()

    def _on_draft_changed(self) -> None:
        """Keep what is half written where a crash cannot take it. Whoever leaves keeps it anyway."""
        if not self._leaving:
            self.jobs.write(self.window, partial(_keep_view, self._view()))

    def _on_sentence_changed(self) -> None:
        if not self._leaving:
            self.jobs.write(self.window, partial(self._sentence.keep, self.small.bar.to_keep()))

    def _bar(self) -> CaptureBar:
        return self.places.bar

    def _say(self, sentence: str) -> None:
        self.window.say(sentence)

    # What can be done anywhere

    def undo(self) -> None:
        """Take the newest change back."""
        self.jobs.write(self.window, partial(_undo, self.places.taking_back_where), self._on_undone)

    def _undo_change(self, change: int) -> None:
        """Take one change back, whatever was done since."""
        self.jobs.write(self.window, partial(_undo_one, change), self._on_undone)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.jobs.write(self.window, partial(_redo, self.places.taking_back_where), self._on_redone)

    def _on_undone(self, change: Change) -> None:
        self.window.say(tr("Undone: {what}", what=change_words(change.label, change.about)), tr("Redo"), self.redo)

    def _on_redone(self, change: Change) -> None:
        self.window.say(tr("Done again: {what}", what=change_words(change.label, change.about)), tr("Undo"), self.undo)

    def _on_search_requested(self) -> None:
        commands = [Command(key, title, shortcut, icon) for key, (title, shortcut, icon, _) in self._commands().items()]
        palette = Palette(self.jobs, commands, self.window)
        palette.person_chosen.connect(self.places.show_person)
        palette.interaction_chosen.connect(self.places.show_exchange)
        palette.note_chosen.connect(self.places.show_note)
        palette.command_chosen.connect(self._on_command_chosen)
        palette.open()

    def _commands(self) -> dict[str, tuple[str, str, str, Callable[[], object]]]:
        """Title, shortcut, icon and deed of what can be done anywhere."""
        places = {
            place.key: (place.title, place.sequence, place.icon, partial(self.window.go, place.key))
            for place in self.window.entries
        }
        return {
            "capture": (tr("Write down what happened"), "Ctrl+Space", "coffee", self.places.bar.begin),
            "add": (tr("Add a person"), "Ctrl+N", "user-plus", self.places.add_person),
            "promises": (tr("What did I promise?"), "Ctrl+J", "hand-helping", self.places.show_promises),
            "introduce": (tr("Introduce two people"), "", "handshake", self.places.propose_introduction),
            "ways": (tr("Who leads to…?"), "", "waypoints", self.places.show_ways),
            "receive": (tr("Receive by a code"), "", "send", self.places.receive_by_code),
            "import": (tr("Import an address book"), "", "upload", self.bring_address_book),
            "question": (tr("A question to decide"), "", "split", self.places.ask_question),
            "triage": (tr("Sort through people"), "Ctrl+T", "list-filter", self.places.show_triage),
            "doubles": (tr("Find people who stand twice"), "", "merge", self.places.show_doubles),
            "export": (tr("Export everything"), "", "download", partial(export_everything, self.jobs, self.window)),
            **places,
            "undo": (tr("Undo"), "Ctrl+Z", "undo-2", self.undo),
            "redo": (tr("Redo"), "Ctrl+Shift+Z", "redo-2", self.redo),
            "lock": (tr("Lock"), "Ctrl+L", "lock", self.lock),
            "quit": (tr("Quit"), "Ctrl+Q", "x", self.window.close),
        }

    def _on_command_chosen(self, key: str) -> None:
        self._commands()[key][-1]()

    def _on_import_requested(self, files: list[Path]) -> None:
        self._open_import(files)

    def _open_import(self, files: list[Path]) -> "ImportDialog":
        from ui.importing import ImportDialog  # few starts bring anything in

        dialog = self._import = ImportDialog(self.jobs, files, self.window, day_first=self._settings.day_first)
        dialog.sorting_requested.connect(self.places.show_triage)
        dialog.finished.connect(self._on_import_ended)
        dialog.open()
        return dialog

    def _on_import_ended(self, _how: int) -> None:
        dialog, self._import = self._import, None
        if dialog is not None:
            dialog.deleteLater()

    def _on_forgotten(self, leaving: Leaving) -> None:
        """Have nothing of somebody stay in the window: not on a page, nor in what is half written."""
        self.small.close()
        self._desktop.forget_clipboard()
        self._make_window_anew(without(self._put_down(), leaving.person))
        # what was asked to be kept meanwhile may still have told of them
        self._on_draft_changed()
        self._on_sentence_changed()
        self.window.say(tr("Forgotten. What was noted with others as well stays with them."))
        if leaving.backups:
            dialog = BackupsLeft(leaving.backups, self.window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    # Settings

    def _keep_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.jobs.run(self.window, partial(settings_file.save, settings))

    def _on_theme_chosen(self, theme: str) -> None:
        self._desktop.wear(theme)
        self._keep_settings(replace(self._settings, theme=theme))

    def _on_lock_after_chosen(self, minutes: int) -> None:
        self._idle.set_minutes(minutes)
        self._keep_settings(replace(self._settings, lock_after=minutes))

    def _on_today_budget_chosen(self, cards: int) -> None:
        self._keep_settings(replace(self._settings, today_budget=cards))
        self.places.show_at_most(cards)

    def _on_day_first_chosen(self, day_first: bool) -> None:
        put_day_first(day_first)
        self._keep_settings(replace(self._settings, day_first=day_first))

    def _on_mailboxes_chosen(self, servers: tuple[str, ...]) -> None:
        self._keep_settings(replace(self._settings, mailboxes=servers))

    def _on_language_chosen(self, language: str | None) -> None:
        """Words are put on widgets when they are made, so the window is made anew where it was."""
        self._desktop.speak(language)
        self._keep_settings(replace(self._settings, language=language))
        self._make_window_anew(self._put_down())

    def _make_window_anew(self, was: View) -> None:
        old, unread = self.window, self.places.sealed_left
        self.places = self._make_places(was)
        self.window.show()
        if unread:
            self.open_sealed(unread)
        old.closed.disconnect(self._on_closed)
        old.hide()
        old.deleteLater()

    # Leaving

    def _put_down(self) -> View:
        """The view as it is left. A field that loses the keyboard keeps what is in it, so none has it afterwards."""
        was = self._view()
        self.places.put_down()
        return was

    def _view(self) -> View:
        was = self.places.view()
        return replace(was, pages={**was.pages, view.IMPORT: self._import.state() if self._import else ""})

    def lock(self) -> None:
        """Close the vault and leave a fresh process at its door; a vault that is thrown away is just left."""
        self.window.say(tr("Finishing what is being written, then locking…"))
        self._locks = True
        self._leave()

    def _on_closed(self) -> None:
        self._leave()

    def _leave(self) -> None:
        if self._leaving:
            return
        self._leaving = True
        self._instance.shows_capture = False
        sentence = partial(self._sentence.keep, self.small.bar.to_keep())
        self.small.close()
        was = self._put_down()
        self.window.setEnabled(False)
        written = threading.Event()
        self.jobs.write(self.window, sentence)
        self.jobs.write(self.window, partial(_keep_last_view, was, written))
        self.jobs.run(self.window, partial(written.wait, GRACE_SECONDS), self._on_waited)

    def _on_waited(self, all_written: bool) -> None:
        if not all_written:
            self.window.say(tr("Stopping what takes longer: nothing of it stays behind."))
        self.jobs.cancel_all()
        self.jobs.run(self.window, self._opened.worker.close, self._on_vault_closed)

    def _on_vault_closed(self, _nothing: None) -> None:
        self._desktop.forget_clipboard()
        self._instance.release()
        unread = [*self.places.sealed_left, *self._came_late]
        if self._remembered and (self._locks or unread):
            start_locked(self._opened.folder, self._clock, unread)
        self._desktop.end()


def _undo(where: Where, vault: Vault, _job: Job[Change]) -> Change:
    return vault.undo(where=where)


def _undo_one(change: int, vault: Vault, _job: Job[Change]) -> Change:
    return vault.undo(change)


def _redo(where: Where, vault: Vault, _job: Job[Change]) -> Change:
    return vault.redo(where=where)


def _keep_view(was: View, vault: Vault, _job: Job[None]) -> None:
    view.keep(was, vault)


def _keep_last_view(was: View, written: threading.Event, vault: Vault, _job: Job[None]) -> None:
    """The last write: when it is done, so are all that waited before it."""
    try:
        view.keep(was, vault)
    finally:
        written.set()
