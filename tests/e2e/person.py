"""Someone with a home and a vault of their own, who runs the program there."""

import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from models.vault import Vault, VaultKey
from models.vault.doors import unlock
from tests.app.running import Ran, finish, start
from tests.fixtures import PASSPHRASE
from tests.sync.three import dump, unfolded

DAY = "2026-03-16"


@dataclass
class Person:
    """Someone with a home and a vault of their own, which the program made, and a way to run it there."""

    name: str
    home: Path
    printed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.home.mkdir()
        (self.home / "passphrase").write_text(PASSPHRASE)
        self("new", "--recovery-file", self.home / "recovery words")
        said = self("identity", "--name", self.name, "--set", f"email={self.email}").json
        assert (said.keys(), said["name"], len(said["words"])) == ({"name", "key", "words"}, self.name, 8)
        self.key = said["key"]

    @property
    def email(self) -> str:
        given, family = self.name.lower().split()
        return f"{given}@{family}.example.org"

    @property
    def telling(self) -> tuple[str, ...]:
        """What nobody may know of them before they have said yes."""
        return (self.name, *self.name.split(), self.key, self.email)

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment in which whatever the program keeps lies in their home."""
        named = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(self.home))
        return named | {"XDG_CACHE_HOME": str(self.home / "cache"), "TMPDIR": str(self.home)}

    @property
    def opening(self) -> tuple[str | Path, ...]:
        """The words that open their vault, on the day of all of this."""
        return ("--vault", self._vault, "--passphrase-file", self.home / "passphrase", "--today", DAY)

    def begin(self, *words: str | Path) -> "subprocess.Popen[bytes]":
        """Start the program, and do not wait for its end."""
        return start(*self.opening, "--json", *words, env=self.surroundings)

    def end(self, process: "subprocess.Popen[bytes]") -> Ran:
        """Wait for its end."""
        ran = finish(process)
        self.printed += [ran.out, ran.err]
        return ran

    def __call__(self, *words: str | Path) -> Ran:
        return self.end(self.begin(*words))

    @property
    def record(self) -> bytes:
        """The database, decrypted."""
        with Vault(self._vault, self._opens, read_only=True) as opened:
            return dump(opened)

    @property
    def faults(self) -> str:
        """The mistakes of its own that the program noted."""
        return "".join(file.read_text() for file in self.home.rglob("faults.log"))

    def holds(self, words: tuple[str, ...]) -> list[str]:
        """Which of ``words`` are on their side: in the database, in any file of their home, or printed to them."""
        assert min(map(len, words)) > 4, "in a megabyte of ciphertext three letters stand by chance"
        files = [file.read_bytes() + str(file).encode() for file in self.home.rglob("*") if file.is_file()]
        held = b"\n".join([self.record, *map(unfolded, files), unfolded("\n".join(self.printed).encode())])
        return [word for word in words if word.encode() in held]

    @property
    def _vault(self) -> Path:
        return self.home / "notebook.whispeer"

    @cached_property
    def _opens(self) -> VaultKey:
        return unlock(self._vault, PASSPHRASE)
