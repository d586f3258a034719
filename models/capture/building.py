"""Putting together what was understood, once every clause was read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from models.capture.asking import Asking
from models.capture.channels import SaidChannel
from models.capture.clauses import unique
from models.capture.known import Known
from models.capture.names import Named
from models.capture.page import Page, Stretch
from models.capture.rules import Kind
from models.capture.said import Clause, DueSaid, Item
from models.capture.understood import (
    Happened,
    Mention,
    Piece,
    PieceKind,
    Question,
    SaidDecision,
    SaidExperience,
    SaidFavour,
    SaidFollowUp,
    SaidNeed,
    SaidOffer,
    SaidRelation,
    SaidWorld,
    Understood,
)
from models.capture.when import When
from models.capture.wording import Wording
from models.favours import FavourState, FavourWord
from models.interactions import Channel
from models.text import clean, fold
from resources import tr

_FAVOURS: Final = {
    Kind.I_OWE: (FavourWord.I_OWE, FavourState.PROMISED),
    Kind.OWED_TO_ME: (FavourWord.OWED_TO_ME, FavourState.AGREED),
    Kind.RECEIVED: (FavourWord.RECEIVED, FavourState.RECEIVED),
    Kind.GIVEN: (FavourWord.GIVEN, FavourState.GIVEN),
}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag, where it stands and what it is called."""

    stretch: Stretch
    name: str


@dataclass(frozen=True, slots=True)
class Happening:
    """That there is an interaction: when, how, and who took part."""

    when: When
    channel: SaidChannel | None
    people: tuple[Mention, ...]


@dataclass(slots=True)
class Built:
    """What was read of a page so far."""

    page: Page
    known: Known
    asking: Asking
    named: list[Named]
    via: list[Named]
    tags: list[Tagged]
    clauses: list[Clause] = field(default_factory=list)
    dues: list[DueSaid] = field(default_factory=list)
    question: Stretch | None = None
    happening: Happening | None = None
    named_again: list[Named] = field(default_factory=list)


def build(built: Built) -> Understood:
    """What was understood, from what was read."""
    return _Building(built).understood()


