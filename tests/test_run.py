"""``run.py`` in checkouts of its own: small ones, whose lock names a wheel that lies beside them."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import run
from app.__main__ import QT_LIBRARIES

RUN = Path(run.__file__)
PROGRAM = """
import json, sys
import tiny
print(json.dumps({"version": tiny.VERSION, "arguments": sys.argv[1:]}))
sys.exit(3 if "fail" in sys.argv else 0)
"""
TESTER = "import os, sys; print('tested', os.getcwd(), *sys.argv[1:])"
SETTINGS = '[project]\nname = "small"\nversion = "0"\n\n[tool.ruff]\nline-length = 110\n'


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with run.py, a program of three lines, and all the wheels its lock can ask for."""

    root: Path
    wheels: Path

    @property
    def stamp(self) -> Path:
        return self.root / ".venv" / "whispeer-stamp"

    def lock(self, version: str, digest: str = "") -> None:
        """Have the lock ask for ``version`` of the wheel, by its own hash or a given one."""
        digest = digest or write_wheel(self.wheels, version)
        (self.root / "requirements.lock").write_text(f"tiny=={version} \\\n    --hash=sha256:{digest}\n")

    def begin(self, *arguments: str, path: str = "/usr/bin:/bin") -> subprocess.Popen[str]:
        environment = {name: value for name, value in os.environ.items() if name[:4] not in ("PIP_", "UV_I")}
        environment |= {
            "PATH": path,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "UV_NO_INDEX": "1",
            "UV_FIND_LINKS": str(self.wheels),
        }
        command = [sys.executable, str(self.root / "run.py"), *arguments]
        return subprocess.Popen(
            command,
            cwd=self.wheels.parent,
            env=environment,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def start(self, *arguments: str, path: str = "/usr/bin:/bin") -> tuple[int, str, str]:
        """Exit code, stdout and stderr of one start, from a folder outside the checkout."""
        process = self.begin(*arguments, path=path)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err


def write_wheel(folder: Path, version: str) -> str:
    """A wheel ``tiny`` that also stands in for pytest; its SHA-256."""
    about = f"tiny-{version}.dist-info"
    files = {
        "tiny.py": f"VERSION = {version!r}\n",
        "pytest/__init__.py": "",
        "pytest/__main__.py": TESTER,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, f"{about}/RECORD"])
    file = folder / f"tiny-{version}-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in {**files, f"{about}/RECORD": record}.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    # A space and an accent: homes have them.
    made = Checkout(tmp_path / "Léa’s house", tmp_path / "wheels")
    (made.root / "app").mkdir(parents=True)
    made.wheels.mkdir()
    shutil.copy(RUN, made.root)
    (made.root / "pyproject.toml").write_text(SETTINGS)
    (made.root / "app" / "__main__.py").write_text(PROGRAM)
    # Where the test stands, a folder of the program's name must not be taken for it.
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__main__.py").write_text("raise SystemExit('the wrong app')")
    made.lock("1.0")
    return made


def test_the_first_start_installs_and_the_next_ones_say_nothing(checkout: Checkout) -> None:
    code, out, err = checkout.start("capture", "café @Léa ; >ven", "--json")
    assert (code, out) == (
        0,
        '{"version": "1.0", "arguments": ["capture", "caf\\u00e9 @L\\u00e9a ; >ven", "--json"]}\n',
    )
    assert "Installing what Whispeer needs" in err
    written = checkout.stamp.stat().st_mtime_ns
    assert checkout.start("fail")[::2] == (3, "")
    assert checkout.stamp.stat().st_mtime_ns == written


def test_the_word_test_is_for_pytest_and_runs_from_the_checkout(checkout: Checkout) -> None:
    assert checkout.start("test", "-k", "one or two")[1] == f"tested {checkout.root} -k one or two\n"
    assert "['people', 'test']" in checkout.start("people", "test")[1].replace('"', "'")


def test_a_new_lock_remakes_the_environment_and_a_tool_setting_does_not(checkout: Checkout) -> None:
    checkout.start()
    written = checkout.stamp.stat().st_mtime_ns
    (checkout.root / "pyproject.toml").write_text(SETTINGS.replace("110", "100"))
    assert checkout.start()[2] == ""
    assert checkout.stamp.stat().st_mtime_ns == written
    checkout.lock("2.0")
    code, out, err = checkout.start()
    assert code == 0 and '"2.0"' in out and "Installed." in err


@pytest.mark.parametrize("harm", ["no stamp", "torn stamp", "no interpreter"])
def test_a_broken_environment_is_made_again(checkout: Checkout, harm: str) -> None:
    checkout.start()
    rubbish = checkout.root / ".venv" / "rubbish"
    rubbish.touch()
    match harm:
        case "no stamp":
            checkout.stamp.unlink()
        case "torn stamp":
            checkout.stamp.write_bytes(b"\xff" + checkout.stamp.read_bytes()[:20])
        case _:
            run.interpreter(checkout.root / ".venv").unlink()
    assert checkout.start()[0] == 0
    assert not rubbish.exists()


def test_a_start_that_was_killed_while_installing_leaves_nothing_in_the_way(checkout: Checkout) -> None:
    process = checkout.begin()
    while not (checkout.root / ".venv").exists():
        assert process.poll() is None, process.communicate()
    process.kill()
    process.communicate(timeout=60)
    assert not checkout.stamp.exists()
    code, out, _ = checkout.start()
    assert code == 0 and '"1.0"' in out


def test_two_starts_at_once_install_once(checkout: Checkout) -> None:
    both = [checkout.begin(name) for name in ("one", "two")]
    answers = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("Installing what Whispeer needs" in err for _, err in answers) == 1


def test_what_does_not_match_the_lock_is_not_installed(checkout: Checkout) -> None:
    checkout.lock("1.0", digest="0" * 64)
    code, out, err = checkout.start()
    assert (code, out) == (1, "")
    assert "The installation failed" in err.splitlines()[-1]
    assert not checkout.stamp.exists()
    checkout.lock("1.0")
    assert checkout.start()[0] == 0


def test_a_checkout_may_move(checkout: Checkout) -> None:
    checkout.start()
    moved = Checkout(checkout.root.rename(checkout.root.with_name("moved")), checkout.wheels)
    code, out, _ = moved.start()
    assert code == 0 and '"1.0"' in out


@pytest.mark.skipif(not shutil.which("uv"), reason="uv is not on this machine")
def test_uv_is_used_where_there_is_one(checkout: Checkout) -> None:
    uv = shutil.which("uv")
    assert uv
    code, out, _ = checkout.start(path=f"{Path(uv).parent}:/usr/bin:/bin")
    assert code == 0 and '"1.0"' in out
    assert "uv" in (checkout.root / ".venv" / "pyvenv.cfg").read_text()


def test_an_older_python_reads_one_sentence() -> None:
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 7))
    script = f"import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path({str(RUN)!r}, run_name='__main__')"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr == "Whispeer needs Python 3.11 or newer, and this is Python 3.9.\n"


def test_the_program_names_the_same_libraries_when_it_cannot_open_its_window() -> None:
    assert run.QT_LIBRARIES == QT_LIBRARIES


def test_without_the_right_to_install_the_line_to_type_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "QT_LIBRARIES", {"libno-such.so.1": "libno-such1", "libno-more.so.2": "libno-more2"})
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "may_install", lambda: False)
    assert not run.qt_can_start()
    out, err = capsys.readouterr()
    assert out == ""
    assert "sudo apt-get install --no-install-recommends libno-such1 libno-more2\n" in err
