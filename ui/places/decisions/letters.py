"""The letters of the place that were changed and not sent: they wait until one goes on with them."""

from collections.abc import Iterable
from dataclasses import replace

from models.decisions import Consultation, Decision
from ui.places.decisions.board import Board
from ui.places.decisions.drafts import LetterDraft
from ui.places.letter import Written


class Letters:
    """Knows them by consultation. The one that is open stands on the page of ``board``."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._kept: dict[int, LetterDraft] = {}

    @property
    def drafts(self) -> tuple[LetterDraft, ...]:
        """All of them, the one that is open as it stands now."""
        return tuple((self._kept | self._opened()).values())

    def restore(self, drafts: Iterable[LetterDraft]) -> None:
        """Have these, as they were left another time."""
        self._kept = {one.said: one for one in drafts}

    def written_to(self, consultation: int) -> Written | None:
        """How far one had come with a letter to somebody."""
        kept = self._kept.get(consultation)
        return kept.written if kept else None

    def keep(self, consultation: int, written: Written | None) -> None:
        """Have what was written wait, while it is still to be said; nothing was changed where it is none."""
        told = self._board.book.voice(consultation)
        self._kept.pop(consultation, None)
        if written is not None and told is not None and told[1] in (*told[0].to_ask, *told[0].to_tell):
            self._kept[consultation] = LetterDraft(consultation, told[1].person, written)

    def drop(self, consultation: int) -> None:
        """Let one go: it was sent, or what it says is said."""
        self._kept.pop(consultation, None)

    def forget_gone(self) -> None:
        """Let those go whose decision, or whose person, is gone."""
        self._kept = {said: one for said, one in self._kept.items() if self._board.book.voice(said)}

    def take_open(self) -> tuple[Decision, Consultation] | None:
        """To whom the letter was that was open when one left, once their decision is shown; it is told once."""
        for one in self._kept.values():
            told = self._board.book.voice(one.said) if one.is_open else None
            if told is not None and told[0] == self._board.decision:
                self._kept[one.said] = replace(one, is_open=False)
                return told
        return None

    def _opened(self) -> dict[int, LetterDraft]:
        page = self._board.page
        if page.letter is None:
            return {}
        said, _ = page.letter_for
        told = self._board.book.voice(said)
        return {said: LetterDraft(said, told[1].person, page.letter.written, is_open=True)} if told else {}
