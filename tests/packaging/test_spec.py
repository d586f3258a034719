"""The bundle's recipe names all that the program loads by name only, which no analysis of imports finds."""

import runpy
from importlib.metadata import entry_points
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"


@pytest.fixture(scope="module")
def recipe() -> dict[str, list[object]]:
    """What the spec hands to PyInstaller's analysis."""
    asked: dict[str, list[object]] = {}

    def analysis(scripts: list[str], **options: list[object]) -> SimpleNamespace:
        asked.update(options, scripts=list(scripts))
        return SimpleNamespace(scripts=[], pure=[], binaries=[], datas=[])

    def nothing(*_: object, **__: object) -> None: ...

    building = {"Analysis": analysis, "PYZ": nothing, "EXE": nothing, "COLLECT": nothing}
    runpy.run_path(str(PACKAGING / "whispeer.spec"), {**building, "SPECPATH": str(PACKAGING)})
    return asked


def test_every_shipped_file_is_carried_to_its_own_place(recipe: dict[str, list[object]]) -> None:
    carried = set(recipe["datas"])
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    shipped = [path for path in files if path.suffix not in {".py", ".pyc"}]
    assert shipped
    assert [path for path in shipped if (str(path), str(path.parent.relative_to(ROOT))) not in carried] == []


def test_every_module_is_carried(recipe: dict[str, list[object]]) -> None:
    named = set(recipe["hiddenimports"])
    for package in ("app", "models", "sync", "ui"):
        files = [path.relative_to(ROOT).with_suffix("") for path in (ROOT / package).rglob("*.py")]
        modules = {".".join(path.parts).removesuffix(".__init__") for path in files}
        assert modules - {"app.__main__"} <= named


def test_every_keyring_that_announces_itself_is_carried(recipe: dict[str, list[object]]) -> None:
    announced = {entry.value for entry in entry_points(group="keyring.backends")}
    assert announced
    assert announced <= set(recipe["hiddenimports"])


def test_the_folder_does_not_shadow_the_library_of_its_name() -> None:
    import packaging.version

    assert not (PACKAGING / "__init__.py").exists()
    assert ROOT not in Path(packaging.version.__file__).parents or ".venv" in packaging.version.__file__
