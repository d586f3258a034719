"""The pages of the help, as they are shipped: Markdown, a folder a language."""

import re
from dataclasses import dataclass
from typing import Final

from resources import resource
from ui.palette.marking import fits
from ui.widgets import key_words

PAGES: Final = (
    "first_steps",
    "sentence",
    "capture",
    "today",
    "cards",
    "finding",
    "person",
    "exchange",
    "exchanges",
    "circles",
    "favours",
    "decisions",
    "missions",
    "introductions",
    "handing",
    "trust",
    "agreed",
    "network",
    "refuge",
    "undo",
    "address_book",
    "tables",
    "triage",
    "doubles",
    "taking_out",
    "vault",
    "backups",
    "keys",
    "small_window",
    "by_code",
    "square",
    "terminal",
    "trouble",
)
"""The pages in their order: the names of their files, and what links between them say."""

_CODE: Final = re.compile(r"`([^`\n]+)`")
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_SEQUENCE: Final = re.compile(
    r"(?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9,]|F[0-9]{1,2}|Return|Space|Esc|Del|Tab|Up|Down|Left|Right)"
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``text`` is what is read of it, for the search: keys as they are printed, no marks."""

    key: str
    title: str
    markdown: str
    text: str

    def speaks_of(self, sought: str) -> bool:
        """Whether each word of ``sought`` begins a word of it, accents and case forgiven."""
        return fits(self.text, sought)


def read_pages(language: str) -> tuple[Page, ...]:
    """The pages in ``language``, one of ``LANGUAGES``; a few dozen kilobytes, read in a millisecond or two."""
    return tuple(_page(key, resource(f"help/{language}/{key}.md").read_text(encoding="utf-8")) for key in PAGES)


def key_of(code: str) -> str:
    """The key that ``code`` names, as ``Ctrl+K``, in the words printed on the user's keys; empty if it names none."""
    return key_words(code) if _SEQUENCE.fullmatch(code) else ""


def _page(key: str, markdown: str) -> Page:
    title = markdown.partition("\n")[0].removeprefix("# ").strip()
    linked = _LINK.sub(r"\1", markdown)
    return Page(key, title, markdown, _CODE.sub(_spoken, linked))


def _spoken(code: re.Match[str]) -> str:
    return key_of(code[1]) or code[1]
