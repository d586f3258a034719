"""Build the bundle, a folder that runs without Python.

``python3 packaging/build.py`` makes ``dist/whispeer``.
What the program needs of PyInstaller stands in ``whispeer.spec``.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import run  # noqa: E402  found by the line above


def main() -> int:
    """Build with the environment of the lock; the exit code is PyInstaller's."""
    python = run.ready_python(ROOT)
    if sys.platform.startswith("linux") and not shutil.which("objdump"):
        run.install_packages(["binutils"], "Building needs objdump")
    arguments = ["--noconfirm", "--log-level", "WARN", "--distpath", "dist", "--workpath", "build"]
    return subprocess.call(
        [python, "-P", "-m", "PyInstaller", *arguments, "packaging/whispeer.spec"],
        cwd=ROOT,
    )


if __name__ == "__main__":
    sys.exit(main())
