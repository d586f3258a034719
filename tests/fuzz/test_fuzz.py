"""A few seconds of every harness, and that a harness notices what it is there to notice."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from models.interchange import ical
from tests.fuzz import __main__ as fuzzing
from tests.fuzz.readers import READERS

SECONDS = 7.0
"""For each reader: with all of them about a minute, a tenth of the long run."""

on_linux = pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info >= (3, 15), reason="atheris has wheels for Linux alone"
)


@on_linux
def test_the_fuzzer_is_here() -> None:
    assert find_spec("atheris") is not None


@on_linux
@pytest.mark.parametrize("name", READERS)
def test_a_reader_takes_whatever_comes(name: str, tmp_path: Path) -> None:
    outcome = fuzzing.fuzz(name, SECONDS, tmp_path)
    print(f"{name}: {outcome.executions} executions, coverage {outcome.coverage}, accepted {outcome.share:.0%}")
    assert outcome.trouble == ""
    assert outcome.executions and outcome.coverage and outcome.accepted


@on_linux
def test_a_fault_that_was_planted_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = tmp_path / "sitecustomize.py"
    planted.write_text(
        "from models.interchange.text import clean\n"
        "import models.interchange.ldif as ldif\n"
        "def broken(*_): raise KeyError('planted')\n"
        "ldif.read = broken\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{fuzzing.ROOT}")
    outcome = fuzzing.fuzz("ldif", SECONDS, tmp_path)
    assert "planted" in outcome.trouble


def test_a_nul_in_an_address_of_a_meeting_does_not_come_through() -> None:
    meeting = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e\r\nDTSTART:20250304T100000Z\r\nSUMMARY:x\r\n"
        b"ATTENDEE:mailto:s\x00@e.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    (record,) = ical.read(meeting).records
    assert [one.email for one in record.people] == ["s@e.org"]
