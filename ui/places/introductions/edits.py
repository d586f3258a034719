"""What the place of introductions writes: each is one change, so one step of undo, whose id is given back.

Each is called on the writing thread as ``call(vault, job)``, with the rest bound beforehand.
"""

from dataclasses import dataclass

from models.favours import Direction, Favours, FavourState
from models.introductions import Answer, Introductions, PartyState
from models.introductions.after import Word, settle
from models.introductions.introduction import NEXT
from models.introductions.sought import ask_to_be_introduced
from models.introductions.teasers import require_anonymous
from models.vault import Vault
from models.words import first_name
from resources import tr
from ui.places.who import Who, id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two as the form gives them. ``said`` is what they answered, in place of the asking words by then."""

    who: Who
    why: str = ""
    teaser: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An introduction as the form gives it; ``is_wished`` where the first one asked for it, which is a yes."""

    one: Side
    other: Side
    is_wished: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom I ask to introduce me, to whom, and what for."""

    whom: Who
    to: Who
    why: str


def propose(vault: Vault, _job: object, *, entry: Entry) -> tuple[int, int]:
    """Keep a new one; its id, and that of the change. Raises ``Refused`` where a line gives somebody away."""
    with vault.change("Propose an introduction"):
        a, b = id_of(vault, entry.one.who), id_of(vault, entry.other.who)
        introductions = Introductions(vault)
        id = introductions.propose(
            a,
            b,
            entry.one.why,
            entry.other.why,
            teaser_a=entry.one.teaser,
            teaser_b=entry.other.teaser,
            note=entry.note,
        )
        require_anonymous(vault, entry.one.teaser, b, a)
        require_anonymous(vault, entry.other.teaser, a, b)
        if entry.is_wished:
            introductions.answer(id, a, Answer.YES)
        return id, vault.current_change


def change(vault: Vault, _job: object, *, id: int, entry: Entry) -> tuple[int, int]:
    """Give one what the form says; its id, and that of the change. Raises ``Refused`` as ``propose``."""
    introductions = Introductions(vault)
    introduction = introductions.get(id)
    with vault.change("Change an introduction", introduction.about):
        introductions.change(id, note=entry.note)
        for party, side in ((introduction.a, entry.one), (introduction.b, entry.other)):
            if PartyState.ASKED in NEXT[party.state]:
                require_anonymous(vault, side.teaser, introduction.other(party).person, party.person)
                introductions.change_party(id, party.person, why=side.why, teaser=side.teaser, note=side.said)
            else:
                introductions.change_party(id, party.person, note=side.said)
        return id, vault.current_change


def ask_for_one(vault: Vault, _job: object, *, whom: int, to: int, why: str) -> int:
    """I asked somebody to introduce me; the id of the change."""
    with vault.change("Ask to be introduced"):
        ask_to_be_introduced(vault, whom, to, why)
        return vault.current_change


def say(vault: Vault, _job: object, *, id: int, word: Word) -> int:
    """What was to be said is said; the id of the change."""
    with vault.change("Take the next step of an introduction", Introductions(vault).get(id).about):
        settle(vault, id, word)
        return vault.current_change


def ask(vault: Vault, _job: object, *, id: int, person: int) -> int:
    """One of them was asked; the id of the change."""
    with vault.change("Ask for an introduction", Introductions(vault).get(id).about):
        Introductions(vault).ask(id, person)
        return vault.current_change


def answer(vault: Vault, _job: object, *, id: int, person: int, said: Answer) -> int:
    """One of them answered; the id of the change."""
    with vault.change("Note an answer", Introductions(vault).get(id).about):
        Introductions(vault).answer(id, person, said)
        return vault.current_change


def rest(vault: Vault, _job: object, *, id: int, person: int) -> int:
    """Ten days of silence are a no; the id of the change."""
    with vault.change("Let introductions expire", Introductions(vault).get(id).about):
        Introductions(vault).rest(id, person)
        return vault.current_change


def met(vault: Vault, _job: object, *, id: int) -> int:
    """They have met; the id of the change."""
    with vault.change("Note that two have met", Introductions(vault).get(id).about):
        Introductions(vault).met(id)
        return vault.current_change


def close(vault: Vault, _job: object, *, id: int, outcome: str) -> tuple[int, int]:
    """That is what came of it; its id, and that of the change."""
    with vault.change("Close an introduction", Introductions(vault).get(id).about):
        Introductions(vault).close(id, outcome)
        return id, vault.current_change


def note_favour(vault: Vault, _job: object, *, id: int) -> int:
    """Having introduced them is a favour that I did; the id of the change."""
    introduction = Introductions(vault).get(id)
    with vault.change("Add a favour", introduction.about):
        Favours(vault).add(
            Direction.FROM_ME,
            tr(
                "Introduced {a} and {b} to each other",
                a=first_name(introduction.a.name),
                b=first_name(introduction.b.name),
            ),
            [introduction.a.person, introduction.b.person],
            FavourState.GIVEN,
            on=introduction.shared_on,
        )
        return vault.current_change


def withdraw(vault: Vault, _job: object, *, id: int) -> int:
    """Stop it before anything is shared; the id of the change."""
    with vault.change("Withdraw an introduction", Introductions(vault).get(id).about):
        Introductions(vault).withdraw(id)
        return vault.current_change


def remove(vault: Vault, _job: object, *, id: int) -> int:
    """Take one out; the id of the change."""
    with vault.change("Remove an introduction", Introductions(vault).get(id).about):
        Introductions(vault).remove(id)
        return vault.current_change
