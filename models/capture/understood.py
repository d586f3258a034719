"""What was understood of one sentence: values without a vault, to show, to ask about and to record.

Every span counts code points of the sentence as it was given, composed or not.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.favours import FavourState, FavourWord
from models.interactions import Channel


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the sentence, from the code point ``start`` to before ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone who is named with ``@``.

    ``person`` is their id; ``None`` for someone who will be made, or who is asked about first (``is_uncertain``).
    ``name`` is how the notebook calls them, or as it was typed for someone new.
    Everyone of a circle that was named at once has the span of the circle's name, and the circle's name beside.
    """

    name: str
    person: int | None
    span: Span
    is_uncertain: bool = False
    circle: str = ""

    @property
    def is_new(self) -> bool:
        """Whether they will be added to the notebook."""
        return self.person is None and not self.is_uncertain


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question: ``label`` in the user's language, ``value`` for ``answers``."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is not certain, and so is asked before anything is kept.

    ``key`` stays the same while the words it is about do, wherever they stand in the sentence.
    ``text`` is a sentence in the user's language. Without ``options`` only other words can answer it.
    """

    key: str
    text: str
    span: Span
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """The interaction. ``vague`` is its date in EDTF where the day is not known; ``on`` is then the first it can mean.

    ``people`` may be empty: a note that concerns nobody. ``text`` is the sentence as it was typed.
    """

    on: date
    channel: Channel
    people: tuple[Mention, ...]
    text: str
    tags: tuple[str, ...] = ()
    vague: str = ""

    @property
    def written_on(self) -> str:
        """The date as ``Interactions`` takes it."""
        return self.vague or self.on.isoformat()


@dataclass(frozen=True, slots=True)
class SaidFavour:
    """A favour of mine or theirs."""

    kind: FavourWord
    state: FavourState
    text: str
    due: date | None
    people: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class SaidFollowUp:
    """A next step; ``recurrence`` is an ISO 8601 duration or empty, and ``due`` then the first day."""

    text: str
    due: date | None
    people: tuple[Mention, ...]
    recurrence: str = ""


@dataclass(frozen=True, slots=True)
class SaidOf:
    """Something said of one person, verbatim."""

    person: Mention
    text: str


class SaidExperience(SaidOf):
    """What they lived."""

    __slots__ = ()


class SaidNeed(SaidOf):
    """What they look for."""

    __slots__ = ()


class SaidOffer(SaidOf):
    """What they can give."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SaidWorld:
    """A world that a person belongs to."""

    person: Mention
    name: str


@dataclass(frozen=True, slots=True)
class SaidRelation:
    """Two people who know each other; ``kind`` as in ``Relations.relate``."""

    from_: Mention
    to: Mention
    kind: str = "knows"


@dataclass(frozen=True, slots=True)
class SaidDecision:
    """A question of mine to decide."""

    question: str
    deadline: date | None


class PieceKind(StrEnum):
    """What a stretch of the sentence was read as."""

    PERSON = "person"
    NEW_PERSON = "new_person"
    CHANNEL = "channel"
    WHEN = "when"
    TAG = "tag"
    FAVOUR = "favour"
    DUE = "due"
    FOLLOW_UP = "follow_up"
    EXPERIENCE = "experience"
    NEED = "need"
    OFFER = "offer"
    RELATION = "relation"
    WORLD = "world"
    MET_THROUGH = "met_through"
    DECISION = "decision"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that was claimed, to be highlighted and shown as a chip.

    ``index`` is its place in the tuple of its kind: in ``Understood.people`` for a person, ``interaction.tags``
    for a tag, ``favours``, ``questions`` and so on; 0 where there is but one. A due date has the index of nothing:
    it is shown with the favour, follow-up or decision that it belongs to. Pieces may lie inside one another,
    a person and a due date inside a favour.
    """

    kind: PieceKind
    span: Span
    index: int = 0


@dataclass(frozen=True, slots=True)
class Understood:
    """All that was understood of ``sentence``. ``people`` is everyone who is named, each once, in reading order.

    ``met`` are those who were met through ``met_through``.
    """

    sentence: str
    interaction: Happened | None = None
    people: tuple[Mention, ...] = ()
    favours: tuple[SaidFavour, ...] = ()
    follow_ups: tuple[SaidFollowUp, ...] = ()
    experiences: tuple[SaidExperience, ...] = ()
    needs: tuple[SaidNeed, ...] = ()
    offers: tuple[SaidOffer, ...] = ()
    relations: tuple[SaidRelation, ...] = ()
    worlds: tuple[SaidWorld, ...] = ()
    met_through: Mention | None = None
    met: tuple[Mention, ...] = ()
    decision: SaidDecision | None = None
    questions: tuple[Question, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def is_to_keep(self) -> bool:
        """Whether it says something to keep, and nothing of it must be asked first."""
        return not self.questions and self.says_something

    @property
    def says_something(self) -> bool:
        """Whether there is more than the names of people who are known."""
        return any(one.is_new for one in self.people) or any(
            (
                self.interaction,
                self.favours,
                self.follow_ups,
                self.experiences,
                self.needs,
                self.offers,
                self.relations,
                self.worlds,
                self.met_through,
                self.decision,
            )
        )
