"""A draft as a link that opens the mail program: ``mailto:`` of RFC 6068."""

from typing import Final
from urllib.parse import quote

from models.drafts.draft import Draft

LONGEST_LINK: Final = 2000
"""Windows hands a program no link of more than 2083 characters (INTERNET_MAX_URL_LENGTH)."""

_LONGEST_ADDRESS = 254
"""RFC 5321, section 4.5.3.1.3, but for the angle brackets. What is longer is no address."""

_CUT = "…"


def mail_link(draft: Draft) -> str:
    """The link, of at most ``LONGEST_LINK`` characters: where that is too few, the body ends sooner.

    Everything but letters, digits and ``-._~@`` is percent-encoded in UTF-8, and a line ends with CR LF (section 5).
    """
    addresses = [_without_breaks(address) for address in draft.to.split(",")]
    fit = all(len(address) <= _LONGEST_ADDRESS for address in addresses)
    quoted = ",".join(_quoted(address, safe="@") for address in addresses)
    to = quoted if fit and len(quoted) <= LONGEST_LINK // 2 else ""
    body = draft.body.rstrip()
    for subject in (_quoted(_without_breaks(draft.subject)), ""):
        head = f"mailto:{to}?subject={subject}&body="
        if len(head) <= LONGEST_LINK // 2:
            break
    if len(head) + len(_encoded(body)) > LONGEST_LINK:
        body = _cut_to(body, LONGEST_LINK - len(head))
    return head + _encoded(body)


def _encoded(body: str) -> str:
    return _quoted("\r\n".join(body.splitlines()))


def _quoted(text: str, safe: str = "") -> str:
    return quote(text, safe=safe, errors="replace")


def _cut_to(body: str, room: int) -> str:
    """As much of ``body`` as fits, by bisection over its characters, for each takes one to twelve."""
    least, most = 0, len(body)
    while least < most:
        middle = (least + most + 1) // 2
        fits = len(_encoded(body[:middle] + _CUT)) <= room
        least, most = (middle, most) if fits else (least, middle - 1)
    return body[:least] + _CUT


def _without_breaks(text: str) -> str:
    return " ".join(text.split())
