"""The measurements can be taken; how fast anything is depends on the machine, and is asserted nowhere."""

import json
import math

import pytest

from app.cli import showing
from app.cli.desk import Desk
from models.errors import Refused
from tests.bench.__main__ import main
from tests.bench.memory import peak_megabytes
from tests.e2e.screens import missing


def test_every_measurement_is_taken_in_both_houses(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--people", "60", "--interactions", "400", "--json"])
    told = json.loads(capsys.readouterr().out)
    vaults = [line for line in told if "ratio" in line]
    assert len(vaults) == 14
    assert [line["asked"] for line in told if "asked" in line] == [12, 12, 12, 12, 48] * 2 + [10, 10, 10, 10, 40] * 3
    assert len([line for line in told if 0 < line.get("question p95, ms", 0) < math.inf]) == 2
    windows = [line["allowed, ms"] for line in told if "busy at a time, ms" in line]
    assert windows == ([] if missing() else [30])
    cards = [line for line in told if "peak, MB" in line and "seconds" in line]
    assert [line["measure"].split(",")[0] for line in cards] == ["60 vCards"] * 4 + ["doubles"] * 2
    assert all(line["peak, MB"] >= line["of it before, MB"] > 0 for line in cards)
    assert cards[0]["of it before, MB"] < peak_megabytes() / 2, "each has a memory of its own, not ours"
    assert cards[-1]["precision"] > 0.5
    assert 0 < told[-1]["p95, ms"] < math.inf
    for line in vaults:
        assert all(math.isfinite(value) and value > 0 for name, value in line.items() if name != "measure")


def test_an_installation_without_the_tests_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(showing.importlib, "import_module", missing)
    assert showing.bench.callback
    with pytest.raises(Refused, match="source code"), showing.bench.make_context("bench", [], obj=Desk()):
        showing.bench.callback()
