"""Asking at a terminal, card by card, what of an import is taken beside what stands."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.cli.asking import ask_openly, can_ask
from app.cli.output import say
from models.errors import Refused
from resources import phrase, tr

if TYPE_CHECKING:
    from models.completing import Difference
    from models.importing import Beside, Decision, Planned, Rehearsal
    from models.involved import Named
    from models.vault import Vault

_LONGEST = 60
_ENOUGH = "q"


class _Enough(Exception):
    """No more is asked: the rest comes in as it would."""


def decisions_about(vault: "Vault", rehearsal: "Rehearsal") -> "dict[int, Decision]":
    """What somebody at the terminal decides of each card that changes or may be somebody, by its place in the plan.

    Raises ``Refused`` without a terminal, or when it is closed: then nothing is decided.
    """
    if not can_ask():
        raise Refused(_otherwise())
    decisions = {}
    try:
        for place, planned in enumerate(rehearsal.planned):
            if decision := _decision(vault, rehearsal, place, planned):
                decisions[place] = decision
    except _Enough:
        say(tr("No more is asked. The others come in as the rehearsal says."))
    return decisions


def _otherwise() -> str:
    return tr("There is no terminal to ask at. Leave --ask out: what completes is taken, and what stands is kept.")


def _decision(vault: "Vault", rehearsal: "Rehearsal", place: int, planned: "Planned") -> "Decision | None":
    from models.importing import Decision, Verdict, read_beside

    if planned.alike:
        who = _who(planned)
        if who is None:
            return None
        if who == 0:
            return Decision(apart=tuple(id for id, _ in planned.alike))
        beside = read_beside(vault, rehearsal, place, who)
        return Decision(taken=_taken(planned, beside) if beside.differences else None, same_as=who)
    if planned.differs or planned.verdict is Verdict.UPDATED:
        beside = read_beside(vault, rehearsal, place)
        if beside.differences:
            return Decision(taken=_taken(planned, beside))
    return None


def _who(planned: "Planned") -> int | None:
    """Whom of those alike the card is about: their id, 0 for nobody, ``None`` where it is left open."""
    say(tr("{name} ({at}) looks like:", name=planned.name, at=planned.at))
    for number, (_, name) in enumerate(planned.alike, start=1):
        say(f"  {number}  {name}")
    question = tr("Which one is it? A number, “0” for somebody else, Enter to leave it open, “q” to be asked no more.")
    while True:
        said = _answer(question)
        if not said:
            return None
        if said.isdecimal() and int(said) <= len(planned.alike):
            return _id_at(planned.alike, int(said))
        say(tr("That is none of these."))


def _id_at(alike: "Sequence[Named]", number: int) -> int:
    return alike[number - 1][0] if number else 0


def _taken(planned: "Planned", beside: "Beside") -> "tuple[Difference, ...]":
    """Which lines of the card are taken."""
    found = beside.differences
    say(tr("{name} ({at}), beside {other}, who is here:", name=planned.name, at=planned.at, other=beside.stands.name))
    for number, one in enumerate(found, start=1):
        now = _words(one.now) if one.field != "note" else _short(beside.stands.note)
        say(f"  {number}  {_label(one)}: {now or '–'} → {_words(one.comes)}")
    usual = [number for number, one in enumerate(found, start=1) if one.completes]
    question = tr(
        "Which lines to take? Numbers, “all” or “none”; Enter for {usual}; “q” to be asked no more.",
        usual=" ".join(map(str, usual)) or tr("none"),
    )
    while True:
        numbers = _numbers(_answer(question), len(found), usual)
        if numbers is not None:
            return tuple(one for number, one in enumerate(found, start=1) if number in numbers)
        say(tr("That is none of these."))


def _answer(question: str) -> str:
    """What is typed, without blanks around. Raises ``Refused`` where the terminal is closed, ``_Enough``."""
    typed = ask_openly(question, _otherwise())
    if not typed:
        raise Refused(tr("Nothing was brought in."))
    if typed.strip().lower() == _ENOUGH:
        raise _Enough
    return typed.strip()


def _numbers(said: str, most: int, usual: Sequence[int]) -> set[int] | None:
    """The lines that somebody named; ``None`` for what makes no sense.

    >>> sorted(_numbers("3, 1", 3, [2]) or ()), _numbers("", 3, [2]), _numbers("4", 3, [2])
    ([1, 3], {2}, None)
    """
    words = re.split(r"[\s,;]+", said.lower())
    if words == [""]:
        return set(usual)
    if words in (["all"], [tr("all").lower()]):
        return set(range(1, most + 1))
    if words in (["none"], [tr("none").lower()]):
        return set()
    if not all(word.isdecimal() and 1 <= int(word) <= most for word in words):
        return None
    return {int(word) for word in words}


def _label(one: "Difference") -> str:
    from models.history.fields import FIELDS, STATES
    from models.people import ContactMethod, ImportantDate

    if isinstance(one.comes, ContactMethod):
        return phrase(STATES["contact"][one.comes.kind])
    if isinstance(one.comes, ImportantDate):
        return phrase(STATES["important"][one.comes.kind])
    others = {"tags": tr("Tag"), "worlds": tr("World"), "photo": tr("Picture"), "properties": tr("Kept as it is")}
    return others.get(one.field) or phrase(FIELDS["person"]["circle_id" if one.field == "circle" else one.field][0])


def _words(part: object) -> str:
    from models.completing import InCircle
    from models.people import ContactMethod, ImportantDate
    from models.words import yearly_words

    match part:
        case None:
            return ""
        case ContactMethod():
            return _short(part.value)
        case InCircle():
            return part.name
        case ImportantDate():
            return " ".join(filter(None, (yearly_words(part.on), part.label)))
    return _short(part) if isinstance(part, str) else tr("a picture")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
