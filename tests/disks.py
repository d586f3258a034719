"""Disks that refuse: a full one, and a folder that is not ours to write in."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NOBODY = 65534


@contextmanager
def small_disk(folder: Path, kibibytes: int) -> Iterator[Path]:
    """A disk of this size, mounted at ``folder``. Skips the test where it cannot be."""
    folder.mkdir()
    mount = shutil.which("mount")
    size = f"size={kibibytes}k"
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", size, "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path, *, but_for: int = 0) -> None:
    """Write until the disk is full, then give ``but_for`` bytes back."""
    with (disk / "filler").open("wb", buffering=0) as file:
        with pytest.raises(OSError, match="No space"):
            while True:
                file.write(bytes(4096))
        file.truncate(max(0, file.tell() - but_for))


def unreadable(folder: Path) -> Path:
    """An address book in ``folder`` that is there and cannot be read, not even by root. Skips where there is none."""
    memory = Path("/proc/self/mem")  # whose first page belongs to nobody
    if not memory.exists():
        pytest.skip("only Linux has a file that root cannot read")
    file = folder / "locked.vcf"
    file.symlink_to(memory)
    return file


@contextmanager
def unwritable_folder() -> Iterator[Path]:
    """A folder that can be read and not written, for the time of the test by a user for whom that holds."""
    # not under pytest's own folders, which nobody else may enter
    with tempfile.TemporaryDirectory(prefix="whispeer-tests-") as name:
        folder = Path(name)
        folder.chmod(0o555)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(_NOBODY)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)
