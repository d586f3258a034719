"""What the documents name is there: files, folders and pictures."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
_FOLDERS = ("app", "models", "packaging", "resources", "sync", "tests", "ui")
_QUOTED = re.compile(rf"`((?:{'|'.join(_FOLDERS)})/[\w./]+|[\w/]+\.py)`")
_EXAMPLE = "m0010_favourite_cafe.py"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    missing = [link for link in _LINK.findall((ROOT / document).read_text("utf-8")) if not (ROOT / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_exists(document: str) -> None:
    """By its path, or by the end of it."""
    there = ["/" + path.as_posix() for folder in _FOLDERS for path in (ROOT / folder).rglob("*")]
    named = {name.rstrip("/") for name in _QUOTED.findall((ROOT / document).read_text("utf-8"))} - {_EXAMPLE}
    missing = [name for name in named if not (ROOT / name).exists()]
    assert [name for name in missing if not any(path.endswith(f"/{name}") for path in there)] == []
