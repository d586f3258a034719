"""What the installation tells of itself is enough to compare two, and nothing of the user's."""

import json
import os
import sys
from pathlib import Path

import resources
from app.self_check import report


def test_it_finds_what_a_vault_needs() -> None:
    found = report()
    assert found["recovery_words"] == 20
    assert "keyring.backends.fail.Keyring" in found["keyrings"]
    assert found["driver"]["sqlcipher"]
    assert found["carries"] is True
    assert found["bundled"] is False


def test_it_lists_every_shipped_file_and_no_code() -> None:
    listed = report()["resources"]
    root = Path(resources.__file__).parent
    assert "fonts/OFL.txt" in listed
    assert all((root / name).is_file() for name in listed)
    assert not [name for name in listed if name.endswith((".py", ".pyc"))]


def test_it_is_json_and_names_no_folder_of_this_machine() -> None:
    text = json.dumps(report())
    assert not [folder for folder in (os.environ["HOME"], sys.prefix, str(Path.cwd())) if folder in text]
