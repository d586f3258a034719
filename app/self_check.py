"""What this installation found of what it needs.

The hidden command ``self-check`` prints it, so that a bundle can be held against the code it was made from.
"""

import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import resources

LIBRARIES = ("cryptography", "keyring", "shamir-mnemonic", "sqlcipher3", "sqlite-utils")
"""Distributions whose own metadata must be found, by the names they are published under."""

NOT_CARRIED = {".py", ".pyc"}


def report() -> dict[str, Any]:
    """The facts, in JSON's types: nothing personal, no paths of this machine.

    ``bundled`` says whether this is a bundle; ``keyrings`` the usable keyrings, best first;
    ``carries`` whether two processes hand each other a byte on this computer's own network;
    ``meaning`` whether sentences can be compared by meaning; ``recovery_words`` how many words are drawn for a new
    vault; ``resources`` the shipped files.
    """
    # Loaded here, for the start of any other command does without.
    from models.meaning.encoder import SIZE, encode, is_available
    from models.vault import driver, recovery

    return {
        "bundled": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "driver": driver.versions(),
        "keyrings": _keyrings(),
        "carries": _carries(),
        "meaning": is_available() and encode(["?"]).shape == (1, SIZE),
        "recovery_words": len(recovery.to_words(recovery.fresh_secret()).split()),
        "resources": _resources(),
    }


def _carries() -> bool:
    from app.carrier import program
    from models.carrying import HOST
    from sync.conversation import Conversation
    from sync.transports.codes import new_code

    code = new_code()
    with Conversation(program()) as here, Conversation(program()) as there:
        here.engine.meet(code, [], lan=HOST)
        there.meet(code, here.serving())
        there.engine.send(b"?")
        return here.receive() == b"?"


def _keyrings() -> list[str]:
    from keyring.backend import get_all_keyring

    found = sorted(get_all_keyring(), key=lambda backend: -backend.priority)
    return [f"{type(backend).__module__}.{type(backend).__qualname__}" for backend in found]


def _resources() -> list[str]:
    root = Path(resources.__file__).parent
    files = (path for path in root.rglob("*") if path.is_file() and path.suffix not in NOT_CARRIED)
    return sorted(path.relative_to(root).as_posix() for path in files)
