"""The script in CONTRIBUTING.md, which shows that the heart needs no window, runs as it stands there."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
_SCRIPT = re.compile(r"^<!-- script -->\s*^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def script() -> str:
    """The Python that stands after the marker."""
    found = _SCRIPT.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert len(found) == 1, "CONTRIBUTING.md has one script after the line <!-- script -->"
    return str(found[0])


def test_the_script_in_contributing_runs_and_needs_no_window(tmp_path: Path) -> None:
    before = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
    after = "\nassert 'PySide6' not in sys.modules, 'a script wants no window'\n"
    done = subprocess.run(
        # the folder it is run in is empty: nothing but what the script makes is there
        [sys.executable, "-W", "error", "-c", before + script() + after],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip(), "it shows what it found"


def test_the_script_is_short() -> None:
    assert len([line for line in script().splitlines() if line and not line.startswith(("from ", "import "))]) <= 8
