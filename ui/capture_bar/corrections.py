"""Other readings of a chip, each as other words in the sentence: the sentence is the record, so it says what is meant.

No Qt here. Whether words are read as they were meant is tried out before they are put there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final

from models.capture import Completions, Known, Mention, PieceKind, Span, Understood
from models.favours import FavourWord
from models.interactions import Channel
from models.text import fold
from resources import phrase, tr
from ui.capture_bar.edits import Edit, rewritten
from ui.capture_bar.pieces import Said, marked
from ui.capture_bar.reading import Reading, about_people
from ui.widgets.suggestion_list import Suggestion

CHANNEL_WORDS: Final = {
    Channel.COFFEE: "coffee",
    Channel.MEAL: "lunch",
    Channel.DRINK: "drink",
    Channel.CALL: "call",
    Channel.VIDEO: "video",
    Channel.EMAIL: "email",
    Channel.MESSAGE: "message",
    Channel.MEETING: "meeting",
    Channel.EVENT: "event",
    Channel.LETTER: "letter",
}
"""The word that says each channel in a sentence; for another exchange there is none."""

FAVOUR_LEADS: Final = {
    FavourWord.I_OWE: "promised",
    FavourWord.GIVEN: "I helped:",
    FavourWord.OWED_TO_ME: "owes me",
    FavourWord.RECEIVED: "helped me:",
}
"""How a clause begins that says each sort of favour."""

FAVOUR_NAMES: Final = {
    FavourWord.I_OWE: "a promise of mine",
    FavourWord.GIVEN: "help that I gave",
    FavourWord.OWED_TO_ME: "a promise to me",
    FavourWord.RECEIVED: "help to thank for",
}

_MOST_PEOPLE: Final = 6
_MOST_WORDS: Final = 12
"""So many words of a clause are looked at for the one that makes it what it is."""

_QUOTES: Final = "“{words}”"
_WORD: Final = re.compile(r"\S+")
_PEOPLE: Final = (PieceKind.PERSON, PieceKind.NEW_PERSON, PieceKind.MET_THROUGH)
_DATED: Final = (PieceKind.FAVOUR, PieceKind.FOLLOW_UP, PieceKind.DECISION)

Holds = Callable[[Understood], bool]


@dataclass(frozen=True, slots=True)
class Correction:
    """Ways to say it otherwise, best first, and whether one is read as it was meant.

    ``asks_again`` forgets what was answered, in place of changing words.
    """

    ways: tuple[tuple[Edit, ...], ...]
    holds: Holds
    asks_again: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What a chip may become: ``hint`` says what can be typed, the options' values are corrections."""

    hint: str
    options: tuple[Suggestion, ...]


def choices_for(said: Said, reading: Reading, typed: str, known: Known) -> Choices:
    """What ``said`` may become, with ``typed`` written in the choice so far."""
    if said.kind in _PEOPLE:
        return _people(said, reading, typed, known)
    if said.kind is PieceKind.CHANNEL:
        return Choices(tr("Another day: yesterday, 12 March…"), _fitting(_channels(reading), typed))
    options = _favours(said, reading) if said.kind is PieceKind.FAVOUR else []
    if said.kind is PieceKind.TAG:
        options = [Suggestion(f"#{tag}", _tag(said, tag)) for tag in known.tags if typed]
    due = marked(said.pieces, PieceKind.DUE)
    if due:
        options.append(
            Suggestion(tr("without a date"), _put(due, "", partial(_has_fewer, PieceKind.DUE, reading.understood)))
        )
    options.append(Suggestion(tr("just text"), as_text(said, reading)))
    hint = tr("Another date: Friday, 20 March, 2w…") if said.kind in _DATED else tr("Choose")
    return Choices(tr("Another word") if said.kind is PieceKind.TAG else hint, _fitting(options, typed))


def typed_as(said: Said, reading: Reading, typed: str) -> Correction | None:
    """What ``typed`` means for ``said``; ``None`` where nothing can be typed."""
    if said.kind in _PEOPLE:
        return _person(_mentions(said, reading), f'@"{typed}"')
    if said.kind is PieceKind.CHANNEL:
        return _when(said, reading, typed)
    if said.kind is PieceKind.TAG:
        return _tag(said, typed)
    if said.kind in _DATED:
        due = marked(said.pieces, PieceKind.DUE)
        end = said.pieces[0].span.end
        edit = Edit(due.start, due.end, f">{typed}") if due else Edit(end, end, f" >{typed}")
        return Correction(((edit,),), partial(_has_at, edit.start + (0 if due else 1), (PieceKind.DUE,)))
    return None


