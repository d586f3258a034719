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
    try:
        head = clean(raw.decode())
    except UnicodeDecodeError:
        head = clean(raw.decode("cp1252", "replace"))
    head = head.replace("\n", " ")
    parts = (part[0] for part in _PARAMETER.finditer(head)) if '"' in head else iter(head.split(";", _MOST))
    first, *rest = islice(parts, _MOST)
    group, _, name = first.strip().rpartition(".")
    types: list[str] = []
    others: list[tuple[str, str]] = []
    written: list[str] = []
    encoding = charset = ""
    for parameter in rest:
        key, equals, value = parameter.partition("=")
        key, value = key.strip().upper(), value.strip()
        if not equals:
            key, value = ("ENCODING", key) if key in (*_NAMES_OF_ENCODINGS, *_PLAIN_ENCODINGS) else ("TYPE", parameter)
        if key == "ENCODING":
            encoding = _NAMES_OF_ENCODINGS.get(value.strip('"').upper(), "")
        elif key == "CHARSET":
            charset = known_encoding(value.strip('"')) or ""
        elif key == "TYPE":
            types += _types(value)
        elif key:
            others.append((key, _CARET.sub(lambda found: _UNCARET[found[0]], value.strip('"'))))
            written.append(f"{_NOT_IN_NAMES.sub('-', key)}={_as_written(value, others[-1][1])}")
    name = _NOT_IN_NAMES.sub("-", name)
    group = _NOT_IN_NAMES.sub("-", group)
    lowered = tuple(dict.fromkeys(type.lower() for type in types))
    if types:
        all_types = ",".join(f'"{type}"' if _NEEDS_QUOTES.search(type) else type for type in dict.fromkeys(types))
        written.insert(0, f"TYPE={all_types}")
    shown, name = name, name.upper()
    return Head(
        group=group,
        name=name,
        types=lowered,
        parameters=tuple(others),
        encoding=encoding,
        charset=charset,
        preference=_preference(lowered, dict(others).get("PREF", "")),
        label=label_of(lowered),
        text=";".join([f"{group}.{shown}" if group else shown, *written]),
        canonical=";".join([name, *sorted(lowered), *sorted(f"{key}={value}" for key, value in others)]),
        is_framing=not name or name in _FRAMING,
    )


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
