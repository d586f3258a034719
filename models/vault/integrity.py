"""Looking a vault over. Each check alone misses something, so all are made, in this order."""

from dataclasses import dataclass

from models.vault import migrations
from models.vault.driver import in_memory, refusals
from models.vault.errors import VaultDamaged
from models.vault.files import disk_trouble
from models.vault.keys import SALT_BYTES
from models.vault.mark import Mark
from models.vault.vault import Vault
from resources import tr


@dataclass(frozen=True, slots=True)
class Health:
    """What was found in a vault that is whole."""

    people: int
    commits: int


def check(vault: Vault) -> Health:
    """Look the whole vault over; takes a second or so for 100 MB. Raises ``VaultDamaged``.

    The log is brought in first: a check of pages while some lie in it raises false alarms.
    """
    vault.checkpoint()
    _require_salt(vault)
    with refusals():
        _require_no_findings(vault, "PRAGMA cipher_integrity_check", good=None)
        _require_no_findings(vault, "PRAGMA integrity_check", good="ok")
        _require_no_findings(vault, "PRAGMA foreign_key_check", good=None)
        if schema(vault) != _expected_schema(vault.version):
            raise _damaged()
    _require_journal_kept(vault)
    # the mark before the count: another process may commit and mark between the two
    mark = Mark.read(vault.paths.mark, vault.key)
    commits = vault.commits
    mark.require_not_older(commits)
    people = vault.rows("SELECT count(*) FROM person")[0][0]
    return Health(int(people), commits)


def schema(vault: Vault) -> frozenset[tuple[str, str, str]]:
    """Every (type, name, SQL) of the database."""
    return frozenset(tuple(row) for row in vault.rows(_SCHEMA))


# The tables inside an index of words are SQLite's own, and another version of it may make them otherwise.
_SCHEMA = """SELECT type, name, coalesce(sql, '') FROM sqlite_master
    WHERE name NOT LIKE 'sqlite_stat%' AND NOT (type = 'table' AND name LIKE '%\\_index\\_%' ESCAPE '\\')"""


def _expected_schema(version: int) -> frozenset[tuple[str, str, str]]:
    """The schema that the first ``version`` migrations make in an empty database, which needs no key."""
    connection = in_memory()
    try:
        for migration in migrations.MIGRATIONS[:version]:
            migration(connection)
        return frozenset(tuple(row) for row in connection.execute(_SCHEMA))
    finally:
        connection.close()


def _require_salt(vault: Vault) -> None:
    """The file begins with the key's salt. No check of SQLCipher's reads it, for the key brings its own."""
    try:
        with vault.paths.database.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except OSError as error:
        raise disk_trouble(error) from None
    if salt != vault.key.database_salt:
        raise _damaged()


def _require_no_findings(vault: Vault, check_statement: str, good: str | None) -> None:
    findings = [row[0] for row in vault.rows(check_statement)]
    if findings and findings != [good]:
        raise _damaged()


def _require_journal_kept(vault: Vault) -> None:
    """Each row must be there, or gone, as the last change of it says.

    A copy made while the vault was written can mix pages of two moments and pass every check of SQLite's.
    Asked table by table, each in one statement: another process may write meanwhile.
    """
    for (table,) in vault.rows("SELECT DISTINCT table_name FROM undo_row"):
        contradicted = vault.row(
            f"""SELECT 1 FROM (SELECT row_id, action, max(id) FROM undo_row WHERE table_name = ? GROUP BY row_id)
            WHERE (action <> 'delete') <> (row_id IN (SELECT id FROM {table})) LIMIT 1""",
            (table,),
        )
        if contradicted:
            raise _damaged()


def _damaged() -> VaultDamaged:
    return VaultDamaged(tr("The vault’s database is damaged. Restore the newest backup."))
