"""Where the parts of a vault lie."""

from dataclasses import dataclass
from pathlib import Path

from models.vault.driver import is_plaintext
from models.vault.errors import VaultDamaged
from models.vault.files import disk_trouble
from resources import tr


@dataclass(frozen=True, slots=True)
class VaultPaths:
    """Where the parts of the vault in ``folder`` lie."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "vault.db"

    @property
    def keys(self) -> Path:
        return self.folder / "vault.keys"

    @property
    def mark(self) -> Path:
        return self.folder / "vault.mark"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    def require_database(self, page_size: int) -> None:
        """Raises ``VaultDamaged`` where no encrypted database of at least one page lies there, ``DiskTrouble``."""
        try:
            # less than a page reads as an empty database, which SQLite would then begin anew
            is_empty, is_readable = self.database.stat().st_size < page_size, is_plaintext(self.database)
        except FileNotFoundError:
            is_empty, is_readable = True, False
        except OSError as error:
            raise disk_trouble(error) from None
        if is_empty:
            raise VaultDamaged(tr("The vault’s database is missing or empty. Restore the newest backup."))
        if is_readable:
            raise VaultDamaged(
                tr("The vault’s database is not encrypted, so it is not ours. Restore the newest backup.")
            )
