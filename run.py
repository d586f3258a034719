"""Start Whispeer, or test it, from a checkout.

    python3 run.py [ARGS…]                  starts the program
    python3 run.py test [ARGS…]             runs its tests with pytest
    python3 run.py faults [--budget 3m]     tries what the vault must survive, and prints a table
    python3 run.py fuzz [--budget 10m]      throws bytes at whatever reads a file, and prints a table

The first start makes ``.venv`` from ``requirements.lock``, every file checked by its hash.
Later starts only compare one line of text. Needs nothing but Python 3.11 and its standard library.
What it installs it tells on stderr, so that stdout stays the program's own.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Whispeer needs Python 3.11 or newer, and this is Python {}.{}.".format(*sys.version_info))

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WINDOWS = sys.platform == "win32"

RECIPE = "1"
"""Raised when the way of making ``.venv`` changes, so that the ones made before are made again."""

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""C libraries that Qt loads on Linux and does not bring along, with the Debian package of each."""

TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "age": "age",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
}
"""Programs that some tests talk to, with the Debian package of each."""


class SetupFailed(Exception):
    """``.venv`` could not be made; the text is the sentence that the user reads."""


def main(arguments: Sequence[str]) -> int:
    """Make ready what is missing, then become the program (or pytest, or the faults) with ``arguments``."""
    testing = arguments[:1] == ["test"]
    try:
        python = ready_python(ROOT)
        if testing:
            install_test_programs()
    except SetupFailed as failure:
        tell(str(failure))
        return 1
    except KeyboardInterrupt:
        tell("Stopped. The next start begins again where this one broke off.")
        return 130
    if testing:
        # pytest finds its settings, and the tests their fixtures, from the checkout.
        os.chdir(ROOT)
        return become(python, ["-m", "pytest", *arguments[1:]])
    if arguments[:1] in (["faults"], ["fuzz"]):
        return become(python, ["-m", f"tests.{arguments[0]}", *arguments[1:]])
    return become(python, ["-m", "app", *arguments])


def become(python: Path, arguments: Sequence[str]) -> int:
    """Replace this process by ``python``; on Windows, which cannot, wait for it and give its exit code.

    ``-P`` keeps the folder one stands in from shadowing the program's packages.
    """
    command = [str(python), "-P", *arguments]
    if not WINDOWS:
        os.execv(python, command)
    import subprocess

    return subprocess.call(command)


# --- the virtual environment ---------------------------------------------------------------------


def ready_python(root: Path) -> Path:
    """The interpreter of ``root/.venv``, made first when it is missing, half made or out of date."""
    venv = root / ".venv"
    python = interpreter(venv)
    key = fingerprint(root)
    if stamped(venv) == [key, "qt"] and python.exists():
        return python
    with alone(root / ".venv.lock"):
        if stamped(venv)[:1] != [key] or not python.exists():
            make_environment(root, venv, python)
        # Without Qt's libraries the command line still works, so the stamp is kept, but asks again.
        stamp(venv, [key, "qt"] if qt_can_start() else [key])
    return python


