"""How often a right person is among the first three: by full text, by vectors, by both, in and across languages."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from models.experiences import Experiences, Needs, Offers
from models.interactions import Interactions
from models.meaning.answers import answered
from models.meaning.keeping import keep_up
from models.people import People
from models.vault import Vault

BOOKS = (("first", "second", "third"), ("fourth",), ("fifth",))
"""The parts that are asked over one another's people, and those that know of none but their own."""

FIRST = 3
WAYS = {
    "full text": partial(answered, by_words=True, by_meaning=False),
    "vectors": partial(answered, by_words=False, by_meaning=True),
    "together": partial(answered, by_words=True, by_meaning=True),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked in one language about something told in another; any of ``whom`` is right."""

    part: str
    direction: str
    ask: str
    whom: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recall:
    """Of ``asked`` questions of one part in one direction, for how many each way found a right person."""

    part: str
    direction: str
    asked: int
    found: dict[str, int]


def fill(vault: Vault, parts: Sequence[str]) -> None:
    """Put the people of these parts into ``vault``, with what was noted of them and its vectors."""
    with vault.change("Fill"):
        for part in parts:
            for person in _read(part)["people"]:
                _note(vault, person["name"], person["said"])
    keep_up(vault, _unseen)


def questions(parts: Sequence[str]) -> list[Question]:
    """Those of these parts."""
    return [
        Question(part, f"{one['from']} -> {one['to']}", one["ask"], frozenset(one["whom"]))
        for part in parts
        for one in _read(part)["questions"]
    ]


def recalls(vault: Vault, parts: Sequence[str]) -> Iterator[Recall]:
    """Each of these parts and directions, and each part as a whole, in a vault that was filled with them."""
    asked = questions(parts)
    right = {(one, way): _is_right(vault, one, way) for one in asked for way in WAYS}
    for part in parts:
        of_part = [one for one in asked if one.part == part]
        directions = sorted({one.direction for one in of_part})
        for direction in (*directions, "all"):
            some = [one for one in of_part if direction in (one.direction, "all")]
            yield Recall(part, direction, len(some), {way: sum(right[one, way] for one in some) for way in WAYS})


def _is_right(vault: Vault, question: Question, way: str) -> bool:
    return any(answer.name in question.whom for answer in WAYS[way](vault, question.ask, FIRST))


def _note(vault: Vault, name: str, said: list[list[str]]) -> None:
    person = People(vault).add(name, note="\n".join(text for kind, text in said if kind == "note"))
    for kind, text in said:
        match kind:
            case "experience":
                Experiences(vault).add(person, text)
            case "need":
                Needs(vault).add(person, text)
            case "offer":
                Offers(vault).add(person, text)
            case "interaction":
                Interactions(vault).log(on="2025-06-12", people=[person], text=text)


def _read(part: str) -> dict[str, list[dict]]:  # type: ignore[type-arg]
    file = Path(__file__).parent / f"{part}.json"
    read: dict[str, list[dict]] = json.loads(file.read_text(encoding="utf-8"))  # type: ignore[type-arg]
    return read


def _unseen(_done: int, _total: int) -> None:
    return