def as_text(said: Said, reading: Reading) -> Correction:
    """``said`` as words that mean nothing but themselves."""
    if said.kind in _PEOPLE:
        spans = _mentions(said, reading)
        edits = tuple(Edit(span.start, span.end, _bare(_slice(reading, span))) for span in spans)
        return Correction((edits,), partial(_has_none_at, spans[0].start, _PEOPLE))
    piece = said.pieces[0]
    if said.kind is PieceKind.TAG:
        return _put(
            piece.span,
            _slice(reading, piece.span).lstrip("#"),
            partial(_has_none_at, piece.span.start, (PieceKind.TAG,)),
        )
    due = marked(said.pieces, PieceKind.DUE)
    dropped = (Edit(due.start, due.end, ""),) if due else ()
    ways: list[tuple[Edit, ...]] = [dropped] if dropped else []
    ways.append(_between_quotes(reading.understood, piece.span))
    ways += [(edit, *dropped) for edit in _without_a_word(reading.understood, piece.span)]
    return Correction(tuple(ways), partial(_has_fewer, said.kind, reading.understood))


def first_that_holds(
    correction: Correction, sentence: str, read: Callable[[str], Understood]
) -> tuple[Edit, ...] | None:
    """The first way that is read as it was meant, if one is."""
    for way in correction.ways:
        if correction.holds(read(rewritten(sentence, way))):
            return way
    return None


# People


def _people(said: Said, reading: Reading, typed: str, known: Known) -> Choices:
    mention, spans = _mention(said, reading), _mentions(said, reading)
    sought = typed or _bare(_slice(reading, spans[0])).split(" ")[0]
    found = known.completing(sought, _MOST_PEOPLE)
    about = about_people(known, found)
    insert = Completions(mention.span).insert
    options = [
        Suggestion(name, _person(spans, insert(name)), about.get(name, ""))
        for name in found
        if name not in (mention.name, mention.circle)
    ]
    if typed and typed not in found:
        options.append(Suggestion(typed, typed_as(said, reading, typed), tr("somebody new")))
    if reading.draft.answers and not typed:
        options.append(Suggestion(tr("ask me again"), Correction((), _always, asks_again=True)))
    if not typed:
        options.append(Suggestion(tr("nobody, just text"), as_text(said, reading)))
    return Choices(tr("Somebody else, known or new"), tuple(options))


def _person(spans: Sequence[Span], text: str) -> Correction:
    edits = tuple(Edit(span.start, span.end, text) for span in spans)
    return Correction((edits,), partial(_has_at, spans[0].start, (*_PEOPLE, PieceKind.QUESTION)))


def _mention(said: Said, reading: Reading) -> Mention:
    understood = reading.understood
    if said.kind is PieceKind.MET_THROUGH:
        assert understood.met_through is not None
        return understood.met_through
    return understood.people[said.index]


def _mentions(said: Said, reading: Reading) -> list[Span]:
    """Wherever in the sentence this person is named."""
    if said.kind is PieceKind.MET_THROUGH:
        return [_mention(said, reading).span]
    pieces = reading.understood.pieces
    return [piece.span for piece in pieces if piece.kind is said.kind and piece.index == said.index]


def _bare(written: str) -> str:
    """A name without the signs that make it one."""
    return written.lstrip("@").strip('"“”«»\u00a0\u202f ')


# How and when


def _channels(reading: Reading) -> list[Suggestion]:
    span = marked(reading.understood.pieces, PieceKind.CHANNEL)
    first = len(reading.draft.sentence) - len(reading.draft.sentence.lstrip())
    options = []
    for channel, word in CHANNEL_WORDS.items():
        edit = Edit(span.start, span.end, phrase(word)) if span else Edit(first, first, f"{phrase(word)} ")
        options.append(Suggestion(phrase(word), Correction(((edit,),), partial(_is_channel, channel))))
    if span:
        none = Correction(((Edit(span.start, span.end, ""),),), partial(_is_channel, Channel.OTHER))
        options.append(Suggestion(tr("none of these"), none))
    return options