def interpreter(venv: Path) -> Path:
    """Where a virtual environment keeps its Python."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def fingerprint(root: Path) -> str:
    """One word for all that decides what is in ``.venv``: it is remade when the word changes."""
    declared = (root / "pyproject.toml").read_bytes().split(b"\n[tool.")[0]
    parts = (
        RECIPE.encode(),
        os.fsencode(root),  # scripts and the path file in it name this folder
        sys.platform.encode(),
        repr(sys.implementation.cache_tag).encode(),
        declared,
        (root / "requirements.lock").read_bytes(),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamped(venv: Path) -> list[str]:
    """The lines of the stamp, which is written last: none in a ``.venv`` that is missing or half made."""
    try:
        return (venv / "whispeer-stamp").read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError):
        return []


def stamp(venv: Path, lines: Sequence[str]) -> None:
    """Write the stamp in one step, so that nobody reads half of it."""
    fresh = venv / "whispeer-stamp.new"
    fresh.write_text("\n".join(lines), encoding="ascii")
    fresh.replace(venv / "whispeer-stamp")


def make_environment(root: Path, venv: Path, python: Path) -> None:
    """Make ``venv`` anew with everything in the lock."""
    import locale
    import shutil
    import sysconfig

    tell("Installing what Whispeer needs into .venv. This takes a minute or two, once.")
    (venv / "whispeer-stamp").unlink(missing_ok=True)
    if venv.exists():
        shutil.rmtree(venv)
    lock = ["--require-hashes", "--no-deps", "-r", str(root / "requirements.lock")]
    uv = shutil.which("uv")
    if uv:
        run([uv, "venv", "--quiet", "--no-project", "--python", sys.executable, str(venv)])
        run([uv, "pip", "install", "--quiet", "--python", str(python), *lock])
    else:
        pip = find_pip()
        run([sys.executable, "-m", "venv", "--without-pip", str(venv)])
        if pip is None:
            run([str(python), "-m", "ensurepip"])
            pip = [str(python), "-m", "pip"]
        quiet = ["--quiet", "--disable-pip-version-check"]
        run([*pip, "--python", str(python), "install", *quiet, *lock])
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(venv)}))
    # Python 3.13 reads path files as UTF-8, the ones before in the encoding of the machine.
    encoding = "utf-8" if sys.version_info >= (3, 13) else locale.getencoding()
    (packages / "whispeer.pth").write_text(f"{root}\n", encoding=encoding)
    tell("Installed.")


def find_pip() -> list[str] | None:
    """How to call a pip that can install into another environment; ``None``: bring one by ensurepip."""
    from importlib.util import find_spec

    if find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    if find_spec("ensurepip"):
        return None
    if install_packages(["python3-venv"], "Python has no pip to install with"):
        return None
    raise SetupFailed("Then start again.")


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Let one process at a time in. The lock falls with the process, even when it is killed."""
    with lock.open("a+b") as file:
        # Installers inherit it: one that outlives us still writes into .venv.
        os.set_inheritable(file.fileno(), True)
        told = False
        while not try_lock(file.fileno()):
            if not told:
                tell("Another start is installing; waiting for it.")
                told = True
            from time import sleep

            sleep(0.2)
        yield


def try_lock(descriptor: int) -> bool:
    """Take the lock on an open file if nobody holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
    """Run an installer's ``command``. Raises ``SetupFailed``, after telling the installer's own words."""
    import subprocess

    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            errors="replace",
            close_fds=False,
        )
    except OSError as error:
        raise SetupFailed(f"{command[0]} cannot be run: {error.strerror}.") from error
    if done.returncode:
        tell(done.stdout.rstrip())
        raise SetupFailed("The installation failed; the lines above say why. Mend that, then start again.")


# --- what the machine itself must have -----------------------------------------------------------


def qt_can_start() -> bool:
    """Whether Qt's C libraries are here, after trying to install them."""
    missing = missing_libraries()
    if not missing:
        return True
    if not install_packages(missing, "The window needs libraries that this machine does not have"):
        return False
    return not missing_libraries()


def missing_libraries() -> list[str]:
    """The packages whose library cannot be loaded. Only Linux leaves this to its own packages."""
    if not sys.platform.startswith("linux"):
        return []
    import ctypes

    missing = []
    for library, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def install_test_programs() -> None:
    """Install what the tests of the virtual screen, its keys and the keyring talk to; others skip them."""
    import shutil

    missing = [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    if missing and may_install():
        install_packages(missing, "Some tests need programs that this machine does not have")


def may_install() -> bool:
    """Whether this is Debian or a relative of it, and we are its root."""
    import shutil

    return not WINDOWS and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(packages: Sequence[str], reason: str) -> bool:
    """Install Debian ``packages`` as root; else tell the line to type. True if they were installed."""
    names = " ".join(packages)
    if not may_install():
        tell(f"{reason}. Install them with: sudo apt-get install --no-install-recommends {names}")
        return False
    tell(f"{reason}. Installing {names}.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "--quiet", "update"], environment)
        run(["apt-get", "--quiet", "--yes", "install", "--no-install-recommends", *packages], environment)
    except SetupFailed:
        tell(f"apt-get could not install {names}.")
        return False
    return True


def tell(sentence: str) -> None:
    """Say something about the installation, on stderr."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
