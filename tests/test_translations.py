"""Every word the user reads exists in both languages, and the French is written with care."""

import ast
import json
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("app", "models", "resources", "sync", "ui")
ROOMS = sorted((ROOT / "resources" / "translations" / "fr").glob("*.json"))

PLAIN_APOSTROPHE = re.compile("'")
BARE_MARK = re.compile(r"(?<=[^\u00a0\u202f;:?!])[;:?!](?=[\s)»]|$)|«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»")
FORMAL = re.compile(r"\b(veuillez|votre|vos|pouvez|voulez|devez|souhaitez|avez-vous)\b", re.IGNORECASE)
CRM_WORDS = re.compile(r"\b(crm|prospects?|leads?|pipeline|funnel|networking|réseautage)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One call of ``tr`` or ``tr_n``: its literals (the many-form last) and the values put in."""

    at: str
    literals: tuple[str, ...]
    values: frozenset[str]

    @property
    def source(self) -> str:
        """What the French is looked up by."""
        return self.literals[-1]


@cache
def trees() -> dict[str, ast.Module]:
    """The code of the packages, by path from the checkout."""
    files = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def spoken_in(path: str, tree: ast.AST) -> Iterator[Spoken | str]:
    """Each call of ``tr`` and ``tr_n`` in ``tree``; for one that cannot be looked up, where it stands."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        wanted = {"tr": 1, "tr_n": 2}.get(node.func.id)
        if wanted is None:
            continue
        at = f"{path}:{node.lineno}"
        literals = tuple(
            argument.value
            for argument in node.args[:wanted]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        )
        values = {keyword.arg for keyword in node.keywords}
        if wanted == 2:
            values.add("count")
        if len(literals) == wanted and None not in values:
            yield Spoken(at, literals, frozenset(filter(None, values)))
        else:
            yield at


@cache
def spoken() -> tuple[Spoken, ...]:
    """Every call in the packages that can be looked up."""
    calls = (call for path, tree in trees().items() for call in spoken_in(path, tree))
    return tuple(call for call in calls if isinstance(call, Spoken))


@cache
def french() -> dict[str, tuple[str, ...]]:
    """The French of each source: one text, or its forms for one and for many."""
    catalogue: dict[str, tuple[str, ...]] = {}
    for room in ROOMS:
        for source, entry in json.loads(room.read_text(encoding="utf-8")).items():
            catalogue[source] = (entry,) if isinstance(entry, str) else (entry["one"], entry["many"])
    return catalogue


def places(text: str) -> set[str]:
    """The names between braces in ``text``."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_call_can_be_looked_up() -> None:
    """An f-string, a variable or a ``**`` would never be found in a catalogue, nor by this test."""
    calls = [call for path, tree in trees().items() for call in spoken_in(path, tree)]
    assert calls
    assert [call for call in calls if isinstance(call, str)] == []


@pytest.mark.parametrize("line", ['tr(f"Hello {name}")', "tr(word)", 'tr("a" + "b")', 'tr_n("a", many, 2)'])
def test_a_call_that_is_no_plain_literal_is_seen(line: str) -> None:
    assert list(spoken_in("planted.py", ast.parse(line))) == ["planted.py:1"]


def test_every_literal_has_its_french() -> None:
    assert [f"{call.at} {call.source}" for call in spoken() if call.source not in french()] == []


def test_counted_phrases_have_two_forms_and_plain_ones_have_one() -> None:
    wrong = [
        f"{call.at} {call.source}"
        for call in spoken()
        if call.source in french() and len(french()[call.source]) != len(call.literals)
    ]
    assert wrong == []


def test_what_is_put_in_has_its_place_in_both_languages() -> None:
    wrong = []
    for call in spoken():
        texts = [call.source, french().get(call.source, (call.source,))[-1]]
        wrong += [f"{call.at} {text}" for text in texts if places(text) != call.values]
        # "One person came in" may leave its number out.
        singular = [call.literals[0], french().get(call.source, (call.source,))[0]]
        wrong += [f"{call.at} {text}" for text in singular if not places(text) <= call.values]
    assert wrong == []


def test_no_french_outlives_its_english() -> None:
    said = {
        node.value
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [source for source in french() if source not in said] == []


def test_french_that_is_chosen_at_run_time_keeps_the_places_of_its_english() -> None:
    wrong = [source for source, texts in french().items() if places(texts[-1]) != places(source)]
    assert wrong == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.stem)
def test_no_room_says_a_thing_twice_or_otherwise_than_another(room: Path) -> None:
    pairs = json.loads(room.read_text(encoding="utf-8"), object_pairs_hook=lambda pairs: pairs)
    sources = [source for source, _ in pairs]
    assert len(sources) == len(set(sources))
    # A counted phrase comes as the list of its two pairs here, in the order they are written.
    forms = {
        source: (entry,) if isinstance(entry, str) else tuple(dict(entry)[form] for form in ("one", "many"))
        for source, entry in pairs
    }
    assert [(source, form, french()[source]) for source, form in forms.items() if form != french()[source]] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (PLAIN_APOSTROPHE, "l'adresse"),
        (BARE_MARK, "Qui t’a aidé ?"),
        (BARE_MARK, "Quoi?"),
        (BARE_MARK, "« Léa »"),
        (FORMAL, "Veuillez choisir"),
        (CRM_WORDS, "Tes prospects"),
    ],
)
def test_careless_french_is_seen(rule: re.Pattern[str], text: str) -> None:
    assert rule.search(text)


@pytest.mark.parametrize("text", ["Qui t’a aidé\u00a0?", "«\u00a0Léa\u00a0»", "à 14:30", "Quoi\u202f?!", "?"])
def test_good_french_passes(text: str) -> None:
    assert not BARE_MARK.search(text)


@pytest.mark.parametrize("rule", [PLAIN_APOSTROPHE, BARE_MARK, FORMAL, CRM_WORDS], ids=lambda rule: rule.pattern)
def test_the_french_is_written_with_care(rule: re.Pattern[str]) -> None:
    """Typographic apostrophes, no-break spaces before high marks, *tu*, and no words of a sales tool."""
    assert [text for texts in french().values() for text in texts if rule.search(text)] == []


def test_the_english_has_typographic_apostrophes_too() -> None:
    assert [call.at for call in spoken() for text in call.literals if "'" in text] == []
