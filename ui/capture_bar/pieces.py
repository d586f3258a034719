"""The chips under a sentence and the inks in it. No Qt here: what was understood in, what to show out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from models.capture import Mention, Piece, PieceKind, Span, Understood
from models.favours import FavourWord
from ui.capture_bar import words
from ui.widgets.chip import ChipTone

Ink = Literal["person", "accent", "warm", "gold", "asked"]
"""How a piece is written: somebody, something understood, a promise of mine, thanks, what must be asked."""

_HAPPENED: Final = (PieceKind.CHANNEL, PieceKind.WHEN)
_PEOPLE: Final = (PieceKind.PERSON, PieceKind.NEW_PERSON)
_TELLING_NAMES: Final = (PieceKind.RELATION, PieceKind.MET_THROUGH)
_PLAIN: Final = (*_HAPPENED, PieceKind.TAG, PieceKind.DUE)

_FAVOUR_TONES: Final[dict[FavourWord, Literal["accent", "warm", "gold"]]] = {
    FavourWord.I_OWE: "warm",
    FavourWord.GIVEN: "accent",
    FavourWord.OWED_TO_ME: "accent",
    FavourWord.RECEIVED: "gold",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One chip: its words and tone, what it is about, and the pieces of the sentence that say it."""

    words: str
    tone: ChipTone
    kind: PieceKind
    index: int
    pieces: tuple[Piece, ...]


def said_of(understood: Understood, today: date) -> tuple[Said, ...]:
    """The chips: how and when it happened first, the rest in reading order, nobody twice."""
    said = [_happened(understood, today)] if understood.interaction else []
    seen: set[tuple[PieceKind, int | Span]] = set()
    for piece in understood.pieces:
        if piece.kind in _HAPPENED or piece.kind is PieceKind.DUE or _is_said_with_others(understood, piece):
            continue
        key = _key(understood, piece)
        if key not in seen and (one := _said(understood, piece, today)):
            seen.add(key)
            said.append(one)
    return tuple(said)


def inks_of(understood: Understood) -> list[tuple[Span, Ink]]:
    """What is coloured, the outer before the inner, and doubts over all."""
    inked = [(piece.span, ink) for piece in understood.pieces if (ink := _ink(understood, piece))]
    return sorted(inked, key=_is_over)


def _happened(understood: Understood, today: date) -> Said:
    assert understood.interaction is not None
    pieces = tuple(piece for piece in understood.pieces if piece.kind in _HAPPENED)
    return Said(words.happened_words(understood.interaction, today), "accent", PieceKind.CHANNEL, 0, pieces)


def _is_said_with_others(understood: Understood, piece: Piece) -> bool:
    """Whether somebody who is known is named only where a chip says whom they know, or met through them."""
    if piece.kind is not PieceKind.PERSON:
        return False
    same = [one for one in understood.pieces if one.kind is PieceKind.PERSON and one.index == piece.index]
    around = [one for one in understood.pieces if one.kind in _TELLING_NAMES]
    return all(any(_holds(outer.span, one.span) for outer in around) for one in same)


def _key(understood: Understood, piece: Piece) -> tuple[PieceKind, int | Span]:
    """What makes two pieces one chip: the same person, or the same circle's name."""
    if piece.kind in _PEOPLE:
        mention = understood.people[piece.index]
        return PieceKind.PERSON, mention.span if mention.circle else piece.index
    return piece.kind, piece.index


def _said(understood: Understood, piece: Piece, today: date) -> Said | None:
    told = _told(understood, piece, today)
    if told is None:
        return None
    inside = [each for each in understood.pieces if each.kind is PieceKind.DUE and _holds(piece.span, each.span)]
    return Said(told[0], told[1], piece.kind, piece.index, (piece, *inside))


def _told(understood: Understood, piece: Piece, today: date) -> tuple[str, ChipTone] | None:
    """The words for a piece and their tone; none for somebody who is asked about, which a question says."""
    match piece.kind:
        case PieceKind.PERSON | PieceKind.NEW_PERSON:
            return _person(understood, understood.people[piece.index])
        case PieceKind.TAG:
            happened = understood.interaction
            return (f"#{happened.tags[piece.index]}", "outline") if happened else None
        case PieceKind.FAVOUR:
            favour = understood.favours[piece.index]
            return words.favour_words(favour, today), _FAVOUR_TONES[favour.kind]
        case PieceKind.FOLLOW_UP:
            return words.follow_up_words(understood.follow_ups[piece.index], today), "accent"
        case PieceKind.EXPERIENCE:
            return words.lived_words(understood.experiences[piece.index]), "neutral"
        case PieceKind.NEED:
            return words.need_words(understood.needs[piece.index]), "neutral"
        case PieceKind.OFFER:
            return words.offer_words(understood.offers[piece.index]), "neutral"
        case PieceKind.RELATION:
            return words.relation_words(understood.relations[piece.index]), "neutral"
        case PieceKind.WORLD:
            return words.world_words(understood.worlds[piece.index]), "neutral"
        case PieceKind.MET_THROUGH:
            through = understood.met_through
            return (words.through_words(through, understood.met), "neutral") if through else None
        case PieceKind.DECISION:
            return (words.decision_words(understood.decision, today), "accent") if understood.decision else None
        case PieceKind.QUESTION:
            asked = understood.questions[piece.index]
            about = understood.sentence[asked.span.start : asked.span.end]
            return words.unclear_words(about.strip() or asked.text), "neutral"
        case _:
            return None


def _person(understood: Understood, mention: Mention) -> tuple[str, ChipTone] | None:
    if mention.is_uncertain:
        return None
    if mention.circle:
        together = [one for one in understood.people if one.circle and one.span == mention.span]
        return words.circle_words(mention.circle, together), "accent"
    return words.mention_words(mention), "outline" if mention.is_new else "accent"


def _ink(understood: Understood, piece: Piece) -> Ink | None:
    if piece.kind in _PLAIN:
        return None
    if piece.kind in _PEOPLE or piece.kind is PieceKind.MET_THROUGH:
        return "person"
    if piece.kind is PieceKind.FAVOUR:
        return _FAVOUR_TONES[understood.favours[piece.index].kind]
    return "asked" if piece.kind is PieceKind.QUESTION else "accent"


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_over(inked: tuple[Span, Ink]) -> tuple[bool, int]:
    span, ink = inked
    return ink == "asked", span.start - span.end


def marked(pieces: Sequence[Piece], kind: PieceKind) -> Span | None:
    """Where the first piece of ``kind`` among ``pieces`` is."""
    return next((piece.span for piece in pieces if piece.kind is kind), None)
