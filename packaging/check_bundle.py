"""Build the bundle, then hold it against the code: ``python3 packaging/check_bundle.py``.

The bundle is started from another folder while ``.venv`` is hidden.
It must find what the code finds (``self-check``), open a vault that the code made, and paint a window.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import build

ROOT = build.ROOT

import run  # noqa: E402  build.py knows where it is

PASSPHRASE = "seven quiet herons over the lock"
CARD = "BEGIN:VCARD\nVERSION:4.0\nFN:Léa Martin\nEND:VCARD\n"
SECONDS = 60


class Differs(Exception):
    """The bundle is not what it should be; the text says how."""


def main() -> int:
    """0 when the bundle does all that the code does."""
    run.install_test_programs()
    if sys.platform.startswith("linux") and "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        session = shutil.which("dbus-run-session")
        if session:  # with a bus there is a keyring to find
            os.execv(session, [session, "--", sys.executable, __file__])
    if code := build.main():
        return code
    try:
        with tempfile.TemporaryDirectory(prefix="whispeer-bundle-") as folder:
            check(Path(folder))
    except Differs as difference:
        print(f"The bundle differs: {difference}")
        return 1
    print("The bundle does what the code does.")
    return 0


def check(folder: Path) -> None:
    """Run the code, then the bundle with ``.venv`` hidden, in homes of their own under ``folder``."""
    shutil.copytree(ROOT / "dist" / "whispeer", folder / "whispeer", symlinks=True)
    code = [str(run.ready_python(ROOT)), "-P", "-m", "app"]
    bundle = [str(folder / "whispeer" / ("whispeer.exe" if run.WINDOWS else "whispeer"))]
    (folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    (folder / "card.vcf").write_text(CARD, encoding="utf-8")
    unlock = ["--vault", str(folder / "vault"), "--passphrase-file", str(folder / "passphrase"), "--json"]

    answer(folder, [*code, *unlock, "new", "--recovery-file", str(folder / "words")])
    answer(folder, [*code, *unlock, "import", str(folder / "card.vcf")])
    expected = {**answer(folder, [*code, "self-check"]), "bundled": True}
    people = answer(folder, [*code, *unlock, "people"])
    with hidden(ROOT / ".venv"):
        same("self-check", expected, answer(folder, [*bundle, "self-check"]))
        same("people", people, answer(folder, [*bundle, *unlock, "people"]))
        if sys.platform.startswith("linux"):
            paints_a_window(folder, [*bundle, *unlock[:-1]])


def surroundings(folder: Path) -> dict[str, str]:
    """An environment that names nothing of the user's, nor of the checkout."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT"}}
    bus = {name: value for name, value in os.environ.items() if name == "DBUS_SESSION_BUS_ADDRESS"}
    return {**kept, **bus, "HOME": str(folder), "USERPROFILE": str(folder), "LANG": "C.UTF-8"}


def answer(folder: Path, command: Sequence[str]) -> dict[str, object]:
    """The JSON that ``command`` prints. Raises ``Differs`` when it fails or prints anything else."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=surroundings(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    if done.returncode:
        raise Differs(f"{command} ended with {done.returncode}: {done.stderr}")
    try:
        found: dict[str, object] = json.loads(done.stdout)
    except ValueError as error:
        raise Differs(f"{command} printed no JSON: {done.stdout}{done.stderr}") from error
    return found


def same(what: str, expected: object, found: object) -> None:
    """Raise ``Differs`` unless both are equal; else say that they are."""
    if expected != found:
        raise Differs(f"{what}\n  code:   {json.dumps(expected)}\n  bundle: {json.dumps(found)}")
    print(f"{what}: the same, {json.dumps(found, ensure_ascii=False)[:500]}")


@contextmanager
def hidden(venv: Path) -> Iterator[None]:
    """Move ``venv`` out of sight. Starts of run.py wait meanwhile, instead of making a new one."""
    away = venv.with_name(".venv.away")
    with run.alone(ROOT / ".venv.lock"):
        venv.rename(away)
        try:
            yield
        finally:
            away.rename(venv)


def paints_a_window(folder: Path, command: Sequence[str]) -> None:
    """Start the window on a virtual screen and wait until it has painted, or raise ``Differs``."""
    screen = folder / "screen"
    screen.mkdir()
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-fbdir", str(screen)],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answers:
        display = f":{answers.readline().strip()}"
    environment = {**surroundings(folder), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    window = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        end = time.monotonic() + SECONDS
        while colours(screen / "Xvfb_screen0") < 9:
            if window.poll() is not None or time.monotonic() > end:
                window.kill()
                raise Differs(f"no window was painted: {window.communicate()[1]}{faults(folder)}")
            time.sleep(0.1)
        window.terminate()
        try:
            window.wait(SECONDS)
        except subprocess.TimeoutExpired as error:
            raise Differs("the window does not close when it is asked to end") from error
        if told := faults(folder):
            raise Differs(f"the window noted faults: {told}")
        print("window: painted, and closed when it was asked to end")
    finally:
        for process in (window, server):
            process.kill()
            process.wait()


def faults(folder: Path) -> str:
    """What programs that ran in the home ``folder`` noted of mistakes of ours."""
    return "".join(log.read_text(encoding="utf-8") for log in sorted(folder.rglob("faults.log")))


def colours(framebuffer: Path) -> int:
    """How many colours the virtual screen shows; an empty one has a single one, or two."""
    pixels = memoryview(framebuffer.read_bytes()[-1280 * 800 * 4 :]).cast("I")
    return len(set(pixels[::7]))


if __name__ == "__main__":
    sys.exit(main())
