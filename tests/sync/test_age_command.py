"""What we seal the ``age`` command opens, and what it seals we open: no format of our own."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sync import codec, messages, signing
from tests.sync.forging import LEA, NOW, SAM, Forged
from tests.sync.test_codec import envelope

AGE = shutil.which("age")

pytestmark = pytest.mark.skipif(AGE is None, reason="the age command is not on this machine")


def age(*words: str, given: bytes) -> bytes:
    ran = subprocess.run([str(AGE), *words], input=given, capture_output=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_command_opens_a_sealed_card(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(SAM.age_secret)
    message = codec.write(envelope(messages.Ask(why="hedges")), LEA)
    assert age("--decrypt", "--identity", str(key), given=codec.seal(message, SAM.age)).decode() == message.signed


def test_what_the_command_seals_is_read(tmp_path: Path) -> None:
    compact = Forged().compact()
    sealed = age("--recipient", SAM.age, given=compact.encode())
    assert codec.read(sealed, [SAM], NOW).signed == compact
    signing.read_compact(compact.encode()).require_signed_by(LEA.key)
