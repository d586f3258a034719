"""The ledger of imports: what came in, so that it is known again."""

from models.vault.vault import Vault

_SOURCE = "vcard"


def keep(vault: Vault, person: int, digest: bytes, uid: str = "", *, anew: bool = True) -> None:
    """Remember, inside a change, that ``digest`` was about ``person``; not ``anew`` where that is known already."""
    otherwise = "REPLACE" if anew else "IGNORE"
    vault.write(
        f"INSERT OR {otherwise} INTO import_ledger (person_id, source, digest, card_uid) VALUES (?, ?, ?, ?)",
        (person, _SOURCE, digest, uid),
    )


def holds(vault: Vault, digest: bytes) -> bool:
    """Whether this came in before."""
    return vault.row("SELECT 1 FROM import_ledger WHERE source = ? AND digest = ?", (_SOURCE, digest)) is not None
