"""The lines of a vCard file, put together again: from bytes to the raw lines of each card.

Folds (RFC 6350, section 3.2), soft line breaks of quoted-printable, and base64 that was broken
into lines without any sign are undone on bytes, because a fold may stand inside a letter.
Nothing here understands what a line says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from models.interchange.encodings import Decoder
from resources import tr

MEGABYTE = 1_000_000
LONGEST_LINE = 10 * MEGABYTE
LARGEST_CARD = 16 * MEGABYTE
MOST_LINES = 5_000
DEEPEST_NESTING = 8
MOST_UNREADABLE = 5

_MARK = b"\xef\xbb\xbf"
# Of a card that is refused only these lines matter, by their first letter: BEGIN, END and AGENT.
_MATTERS = frozenset((b"B", b"b", b"E", b"e", b"A", b"a"))
_LINE_END = re.compile(rb"[\r\n]")
_PROPERTY = re.compile(rb"[A-Za-z0-9_./-]+[ \t]*[;:]")
_COMMON = re.compile(rb"(?:FN|N|TEL|EMAIL|ADR|ORG|TITLE|NOTE|URL|BDAY|PHOTO|CATEGORIES|UID|REV)[;:]")
_BLANKS = b" \t"
# A line that is no property may be the rest of a text whose line breaks were not escaped.
_RUNS_ON = (b"NOTE", b"ADR", b"LABEL")
# Where those who fold by the octet break a line; who folds between words breaks elsewhere.
_OCTET_FOLDS = (74, 75, 76)


def physical_lines(decoder: Decoder, data: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """The lines of ``data`` by the block, with the count of bytes read so far.

    Lines end in LF, CRLF, CR or, from one old exporter, CR CR LF.
    A line of more than ``LONGEST_LINE`` bytes comes cut, but never as short as that.
    """
    pending = bytearray()
    overlong = False
    done = 0
    for done, block in decoder.blocks(data):
        if overlong:
            end = _LINE_END.search(block)
            if not end:
                continue
            overlong, block = False, block[end.end() :]
        fresh = len(pending)
        pending += block
        # A CR at the very end may be the first half of a CRLF.
        cut = pending.rfind(b"\n", fresh) + 1 or pending.rfind(b"\r", fresh, len(pending) - 1) + 1
        if cut:
            yield done, _split(bytes(pending[:cut]))[:-1]
            del pending[:cut]
        if len(pending) > LONGEST_LINE:
            yield done, [bytes(pending)]
            pending.clear()
            overlong = True
    if pending:
        yield done, _split(bytes(pending))


def _split(block: bytes) -> list[bytes]:
    if b"\r" in block:
        block = block.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = block.split(b"\n")
    if _MARK in block:  # files put one behind the other each bring their mark
        lines = [line.removeprefix(_MARK) for line in lines]
    return lines


@dataclass(slots=True)
class RawCard:
    """The lines of one card, unfolded, each with its number in the file; ``number`` is that of its BEGIN.

    ``why`` is a sentence if the card cannot be read, and then ``lines`` is empty.
    ``ended`` is false if its END line is missing; ``unreadable`` are the numbers of lines that made no sense.
    """

    number: int
    lines: list[tuple[int, bytes]] = field(default_factory=list)
    why: str = ""
    ended: bool = False
    unreadable: list[int] = field(default_factory=list)


class CardSplitter:
    """Takes the physical lines of a file and gives back its cards.

    Work and memory stay in proportion to the bytes taken in: a card that is too large, too long
    or too deep is given back at its end with the reason, and none of its lines.
    """

    def __init__(self) -> None:
        self._number = 0
        self._card: RawCard | None = None
        self._size = 0
        self._old = False
        self._open: bytes | bytearray = b""
        self._open_number = 0
        self._quoted = False
        self._base64 = False
        self._last_length = 0
        self._depth = 0
        self._awaits_agent = False
        self._agent = bytearray()

    def feed(self, lines: list[bytes]) -> Iterator[RawCard]:
        """The cards that end within ``lines``, which follow those fed before."""
        for raw in lines:
            self._number += 1
            if self._card is None:
                if raw and _is(b"BEGIN:VCARD", raw.lstrip()):
                    self._begin()
                continue
            if self._card.why and raw[:1] not in _MATTERS:
                continue
            finished = None
            if raw and raw[0] in b"EeBb" and _is(b"END:VCARD", raw):
                finished = self._end()
            elif raw and raw[0] in b"Bb" and _is(b"BEGIN:VCARD", raw):
                finished = self._begin()
            else:
                self._take(self._card, raw)
            if finished:
                yield finished

    def finish(self) -> RawCard | None:
        """The card within which the file broke off, if any."""
        return self._close(ended=False)

    def _begin(self) -> RawCard | None:
        """A card in a card is an agent's where an AGENT line has just opened; else an END line is missing."""
        finished = None
        if self._card and self._awaits_agent:
            self._open = b""
            self._depth += 1
            self._nest(b"BEGIN:VCARD")
            if self._depth > DEEPEST_NESTING:
                self._reject(self._card, tr("Too many cards lie one inside another."))
        else:
            finished = self._close(ended=False)
            self._card = RawCard(self._number)
        self._awaits_agent = False
        return finished

    def _end(self) -> RawCard | None:
        if not self._depth:
            return self._close(ended=True)
        self._nest(b"END:VCARD")
        self._depth -= 1
        if not self._depth:
            self._leave_agent()
        return None

    def _take(self, card: RawCard, raw: bytes) -> None:
        """Put the next line of a card where it belongs."""
        if not raw:
            self._quoted = False
            return
        self._awaits_agent = False
        self._size += len(raw)
        if self._size > LARGEST_CARD:
            self._reject(card, tr("This card is larger than {limit} MB.", limit=LARGEST_CARD // MEGABYTE))
        if card.why or self._depth:
            self._nest(raw)
            self._awaits_agent = _opens_agent(raw)
        elif self._open and self._continues(raw):
            self._continue(raw)
        elif _PROPERTY.match(raw):
            self._start(card, raw)
        elif self._open[:5].upper().startswith(_RUNS_ON):
            self._append(b"\\n" + raw)
        elif raw.strip():
            card.unreadable.append(self._number)
            del card.unreadable[MOST_UNREADABLE:]
        self._last_length = len(raw)

    def _start(self, card: RawCard, raw: bytes) -> None:
        """Begin a new line of the card, and see from its head how it may go on."""
        self._flush(card)
        self._open = raw
        self._open_number = self._number
        head, _, value = raw.partition(b":")
        self._quoted, self._base64, special = _signs_of(head)
        if special == b"VERSION":
            self._old = value.strip() == b"2.1"
        elif special and _opens_agent(raw):
            self._awaits_agent = True
            if value.strip():
                self._begin()

    def _continues(self, raw: bytes) -> bool:
        if raw[0] in _BLANKS:
            return True
        if self._quoted and self._open.endswith(b"="):
            # An "=" was forgotten at the end, unless the text itself goes on in a new line.
            return not _COMMON.match(raw) or self._open.endswith((b"=0A=", b"=0D="))
        # a property whose head is so long that it is folded before its colon still shows a semicolon
        return self._base64 and b":" not in raw and b";" not in raw

    def _continue(self, raw: bytes) -> None:
        if self._quoted and self._open.endswith(b"="):
            self._append(raw, instead_of=1)
        else:
            self._append(raw[1:] if raw[0] in _BLANKS and not self._blank_is_meant(raw) else raw)

    def _append(self, more: bytes, instead_of: int = 0) -> None:
        """Lengthen the open line, in place: thousands of pieces may follow."""
        if isinstance(self._open, bytes):
            self._open = bytearray(self._open)
        if instead_of:
            del self._open[-instead_of:]
        self._open += more

    def _blank_is_meant(self, raw: bytes) -> bool:
        """Whether a fold's blank is part of the text: vCard 2.1 broke lines before a blank and kept it.

        But many writers of 2.1 folded as 3.0 does: at a fixed octet, or with a blank of their own.
        """
        return self._old and raw[1:2] not in (b" ", b"\t", b"") and self._last_length not in _OCTET_FOLDS

    def _nest(self, raw: bytes) -> None:
        """Keep a line of an agent's card, unfolded; of a card that is refused anyway nothing is kept."""
        if self._card and not self._card.why:
            self._agent += raw[1:] if raw[0] in _BLANKS else b"\n" + raw

    def _leave_agent(self) -> None:
        """Make an agent's card one line of its own, as vCard 3.0 writes it (RFC 2426, section 3.5.4)."""
        if self._card and self._agent:
            inner = bytes(self._agent[1:]).replace(b"\\", b"\\\\")
            inner = inner.replace(b",", b"\\,").replace(b";", b"\\;").replace(b"\n", b"\\n")
            self._card.lines.append((self._number, b"AGENT:" + inner))
        self._agent.clear()

    def _flush(self, card: RawCard) -> None:
        if len(self._open) > LONGEST_LINE:
            limit = LONGEST_LINE // MEGABYTE
            self._reject(card, tr("Line {number} is longer than {limit} MB.", number=self._open_number, limit=limit))
        elif self._open:
            card.lines.append((self._open_number, bytes(self._open)))
            self._open = b""
            if len(card.lines) > MOST_LINES:
                self._reject(card, tr("This card has more than {limit} lines.", limit=MOST_LINES))

    def _reject(self, card: RawCard, why: str) -> None:
        card.why = card.why or why
        card.lines.clear()
        self._open = b""
        self._agent.clear()

    def _close(self, *, ended: bool) -> RawCard | None:
        card, self._card = self._card, None
        if card:
            self._flush(card)
            self._leave_agent()
            card.ended = ended
        self._size = self._depth = 0
        self._old = self._awaits_agent = self._quoted = self._base64 = False
        return card


@lru_cache(maxsize=1024)
def _signs_of(head: bytes) -> tuple[bool, bool, bytes]:
    """Whether a line's ``head`` says quoted-printable or base64, and its name if that matters here."""
    head = head.upper()
    if b";" in head:
        base64 = b"BASE64" in head or b"ENCODING=B" in head
        return b"QUOTED-PRINTABLE" in head, base64, b""
    return False, False, head if head in (b"VERSION", b"AGENT") else b""


def _is(boundary: bytes, raw: bytes) -> bool:
    return len(raw) < 40 and raw.replace(b" ", b"").replace(b"\t", b"").upper() == boundary


def _opens_agent(raw: bytes) -> bool:
    return raw[:5].upper() == b"AGENT" and raw.rstrip().upper().endswith((b":", b":BEGIN:VCARD"))