class _Building:
    def __init__(self, built: Built) -> None:
        self._built = built
        self._page = built.page
        named = sorted([*built.named, *built.named_again], key=_place)
        self._wording = Wording(built.page, named, tags_stay=built.happening is None)
        self._pieces: list[Piece] = []

    def understood(self) -> Understood:
        built, clauses = self._built, self._built.clauses
        items = [item for clause in clauses for item in clause.items]
        people = unique(mention for one in built.named for mention in one.mentions)
        happened = self._happened()
        understood = Understood(
            sentence=self._page.folded.source,
            interaction=happened,
            people=people,
            favours=tuple(self._favours(items)),
            follow_ups=tuple(self._follow_ups(items)),
            experiences=tuple(self._experiences()),
            needs=tuple(SaidNeed(one, text) for one, text in self._wishes(items, Kind.NEED, PieceKind.NEED)),
            offers=tuple(SaidOffer(one, text) for one, text in self._wishes(items, Kind.OFFER, PieceKind.OFFER)),
            relations=tuple(self._relations()),
            worlds=tuple(self._worlds()),
            met_through=self._met_through(),
            met=self._met(),
            decision=self._decision(),
            questions=tuple(built.asking.questions),
        )
        self._claim_people(people)
        for due in built.dues:
            self._claim(PieceKind.DUE, due.stretch, 0)
        self._claim_questions(understood.questions)
        return replace(understood, pieces=tuple(sorted(self._pieces, key=_in_reading_order)))

    def _claim(self, kind: PieceKind, stretch: Stretch, index: int) -> None:
        self._pieces.append(Piece(kind, self._page.span(stretch.start, stretch.end), index))

    def _claim_people(self, people: Sequence[Mention]) -> None:
        places = {(one.person, one.name): index for index, one in enumerate(people)}
        for named in self._built.named:
            if named.mentions and not named.mentions[0].is_uncertain:
                first = named.mentions[0]
                kind = PieceKind.NEW_PERSON if first.is_new else PieceKind.PERSON
                self._claim(kind, Stretch(named.start, named.end), places[first.person, first.name])

    def _claim_questions(self, questions: Sequence[Question]) -> None:
        """Where each is about, and each place where one who is asked about is named again."""
        spans = [one.span for one in questions]
        self._pieces += [Piece(PieceKind.QUESTION, span, index) for index, span in enumerate(spans)]
        asked = {one.key.partition(":")[2]: index for index, one in enumerate(questions) if one.key in self._doubts()}
        for named in self._built.named:
            index = asked.get(fold(named.typed))
            span = self._page.span(named.start, named.end)
            if index is not None and span not in spans:
                self._pieces.append(Piece(PieceKind.QUESTION, span, index))

    def _doubts(self) -> set[str]:
        """The keys of the questions who someone is."""
        return {f"{kind}:{fold(one.typed)}" for one in self._built.named for kind in ("person", "circle")}

    def _happened(self) -> Happened | None:
        happening = self._built.happening
        if happening is None:
            return None
        tags = {fold(tag.name): tag.name for tag in self._built.tags}
        for tag in self._built.tags:
            self._claim(PieceKind.TAG, tag.stretch, list(tags).index(fold(tag.name)))
        if happening.channel:
            self._claim(PieceKind.CHANNEL, Stretch(happening.channel.start, happening.channel.end), 0)
        if happening.when.said:
            self._claim(PieceKind.WHEN, happening.when.said, 0)
        return Happened(
            on=happening.when.on,
            channel=happening.channel.channel if happening.channel else Channel.OTHER,
            people=happening.people,
            text=self._page.folded.source.strip(),
            tags=tuple(tags.values()),
            vague=happening.when.vague,
        )

    def _favours(self, items: Sequence[Item]) -> Iterator[SaidFavour]:
        for index, item in enumerate(item for item in items if item.kind in _FAVOURS):
            word, state = _FAVOURS[item.kind]
            is_done = item.kind in (Kind.GIVEN, Kind.RECEIVED)
            text = self._wording.of(item)
            text = text or (tr("A helping hand") if is_done else tr("What was promised"))
            self._claim(PieceKind.FAVOUR, item.stretch, index)
            yield SaidFavour(word, state, text, item.due.on if item.due else None, item.people)

    def _follow_ups(self, items: Sequence[Item]) -> Iterator[SaidFollowUp]:
        for index, item in enumerate(item for item in items if item.kind == Kind.FOLLOW_UP):
            text = self._wording.of(item) or tr("Follow up")
            self._claim(PieceKind.FOLLOW_UP, item.stretch, index)
            due, every = (item.due.on, item.due.every) if item.due else (None, "")
            yield SaidFollowUp(text, due, item.people, every)

    def _wishes(self, items: Sequence[Item], kind: Kind, piece: PieceKind) -> Iterator[tuple[Mention, str]]:
        said = ((item, one) for item in items if item.kind == kind for one in item.people)
        for index, (item, one) in enumerate(said):
            self._claim(piece, item.stretch, index)
            yield one, self._wording.of(item)

    def _experiences(self) -> Iterator[SaidExperience]:
        said = (lived for clause in self._built.clauses for lived in clause.lived)
        for index, fact in enumerate(said):
            self._claim(PieceKind.EXPERIENCE, fact.stretch, index)
            yield SaidExperience(fact.person, self._page.folded.said(fact.words.start, fact.words.end).strip())

    def _relations(self) -> Iterator[SaidRelation]:
        related = (one for clause in self._built.clauses for one in clause.related)
        for index, one in enumerate(related):
            self._claim(PieceKind.RELATION, one.stretch, index)
            yield SaidRelation(one.from_, one.to)

    def _worlds(self) -> Iterator[SaidWorld]:
        said = (world for clause in self._built.clauses for world in clause.worlds)
        for index, fact in enumerate(said):
            self._claim(PieceKind.WORLD, fact.stretch, index)
            name = clean(self._page.folded.said(fact.words.start, fact.words.end)).strip(" .\n")
            yield SaidWorld(fact.person, self._built.known.world(name))

    def _met_through(self) -> Mention | None:
        for one in self._built.via:
            if one in self._built.named and one.mentions:
                start = self._page.folded.text.rindex("via", 0, one.start)
                self._claim(PieceKind.MET_THROUGH, Stretch(start, one.end), 0)
                return one.mentions[0]
        return None

    def _met(self) -> tuple[Mention, ...]:
        """Those who are named in one clause with the first "via"."""
        if not self._built.via:
            return ()
        at = self._built.via[0].start
        clauses = [one for one in self._built.clauses if one.stretch.start <= at < one.stretch.end]
        return unique(mention for clause in clauses for mention in clause.people)

    def _decision(self) -> SaidDecision | None:
        question = self._built.question
        if question is None:
            return None
        wording = Wording(self._page, self._built.named, tags_stay=True)
        dues = (due.on for due in self._built.dues if question.start <= due.stretch.start < question.end)
        self._claim(PieceKind.DECISION, question, 0)
        return SaidDecision(wording.bare(question.start, question.end), next(dues, None))


def _in_reading_order(piece: Piece) -> tuple[int, int]:
    return piece.span.start, -piece.span.end


def _place(named: Named) -> int:
    return named.start
