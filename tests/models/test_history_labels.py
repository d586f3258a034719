"""The history is kept in English and shown in the user's language, so each of its labels has its French."""

import ast
import json
from pathlib import Path

from models.vault.migrations.m0001_the_house import CIRCLES

ROOT = Path(__file__).parents[2]


def labels() -> dict[str, str]:
    """Every label given to ``change(…)``, and where; one that is no literal is shown by its place alone."""
    found: dict[str, str] = {}
    for package in ("models", "sync", "app"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Attribute(
                            value=ast.Name(id="vault" | "_vault") | ast.Attribute(attr="vault" | "_vault"),
                            attr="change",
                        ),
                        args=[label, *_],
                    ):
                        at = f"{file.relative_to(ROOT)}:{node.lineno}"
                        is_literal = isinstance(label, ast.Constant) and isinstance(label.value, str)
                        found[label.value if is_literal else at] = at
    return found


def french() -> set[str]:
    """Every source that has French."""
    rooms = (ROOT / "resources" / "translations" / "fr").glob("*.json")
    return {source for room in rooms for source in json.loads(room.read_text(encoding="utf-8"))}


def test_every_label_of_the_history_has_its_french() -> None:
    assert {"Promise a favour", "Add a person"} <= labels().keys()
    assert {label: at for label, at in labels().items() if label not in french()} == {}


def test_the_circles_of_a_new_vault_have_their_french() -> None:
    assert [name for _, name, _, _ in CIRCLES if name not in french()] == []
