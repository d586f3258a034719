"""Five-minute gestures: small things to do for people now, each with its reason.

The five-minute favour is Adam Rifkin's, told by Adam Grant in *Give and Take* (2013): to give often
what costs little, as a thank-you, an introduction, a word of recommendation, a piece of news.
A gesture that is not made goes; it is never counted, and never comes with a date of its own.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import zip_longest

from models.dates import sort_day
from models.decisions import Decisions
from models.experiences import Experience, Experiences, MayAsk, Need, Needs, Offers, WishState
from models.favours.favour import Direction, Effort, Favour, FavourState, Shelf
from models.favours.matching import Gift, meetings
from models.favours.store import Favours
from models.involved import Named
from models.missions import Missions
from models.nudges import FOR_GOOD, Nudges
from models.vault.vault import Vault
from models.words import due_words
from resources import tr

MOST = 7
"""No more than these at once: it is a glance, not a list to work through."""

NOT_NOW = timedelta(days=182)
"""How long a gesture is quiet that was put off."""

_NUDGE = "gesture"
_LOOKED_AT = 200
"""How many of a shelf are looked through: what is older is no longer a matter of five minutes."""

_HELPED_WITHIN = timedelta(days=365)
"""Later, a word of recommendation would come out of the blue."""


class GestureKind(StrEnum):
    """What sort of gesture it is."""

    PROMISE = "promise"
    THANKS = "thanks"
    WORK = "work"
    """Telling somebody what became of the work they passed on."""

    CHOICE = "choice"
    """Telling somebody what was decided after they were asked."""

    MATCH = "match"
    """Telling somebody that another has what they look for."""

    RECOMMEND = "recommend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """Something small to do for ``people``: ``text`` what, ``why`` the reason, in the user's language.

    ``subject`` is what a refusal is remembered by. ``about`` is the row of its kind: a favour, a mission,
    a consultation, a need.
    """

    kind: GestureKind
    subject: str
    people: tuple[Named, ...]
    text: str
    why: str
    about: int


class Gestures:
    """What could be done for people now. The quiet, the dead and those who were put away are left in peace."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._favours = Favours(vault)

    def suggest(self, most: int = MOST) -> tuple[Gesture, ...]:
        """The gestures of today, of every kind some, ``most`` at the most."""
        today = self._vault.clock.today()
        quiet = Nudges(self._vault).quiet_ones(_NUDGE, today)
        kinds = [
            self._open_ones(quiet, list(found))
            for found in (
                self._promises(today),
                self._thanks(),
                self._news(),
                self._matches(),
                self._recommendations(today),
            )
        ]
        # one of each kind, then another of each: no kind crowds the others out
        in_turn = [one for turn in zip_longest(*kinds) for one in turn if one is not None][:most]
        return tuple(one for kind in kinds for one in kind if one in in_turn)

    def make(self, gesture: Gesture) -> None:
        """It was done. What was promised is kept, what was owed is said; anything else is noted as given.

        Raises ``Refused`` when what it was about is gone, or was done already.
        """
        match gesture.kind:
            case GestureKind.PROMISE:
                self._favours.done(gesture.about)
            case GestureKind.THANKS:
                self._favours.thank(gesture.about)
            case GestureKind.WORK:
                Missions(self._vault).tell(gesture.about, gesture.people[0][0])
            case GestureKind.CHOICE:
                Decisions(self._vault).tell(gesture.about)
            case _:
                self._note(gesture)

    def leave(self, gesture: Gesture) -> None:
        """Not now: it is not suggested again for half a year."""
        with self._vault.change("Leave a gesture for later", _names(gesture.people)):
            self._quiet(gesture, self._vault.clock.today() + NOT_NOW)

    # Inside

    def _note(self, gesture: Gesture) -> None:
        with self._vault.change("Make a gesture", _names(gesture.people)):
            self._favours.add(
                Direction.FROM_ME,
                gesture.text,
                [person for person, _ in gesture.people],
                FavourState.GIVEN,
                effort=Effort.FIVE_MINUTES,
                on=self._vault.clock.today(),
            )
            self._quiet(gesture, FOR_GOOD)

    def _quiet(self, gesture: Gesture, until: date) -> None:
        Nudges(self._vault).quiet(_NUDGE, gesture.subject, until)

    def _open_ones(self, quiet: frozenset[str], found: Sequence[Gesture]) -> list[Gesture]:
        """Those that may be suggested, ``MOST`` at the most: nobody in them wants to be left in peace."""
        wanted = [one for one in found if one.subject not in quiet]
        active = self._active(person for one in wanted for person, _ in one.people)
        return [one for one in wanted if active.issuperset(person for person, _ in one.people)][:MOST]

    def _active(self, people: Iterable[int]) -> set[int]:
        rows = self._vault.rows(
            """SELECT id FROM person WHERE NOT archived AND standing = ''
            AND id IN (SELECT value FROM json_each(?))""",
            (json.dumps(sorted(set(people))),),
        )
        return {row[0] for row in rows}

    def _promises(self, today: date) -> Iterable[Gesture]:
        for one in self._favours.open(Direction.FROM_ME):
            if one.effort == Effort.FIVE_MINUTES:
                yield _of(one, GestureKind.PROMISE, _promised(due_words(one.due, today)))

    def _thanks(self) -> Iterable[Gesture]:
        for one in self._latest(Shelf.TO_THANK):
            yield _of(one, GestureKind.THANKS, tr("The thanks are not said yet."))

    def _news(self) -> Iterable[Gesture]:
        for mission in Missions(self._vault).all():
            for link in mission.to_tell:
                yield Gesture(
                    kind=GestureKind.WORK,
                    subject=f"{mission.uid} {self._uid(link.person)}",
                    people=((link.person, link.name),),
                    text=tr("Tell how it ended: {work}", work=mission.title),
                    why=tr("It came this way, and the end of it is not told yet."),
                    about=mission.id,
                )
        for decision in Decisions(self._vault).all():
            for asked in decision.to_tell:
                yield Gesture(
                    kind=GestureKind.CHOICE,
                    subject=asked.uid,
                    people=((asked.person, asked.name),),
                    text=tr("Tell what you decided: {question}", question=decision.question),
                    why=tr("You asked for advice, and what came of it is not told yet."),
                    about=asked.id,
                )

    def _matches(self) -> Iterable[Gesture]:
        offers = Offers(self._vault).all(WishState.OPEN)
        gifts = [Gift(one.uid, one.person, one.name, one.text, lived=False) for one in offers]
        gifts += [_lived(one) for one in Experiences(self._vault).all() if one.may_ask != MayAsk.NO]
        introduced = self._introduced()
        for need, gift in meetings(Needs(self._vault).all(WishState.OPEN), gifts):
            if frozenset((need.person, gift.person)) in introduced:
                continue
            yield Gesture(
                kind=GestureKind.MATCH,
                subject=f"{need.uid} {gift.uid}",
                people=((need.person, need.name), (gift.person, gift.name)),
                text=_sentence(need, gift),
                why=tr("A word from you, and the link is made."),
                about=need.id,
            )

    def _introduced(self) -> set[frozenset[int]]:
        """The pairs for whom there is an introduction, whatever came of it: that has a way of its own."""
        rows = self._vault.rows(
            """SELECT a.person_id, b.person_id FROM introduction_party AS a JOIN introduction_party AS b
            ON b.introduction_id = a.introduction_id AND b.side > a.side"""
        )
        return {frozenset((row[0], row[1])) for row in rows}

    def _recommendations(self, today: date) -> Iterable[Gesture]:
        since = (today - _HELPED_WITHIN).isoformat()
        met: set[tuple[Named, ...]] = set()
        for one in self._latest(Shelf.PAST):
            recent = one.state == FavourState.THANKED and sort_day(one.on) >= since
            if recent and len(one.people) == 1 and one.people not in met:
                met.add(one.people)
                [(person, name)] = one.people
                yield Gesture(
                    kind=GestureKind.RECOMMEND,
                    subject=self._uid(person),
                    people=one.people,
                    text=tr("A word of recommendation for {name}", name=name),
                    why=tr("They did this for you: “{favour}”", favour=one.text),
                    about=one.id,
                )

    def _latest(self, shelf: Shelf) -> list[Favour]:
        return self._favours.rows(self._favours.ids(shelf)[:_LOOKED_AT])

    def _uid(self, person: int) -> str:
        row = self._vault.row("SELECT uid FROM person WHERE id = ?", (person,))
        return str(row[0]) if row else ""


def _of(favour: Favour, kind: GestureKind, why: str) -> Gesture:
    return Gesture(kind=kind, subject=favour.uid, people=favour.people, text=favour.text, why=why, about=favour.id)


def _promised(when: str) -> str:
    if when:
        return tr("You said you would, {when}. Five minutes are enough.", when=when)
    return tr("You said you would. Five minutes are enough.")


def _sentence(need: Need, gift: Gift) -> str:
    if gift.lived:
        return tr(
            "{name} looks for “{need}”; {other} has lived “{gift}”.",
            name=need.name,
            need=need.text,
            other=gift.name,
            gift=gift.text,
        )
    return tr(
        "{name} looks for “{need}”; {other} offers “{gift}”.",
        name=need.name,
        need=need.text,
        other=gift.name,
        gift=gift.text,
    )


def _lived(one: Experience) -> Gift:
    return Gift(one.uid, one.person, one.name, one.theme or one.text, lived=True)


def _names(people: Sequence[Named]) -> str:
    return ", ".join(name for _, name in people)
