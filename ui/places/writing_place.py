"""What places do in which one writes: they say what came of it, and keep what is half written."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from models.vault import Changed
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.draft_watch import DraftWatch
from ui.places.pen import Pen
from ui.widgets.notice import Notice


class WritingPlace(QWidget):
    """A subclass makes what it shows, then calls ``_settle_in``, and fills in the methods that are empty here.

    ``draft_changed`` says, a while after typing stopped, that what is half written is no longer what it was:
    ``state`` carries it, and is worth keeping.
    """

    draft_changed = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._pen = Pen(jobs, self)
        self._job: Job | None = None

    def _settle_in(self) -> None:
        """Have the line at the bottom, and listen to what changes."""
        self._notice = Notice(self)
        self._jobs.changed.connect(self._hear_of_change)
        self._pen.refused.connect(self._on_refused)
        self._pen.said.connect(self._say)
        self._watch = DraftWatch(self, self._drafts)
        self._watch.changed.connect(self.draft_changed)

    @property
    def notice(self) -> Notice:
        """The line at the bottom."""
        return self._notice

    def put_down(self) -> None:
        """Stop writing without keeping anything: what is half written stays in the ``state`` read before."""
        self._watch.stop()

    def _drafts(self) -> object:
        """What is half written, also while its form is still on its way."""
        raise NotImplementedError

    @Slot(object)
    def _hear_of_change(self, changed: Changed) -> None:
        """A slot of its own: one that a subclass overrides would be called even when the place is gone."""
        self._on_changed(changed)

    def _on_changed(self, changed: Changed) -> None:
        """Read anew what a change may show in."""
        raise NotImplementedError

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._say(sentence)

    @Slot(str, int)
    def _say(self, words: str, change: int = 0) -> None:
        """Show a line, and offer to take the change back if there is one."""
        if change:
            self._notice.say(words, tr("Undo"), partial(self._pen.take_back, change))
        else:
            self._notice.say(words)