def _when(said: Said, reading: Reading, typed: str) -> Correction:
    when, channel = marked(said.pieces, PieceKind.WHEN), marked(said.pieces, PieceKind.CHANNEL)
    if when:
        edit = Edit(when.start, when.end, typed)
    elif channel:
        edit = Edit(channel.end, channel.end, f" {typed}")
    else:
        first = len(reading.draft.sentence) - len(reading.draft.sentence.lstrip())
        edit = Edit(first, first, f"{typed} ")
    at = edit.start + (1 if edit.text.startswith(" ") else 0)
    return Correction(((edit,),), partial(_has_at, at, (PieceKind.WHEN,)))


# Favours and the rest


def _favours(said: Said, reading: Reading) -> list[Suggestion]:
    favour, span = reading.understood.favours[said.index], said.pieces[0].span
    at = _slice(reading, span).find(favour.text) if favour.text else -1
    begins = span.start + at if at > 0 else span.start + len(_slice(reading, span).split(" ")[0]) + 1
    options = []
    for kind, lead in FAVOUR_LEADS.items():
        if kind is not favour.kind:
            edit = Edit(span.start, min(begins, span.end), f"{phrase(lead)} ")
            holds = partial(_is_favour, said.index, kind)
            options.append(Suggestion(phrase(FAVOUR_NAMES[kind]), Correction(((edit,),), holds)))
    return options


def _tag(said: Said, tag: str) -> Correction:
    span = said.pieces[0].span
    word = "-".join(tag.lstrip("#").split())
    return _put(span, f"#{word}", partial(_has_at, span.start, (PieceKind.TAG,)))


def _between_quotes(understood: Understood, span: Span) -> tuple[Edit, ...]:
    """The clause between quotes, where only names are read: no word of it is lost."""
    sentence, start = understood.sentence, _clause_start(understood.sentence, span)
    pairs = (phrase(_QUOTES), '"{words}"', "«{words}»")
    quoted = sentence[start : span.end]
    fitting = next((pair for pair in pairs if not set(pair.format(words="").strip()) & set(quoted)), pairs[0])
    opening, _, closing = fitting.partition("{words}")
    return Edit(start, start, opening), Edit(span.end, span.end, closing)


def _clause_start(sentence: str, span: Span) -> int:
    """Where the clause begins that ``span`` lies in, after the blanks."""
    start = max(sentence.rfind(sign, 0, span.start) + 1 for sign in ";\n")
    return start + len(sentence[start : span.end]) - len(sentence[start : span.end].lstrip())


def _without_a_word(understood: Understood, span: Span) -> Iterator[Edit]:
    """The clause without one of its words, or without a question mark: one of them made it what it is."""
    sentence, start = understood.sentence, _clause_start(understood.sentence, span)
    mentions = [mention.span for mention in understood.people]
    for word in islice(_WORD.finditer(sentence, start, span.end), _MOST_WORDS):
        if any(mention.start < word.end() and word.start() < mention.end for mention in mentions):
            continue
        blank = sentence[word.end() : word.end() + 1] == " "
        yield Edit(word.start(), word.end() + blank, "")
        if sentence[word.end() : word.end() + 2].strip() == ":":
            yield Edit(word.start(), sentence.index(":", word.end()) + 1, "")
    for at in (span.start, span.end - 1):
        if sentence[at : at + 1] == "?":
            yield Edit(at, at + 1, "")


# What must hold


def _put(span: Span, text: str, holds: Holds) -> Correction:
    return Correction(((Edit(span.start, span.end, text),),), holds)


def _fitting(options: Sequence[Suggestion], typed: str) -> tuple[Suggestion, ...]:
    return tuple(one for one in options if fold(typed) in fold(one.words))


def _slice(reading: Reading, span: Span) -> str:
    return reading.draft.sentence[span.start : span.end]


def _always(_understood: Understood) -> bool:
    return True


def _has_at(at: int, kinds: Sequence[PieceKind], understood: Understood) -> bool:
    return any(piece.kind in kinds and piece.span.start <= at < piece.span.end for piece in understood.pieces)


def _has_none_at(at: int, kinds: Sequence[PieceKind], understood: Understood) -> bool:
    return not _has_at(at, kinds, understood)


def _has_fewer(kind: PieceKind, before: Understood, understood: Understood) -> bool:
    return _count(kind, understood) < _count(kind, before)


def _count(kind: PieceKind, understood: Understood) -> int:
    return len({piece.span for piece in understood.pieces if piece.kind is kind})


def _is_channel(channel: Channel, understood: Understood) -> bool:
    return understood.interaction is not None and understood.interaction.channel is channel


def _is_favour(at: int, kind: FavourWord, understood: Understood) -> bool:
    return len(understood.favours) > at and understood.favours[at].kind is kind
