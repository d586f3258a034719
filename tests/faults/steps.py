"""A numbered sequence of changes, of which one can tell afterwards how far it came and that none is half there."""

from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, People
from models.search import Search
from models.vault import Vault
from models.vault.integrity import check

_ROWS_OF_PERSON = ["contact_method", "person", "person_tag", "tag"]
_ROWS_OF_INTERACTION = ["interaction", "interaction_tag", "participation", "participation", "tag"]


def take(vault: Vault, number: int) -> None:
    """Make the change of this number: every fourth adds a person, the others log an interaction."""
    marker, tags = _marker(number), (f"tag{number}",)
    if number % 4 == 0:
        email = ContactMethod(kind=ContactKind.EMAIL, value=f"{number}@example.org")
        People(vault).add(f"Person {number}", note=marker, contacts=(email,), tags=tags)
    else:
        Interactions(vault).log(on="2026-03-16", people=(1, 2), channel=Channel.CALL, text=marker, tags=tags)


def taken(vault: Vault) -> int:
    """How many of the steps are in the vault, from the first on. Raises ``AssertionError`` for any that is half there.

    A step is whole when its change, its rows, the journal of them and the words to find it by are all there.
    """
    check(vault)
    said = vault.rows(
        """SELECT note FROM person WHERE note <> '' UNION ALL SELECT text FROM interaction
        WHERE (SELECT count(*) FROM participation WHERE interaction_id = interaction.id) = 2"""
    )
    count = len(said)
    assert sorted(row[0] for row in said) == sorted(map(_marker, range(count))), "a step is missing, or half there"
    journaled = _journal(vault)[-count:] if count else []
    assert journaled == [_rows_of(number) for number in range(count)], "a change and its rows do not fit"
    for table in {*_ROWS_OF_PERSON, *_ROWS_OF_INTERACTION}:
        orphans = vault.rows(
            f"""SELECT id FROM {table} EXCEPT SELECT row_id FROM undo_row WHERE table_name = '{table}'
            UNION ALL SELECT row_id FROM undo_row WHERE table_name = '{table}' EXCEPT SELECT id FROM {table}"""
        )
        assert not orphans, "a row has no journal, or a journal no row"
    if count:
        assert Search(vault).notes(_marker(count - 1)), "the last step is not found by its words"
    return count


def _marker(number: int) -> str:
    return f"marker{number:08}"


def _rows_of(number: int) -> list[str]:
    return _ROWS_OF_INTERACTION if number % 4 else _ROWS_OF_PERSON


def _journal(vault: Vault) -> list[list[str]]:
    """The tables that each change touched, once a row, in the order of changes."""
    by_change: dict[int, list[str]] = {row[0]: [] for row in vault.rows("SELECT id FROM change ORDER BY id")}
    for row in vault.rows("SELECT change_id, table_name FROM undo_row ORDER BY table_name"):
        by_change[row[0]].append(row[1])
    return list(by_change.values())
