"""``vault.mark``: how many changes the database held when it was last whole on disk.

A database that was rolled back or torn by a sync tool can pass every check of its own.
It then holds fewer changes than its mark says. The mark is a file of its own and can be lost without harm:
the key file is too precious to be written each time.
"""

import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from models.vault.errors import VaultDamaged
from models.vault.files import write_whole
from models.vault.keys import VaultKey
from resources import tr


class VaultRolledBack(VaultDamaged):
    """The database is older than the vault has already been."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The count of changes that the database is known to have held."""

    commits: int

    @classmethod
    def read(cls, path: Path, key: VaultKey) -> "Mark":
        """The mark at ``path``; one that is missing or not ours says nothing, as zero does."""
        try:
            document = json.loads(path.read_bytes()[:1024])
            commits, mac = document["commits"], document["mac"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return cls(0)
        if type(commits) is not int or not isinstance(mac, str) or not mac.isascii():
            return cls(0)
        return cls(commits) if hmac.compare_digest(mac, _mac(commits, key)) else cls(0)

    def write(self, path: Path, key: VaultKey) -> None:
        """Put the mark at ``path``, unless one there says as much or more. Raises ``DiskTrouble``."""
        if Mark.read(path, key).commits < self.commits:
            write_whole(path, json.dumps({"commits": self.commits, "mac": _mac(self.commits, key)}).encode())

    def require_not_older(self, commits: int) -> None:
        """Raise ``VaultRolledBack`` when a database with this many commits is older than the mark."""
        if commits < self.commits:
            raise VaultRolledBack(
                tr("This vault’s database is older than it was last time: a sync tool may have put back an old copy.")
                + " "
                + tr("Restore the newest backup.")
            )


def _mac(commits: int, key: VaultKey) -> str:
    return key.mac("mark", str(commits).encode())
