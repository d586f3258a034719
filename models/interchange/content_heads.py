"""What stands before the colon of a vCard line: group, name and parameters, in every style."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from models.interchange.encodings import known_encoding
from models.interchange.labels import label_of
from models.interchange.text import clean

QUOTED_PRINTABLE = "quoted-printable"
BASE64 = "base64"

_FRAMING = frozenset(("BEGIN", "END", "VERSION", "PRODID", "REV", "PROFILE"))
_LONGEST = 64 * 1024
_LONGEST_KEPT = 256
_MOST = 100  # parameters, or types
_NAMES_OF_ENCODINGS = {"QUOTED-PRINTABLE": QUOTED_PRINTABLE, "Q": QUOTED_PRINTABLE, "BASE64": BASE64, "B": BASE64}
_PLAIN_ENCODINGS = ("7BIT", "8BIT")
# Possessive, so that no text makes them go back.
_COLON = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
_PARAMETER = re.compile(r'(?:[^";]++|"[^"]*+"|")++')
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9-]")
_NEEDS_QUOTES = re.compile('[",;:]')
_LIST_NEEDS_QUOTES = re.compile('[";:^]')
_CARET = re.compile(r"\^[n^']")
_UNCARET = {"^n": "\n", "^^": "^", "^'": '"'}
_CARETED = str.maketrans({"\n": "^n", "^": "^^", '"': "^'"})
_MOST_PREFERRED, _NOT_PREFERRED = 1, 101


@dataclass(frozen=True, slots=True)
class Head:
    """Everything before the colon.

    ``name`` is in capitals; ``types`` in small letters, whatever style they came in;
    ``parameters`` are the others, names in capitals, values without their quotes and carets (RFC 6868).
    ``encoding`` is empty, ``QUOTED_PRINTABLE`` or ``BASE64``; ``charset`` one that Python knows, or empty.
    ``preference`` is 1 for the most preferred, 101 for none said (RFC 6350, section 5.3).
    ``label`` is what the types say to a person. ``text`` is the head as vCard 4.0 would write it,
    ``canonical`` the same for all heads that say the same.
    ``is_framing`` is true for a line about the card or the file, not about the person.
    """

    group: str
    name: str
    types: tuple[str, ...]
    parameters: tuple[tuple[str, str], ...]
    encoding: str
    charset: str
    preference: int
    label: str
    text: str
    canonical: str
    is_framing: bool

    def parameter(self, name: str) -> str:
        """The value of the parameter ``name`` (in capitals), or an empty string."""
        return next((value for key, value in self.parameters if key == name), "")


def split_line(raw: bytes) -> tuple[bytes, bytes]:
    """A line's head and value, parted at the first colon that is not within quotes."""
    head, _, value = raw.partition(b":")
    if b'"' in head and (match := _COLON.match(raw)):
        return raw[: match.end() - 1], raw[match.end() :]
    return head, value


def parse_head(head: bytes) -> Head:
    """What the bytes before a colon say. Heads repeat from card to card, so the short ones are kept."""
    return _parse_short(head) if len(head) <= _LONGEST_KEPT else _parse(head[:_LONGEST])


def quoted(value: str) -> str:
    """``value`` as a parameter's, in quotes and carets where it needs them (RFC 6868)."""
    value = value.translate(_CARETED)
    return f'"{value}"' if _NEEDS_QUOTES.search(value) or value != value.strip() else value


@lru_cache(maxsize=2048)
def _parse_short(head: bytes) -> Head:
    return _parse(head)


def _parse(raw: bytes) -> Head:
    first, rest = _parted(raw)
    group, _, name = first.strip().rpartition(".")
    group, name = _NOT_IN_NAMES.sub("-", group), _NOT_IN_NAMES.sub("-", name)
    said = _Parameters()
    for parameter in rest:
        said.add(parameter)
    types = tuple(dict.fromkeys(type.lower() for type in said.types))
    capitals = name.upper()
    return Head(
        group=group,
        name=capitals,
        types=types,
        parameters=tuple(said.others),
        encoding=said.encoding,
        charset=said.charset,
        preference=_preference(types, dict(said.others).get("PREF", "")),
        label=label_of(types),
        text=";".join([f"{group}.{name}" if group else name, *said.all_written]),
        canonical=";".join([capitals, *sorted(types), *sorted(f"{key}={value}" for key, value in said.others)]),
        is_framing=not capitals or capitals in _FRAMING,
    )


def _parted(raw: bytes) -> tuple[str, list[str]]:
    """Group and name, and the parameters after them."""
    try:
        head = clean(raw.decode())
    except UnicodeDecodeError:
        head = clean(raw.decode("cp1252", "replace"))
    head = head.replace("\n", " ")
    parts = (part[0] for part in _PARAMETER.finditer(head)) if '"' in head else iter(head.split(";", _MOST))
    first, *rest = islice(parts, _MOST)
    return first, rest


class _Parameters:
    """What the parameters of a head say, as they come; ``written`` is each but the types as vCard 4.0 has it."""

    def __init__(self) -> None:
        self.types: list[str] = []
        self.others: list[tuple[str, str]] = []
        self.written: list[str] = []
        self.encoding = self.charset = ""

    def add(self, parameter: str) -> None:
        """Take one in; one without a name is an encoding or a type."""
        key, equals, value = parameter.partition("=")
        key, value = key.strip().upper(), value.strip()
        if not equals:
            key, value = ("ENCODING", key) if key in (*_NAMES_OF_ENCODINGS, *_PLAIN_ENCODINGS) else ("TYPE", parameter)
        if key == "ENCODING":
            self.encoding = _NAMES_OF_ENCODINGS.get(value.strip('"').upper(), "")
        elif key == "CHARSET":
            self.charset = known_encoding(value.strip('"')) or ""
        elif key == "TYPE":
            self.types += _types(value)
        elif key:
            read = _CARET.sub(lambda found: _UNCARET[found[0]], value.strip('"'))
            self.others.append((key, read))
            self.written.append(f"{_NOT_IN_NAMES.sub('-', key)}={_as_written(value, read)}")

    @property
    def all_written(self) -> list[str]:
        """The types in one, then the others."""
        types = [f'"{type}"' if _NEEDS_QUOTES.search(type) else type for type in dict.fromkeys(self.types)]
        return [f"TYPE={','.join(types)}", *self.written] if types else self.written


def _types(value: str) -> list[str]:
    """The types in a list, of which some writers quote the whole, and some repeat the ``TYPE=``."""
    types = (type.strip() for type in value.replace('"', "").split(",", _MOST)[:_MOST])
    return [type[5:] if type[:5].upper() == "TYPE=" else type for type in types if type]


def _as_written(written: str, value: str) -> str:
    """A parameter's value: a bare list such as ``1.1,2.1`` stays bare."""
    return value if written == value and not _LIST_NEEDS_QUOTES.search(value) else quoted(value)


def _preference(types: tuple[str, ...], number: str) -> int:
    if number.isascii() and number.isdecimal() and len(number) <= 3:
        return int(number)
    return _MOST_PREFERRED if "pref" in types else _NOT_PREFERRED
