"""The pages of the help: the same in both languages, written with care, and true of the program."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from app.cli import whispeer
from resources import LANGUAGES
from tests.test_translations import BARE_MARK, CRM_WORDS, FORMAL, french, spoken
from ui.places.help.book import PAGES, key_of, read_pages

ROOT = Path(__file__).parents[1]
HELP = ROOT / "resources" / "help"
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
BOLD = re.compile(r"\*\*(.+?)\*\*")
COMMAND = re.compile(r"^python3 run\.py ([a-z]+)", re.MULTILINE)
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
SHORTCUT = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)+\S+|F\d{1,2}")

every_page = pytest.mark.parametrize(
    "file", [HELP / language / f"{key}.md" for language in LANGUAGES for key in PAGES], ids=lambda file: str(file)[-24:]
)


def words_of(file: Path) -> str:
    """What is read of a page, without what is typed in a terminal and without keys."""
    return CODE.sub("", FENCE.sub("", file.read_text(encoding="utf-8")))


def keys_in(file: Path) -> set[str]:
    return {code for code in CODE.findall(file.read_text(encoding="utf-8")) if key_of(code)}


@cache
def constants() -> frozenset[str]:
    """Every text that stands in the code of the window."""
    return frozenset(
        node.value
        for package in ("app", "ui")
        for file in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def key_names() -> frozenset[str]:
    """Every ``Qt.Key`` that the code of the window looks at."""
    texts = (file.read_text(encoding="utf-8") for package in ("app", "ui") for file in (ROOT / package).rglob("*.py"))
    return frozenset(name for text in texts for name in re.findall(r"\bKey_(\w+)", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_and_no_other(language: str) -> None:
    assert {file.name for file in (HELP / language).iterdir()} == {f"{key}.md" for key in PAGES}
    titles = [page.title for page in read_pages(language)]
    assert all(titles)
    assert len(set(titles)) == len(PAGES)


@pytest.mark.parametrize("key", PAGES)
def test_both_languages_say_the_same_things(key: str) -> None:
    """As many headings, points, rows, links, keys and examples, in the same order."""
    english, french_ = ((HELP / language / f"{key}.md").read_text(encoding="utf-8") for language in ("en", "fr"))
    marks = re.compile(r"^(#+|-|\d\.|\||```)(?= |$|-)", re.MULTILINE)
    assert marks.findall(english) == marks.findall(french_)
    assert LINK.findall(english) == LINK.findall(french_)
    assert keys_in(HELP / "en" / f"{key}.md") == keys_in(HELP / "fr" / f"{key}.md")


@every_page
def test_links_lead_to_other_pages(file: Path) -> None:
    targets = LINK.findall(file.read_text(encoding="utf-8"))
    assert [target for target in targets if target not in PAGES or target == file.stem] == []


@every_page
def test_pages_are_short_and_hold_no_pictures_and_no_html(file: Path) -> None:
    words = words_of(file)
    assert len(words.split()) < 500
    assert "![" not in words
    assert "<" not in words
    assert "http" not in words


@every_page
def test_words_are_written_with_care(file: Path) -> None:
    words = words_of(file)
    assert re.findall(r".{0,20}['\"].{0,20}", words) == []
    if file.parent.name == "fr":
        assert [rule.pattern for rule in (FORMAL, CRM_WORDS) if rule.search(words)] == []
        assert [words[max(0, mark.start() - 20) : mark.end()] for mark in BARE_MARK.finditer(words)] == []


@every_page
def test_what_stands_in_bold_is_said_by_the_window(file: Path) -> None:
    """A button that is named otherwise, or is no more, would be looked for in vain."""
    named = BOLD.findall(file.read_text(encoding="utf-8"))
    said = {literal for call in spoken() for literal in call.literals}
    if file.parent.name == "fr":
        said = {text for texts in french().values() for text in texts}
    assert [name for name in named if name not in said] == []


def test_every_shortcut_of_the_window_is_named_on_the_page_of_keys() -> None:
    shortcuts = {text for text in constants() if SHORTCUT.fullmatch(text)}
    assert len(shortcuts) > 10
    assert sorted(shortcuts - keys_in(HELP / "en" / "keys.md")) == []


@every_page
def test_every_key_that_is_named_does_something(file: Path) -> None:
    qt = {"Esc": "Escape", "Del": "Delete"}
    places = {f"Ctrl+{number}" for number in range(10)}  # the shell counts them itself
    idle = [
        key
        for key in keys_in(file) - places
        if not (key in constants() or qt.get(key, key) in key_names() or (len(key) == 1 and key.lower() in constants()))
    ]
    assert idle == []


@every_page
def test_commands_and_options_that_are_named_exist(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    known = {name for each in whispeer.commands.values() for option in each.params for name in option.opts} | {"--help"}
    assert [name for name in COMMAND.findall(text) if name not in whispeer.commands] == []
    assert [name for name in re.findall(r"(?<![\w-])--[a-z][a-z-]*", text) if name not in known] == []


def test_the_search_reads_keys_as_they_are_printed() -> None:
    keys = next(page for page in read_pages("en") if page.key == "keys")
    assert keys.speaks_of("enter")
    assert not keys.speaks_of("return")
