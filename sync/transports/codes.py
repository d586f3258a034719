"""The code that brings two sides together: said aloud, or in the squares of a picture.

It is a number that finds the other side, and behind it what nobody else knows: three words, 33 bits, where it is said:
``402913-above-lizard-zoo``. That is enough, for one wrong guess burns it. In a picture it is 128 bits, as base 32.
"""

import base64
import ipaddress
import itertools
import re
import secrets
from collections.abc import Sequence
from urllib.parse import parse_qs, urlencode, urlsplit

from models.carrying import AddressUnreadable, CodeUnreadable, Link, SquaresForeign, SquaresStrange
from models.errors import Refused
from resources import tr
from sync.words import word_list, words_in

SPOKEN_WORDS = 3
_SPOKEN_BYTES = 5  # more bits than three words say
_LOWEST, _COUNT = 100_000, 900_000
_TELLING_LETTERS = 4  # BIP-39 promises that they suffice
_PICTURED_BYTES = 16
_PICTURED = re.compile(r"[1-9][0-9]{5}-[a-z2-7]{26}")
_PORT = 65535
_SCHEME = "whispeer:"
_MEET = f"{_SCHEME}meet"
_MOST_SERVERS, _LONGEST_SERVER, _LONGEST_QUERY = 4, 200, 1000
PATH = "/v1"
"""Where a mailbox server speaks, at its host."""
_USUAL_PORT = 4000
"""Where a mailbox server of one's own listens, unless it was told otherwise."""


def new_code() -> str:
    """A code to say aloud: six figures and three words."""
    return "-".join([_new_number(), *words_in(secrets.token_bytes(_SPOKEN_BYTES), SPOKEN_WORDS)])


def new_pictured_code() -> str:
    """A code for a picture: six figures and 128 bits."""
    secret = base64.b32encode(secrets.token_bytes(_PICTURED_BYTES)).decode("ascii")
    return f"{_new_number()}-{secret.rstrip('=').lower()}"


def _new_number() -> str:
    return str(_LOWEST + secrets.randbelow(_COUNT))


def parse_code(typed: str) -> str:
    """The code that ``typed`` means, whatever its capitals and spaces; four letters of a word suffice.

    Raises ``CodeUnreadable``, so that a slip does not burn the code.
    """
    number, said = _figures_first(re.split(r"[\s\-–—,.]+", typed.strip().lower()))
    if not re.fullmatch(r"[1-9][0-9]{5}", number) or len(said) != SPOKEN_WORDS:
        raise CodeUnreadable
    return "-".join([number, *(_word(one) for one in said)])


def _figures_first(parts: Sequence[str]) -> tuple[str, list[str]]:
    """The number, however its figures were grouped, and the words after it."""
    words = list(itertools.dropwhile(re.compile("[0-9]+").fullmatch, parts))
    return "".join(parts[: len(parts) - len(words)]), words


def _word(said: str) -> str:
    if said in word_list():
        return said
    near = [word for word in word_list() if len(said) >= _TELLING_LETTERS and word.startswith(said)]
    if len(near) != 1:
        raise CodeUnreadable
    return near[0]


def nameplate(code: str) -> str:
    """The number of ``code``, which is no secret: it is where the two sides meet."""
    return code.split("-", 1)[0]


def link_text(link: Link) -> str:
    """``link`` as the text of a picture, with as many of its servers as a reader takes."""
    text = f"{_MEET}?{urlencode({'c': link.code})}"
    for server in link.servers[:_MOST_SERVERS]:
        longer = f"{text}&{urlencode({'s': server})}"
        if len(longer) <= len(_MEET) + 1 + _LONGEST_QUERY:
            text = longer
    return text


def parse_link(text: str, known: Sequence[str]) -> Link:
    """What the text of a picture says. Raises ``SquaresForeign``, ``SquaresStrange``.

    A code that could be said aloud is none of a picture: keys that come by one are surer than those that come by words.
    A server is ``unknown`` unless it is on a private network or in ``known``:
    a picture shall not send this computer to a place that its owner never chose.
    """
    if not text.startswith(_SCHEME):
        raise SquaresForeign
    start, _, query = text.partition("?")
    if start != _MEET or len(query) > _LONGEST_QUERY or query.count("&") > _MOST_SERVERS:
        raise SquaresStrange
    said = parse_qs(query)
    codes, servers = said.get("c", []), tuple(said.get("s", []))
    if len(codes) != 1 or not _PICTURED.fullmatch(codes[0]) or not all(map(is_server, servers)):
        raise SquaresStrange
    unknown = tuple(server for server in servers if server not in known and not is_near(server))
    return Link(codes[0], tuple(server for server in servers if server not in unknown), unknown)


def is_server(url: str) -> bool:
    """Whether ``url`` can be a mailbox server's: ``ws`` or ``wss``, a host, a path, and nothing else."""
    try:
        parts = urlsplit(url)
        port = parts.port or 1
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= _LONGEST_SERVER
    extra = parts.username or parts.password or parts.query or parts.fragment
    return plain and parts.scheme in ("ws", "wss") and bool(parts.hostname) and not extra and 0 < port <= _PORT


def server_at(typed: str) -> str:
    """The mailbox server that ``typed`` means: ``meet.example.org``, ``meet.example.org:4000``, or its whole address.

    Raises ``Refused``.
    """
    text = typed.strip()
    url = text
    if "://" not in text and "/" not in text:
        named = f"ws://{text.lower()}"
        url = f"{named}{PATH}" if is_server(named) and urlsplit(named).port else f"{named}:{_USUAL_PORT}{PATH}"
    if not is_server(url):
        raise Refused(
            tr(
                "This is no address of a server. Write it as meet.example.org, or whole as ws://meet.example.org:4000/v1."
            )
        )
    return url


def with_server(servers: Sequence[str], typed: str) -> tuple[str, ...]:
    """``servers`` and behind them the one that ``typed`` means. Raises ``Refused``, also where there are enough."""
    new = server_at(typed)
    if new in servers:
        raise Refused(tr("This server is in the list already."))
    if len(servers) >= _MOST_SERVERS:
        raise Refused(tr("Four servers are enough. Take one out first."))
    return (*servers, new)


def is_near(url: str) -> bool:
    """Whether ``url`` is a mailbox server's on a private network, by its number and not by a name.

    Another path is none of a mailbox: a picture shall not press a button of a router that takes orders by address.
    """
    if not is_server(url) or urlsplit(url).path != PATH:
        return False
    try:
        address = ipaddress.ip_address(urlsplit(url).hostname or "")
    except ValueError:
        return False
    return address.is_private and not (address.is_unspecified or address.is_multicast)


def near_server(typed: str) -> str:
    """The server that ``typed`` means, as another side shows it: ``192.168.1.20:4711``.

    Raises ``AddressUnreadable``.
    """
    text = typed.strip().lower()
    url = text if "://" in text else f"ws://{text}{PATH}"
    if not is_near(url) or urlsplit(url).port is None:
        raise AddressUnreadable
    return url
