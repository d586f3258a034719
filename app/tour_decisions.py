"""The pictures of decisions, on the tour."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from app.notebook import Notebook
from app.ways import DECISIONS
from ui.places.decisions import DecisionsPlace
from ui.places.decisions.sentences import Act, Section

_Picture = TypeVar("_Picture")
_FORMS = (("decision_who", Act.WHO), ("decision_choice", Act.DECIDE), ("decision_said", Act.NOTE))


def decision_scenes(notebook: Notebook, paint: Callable[[], _Picture]) -> Iterator[tuple[str, _Picture]]:
    """What is open, its forms, what rests, and what is behind; ``paint`` gives the window once it has come to rest."""
    window = notebook.window
    window.go(DECISIONS)
    place = window.page(DECISIONS)
    assert isinstance(place, DecisionsPlace)
    yield DECISIONS, paint()
    for name, act in _FORMS:
        place.do(act)
        yield name, paint()
        place.give_up()
    place.open_new()
    yield "decision_new", paint()
    place.give_up()
    for section in (Section.DECIDED, Section.DONE):
        place.board.show_section(section)
        yield f"{DECISIONS}_{section.value}", paint()


def no_decision_yet(notebook: Notebook, paint: Callable[[], _Picture]) -> Iterator[tuple[str, _Picture]]:
    """The place before there is any question."""
    notebook.window.go(DECISIONS)
    yield f"{DECISIONS}_none", paint()
