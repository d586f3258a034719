"""Making one person of two, with all that either had."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.completing import what_is_missing
from models.doubles.finding import Double
from models.errors import Refused
from models.handing.traces import note_merged
from models.interchange.card import Card
from models.nudges import Nudges
from models.people import People, Person, PersonRow, Tie
from models.text import fold
from models.vault.vault import Vault
from resources import tr

# Every table but those whose parts are joined below, and ``person`` itself.
_MOVED = (
    ("participation", "person_id"),
    ("favour_person", "person_id"),
    ("follow_up_person", "person_id"),
    ("experience", "person_id"),
    ("need", "person_id"),
    ("offer", "person_id"),
    ("relation", "from_id"),
    ("relation", "to_id"),
    ("introduction_party", "person_id"),
    ("referral", "person_id"),
    ("consultation", "person_id"),
    ("mission", "client_id"),
    ("person", "met_through_id"),
    ("import_ledger", "person_id"),
)


def merge(vault: Vault, kept: int, gone: int) -> None:
    """Give ``kept`` all that ``gone`` has, and take ``gone`` out: one change, and one undo brings both back.

    What both have otherwise, as a town, stays as ``kept`` has it. Another name is kept as a nickname.
    Raises ``Refused`` for someone and themselves, or when one of them is no longer there.
    """
    if kept == gone:
        raise Refused(tr("That is the same person. Choose someone else."))
    people = People(vault)
    one, other = people.get(kept), people.get(gone)
    with vault.change("Make one of two people", one.name):
        said = _card(other, vault, called=one.name)
        missing = what_is_missing(one, said, has_photo=people.photo(kept) is not None)
        missing["tie"] = _joined_tie(one, other)
        missing["standing"] = one.standing or other.standing
        missing["archived"] = one.archived and other.archived
        people.change(kept, **missing)
        _join_consultations(vault, kept, gone)
        _end_introductions_between(vault, kept, gone)
        for table, column in _MOVED:
            # what ``kept`` has already is left to go with ``gone``
            vault.write(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", (kept, gone))
        vault.write("UPDATE person SET met_through_id = NULL WHERE id = ? AND met_through_id = id", (kept,))
        Nudges(vault).forget(other.uid)
        note_merged(vault, kept, gone)
        vault.write("DELETE FROM person WHERE id = ?", (gone,))


def sure_groups(doubles: Iterable[Double]) -> list[tuple[PersonRow, ...]]:
    """Who is one beyond doubt: rows that are each other's sure doubles, all of them, the one to keep first.

    Where the ends of a chain were not found to be one, nobody of it is: that is for a person to decide.
    Kept is the fullest name; of equal ones who was spoken with last, then who came first.
    """
    rows: dict[int, PersonRow] = {}
    sure: dict[int, set[int]] = {}
    for double in doubles:
        if double.sure:
            for one, other in ((double.one, double.other), (double.other, double.one)):
                rows[one.id] = one
                sure.setdefault(one.id, {one.id}).add(other.id)
    groups = {frozenset(together) for together in sure.values() if all(sure[each] == together for each in together)}
    return [
        tuple(sorted((rows[id] for id in together), key=_by_what_is_known, reverse=True))
        for together in sorted(groups, key=min)
    ]


def _by_what_is_known(row: PersonRow) -> tuple[int, str, int]:
    return len(row.name), row.last_interaction_on, -row.id


def merge_sure(vault: Vault, groups: Sequence[Sequence[int]]) -> None:
    """Make one of each group of ids, the first of it kept: one change for all of them, and one undo.

    Raises as ``merge``, and then none of them is made one.
    """
    with vault.change("Make one of all who stand twice"):
        for kept, *others in groups:
            for gone in others:
                merge(vault, kept, gone)


def _card(person: Person, vault: Vault, called: str) -> Card:
    """What is known of someone, as a card would say it; a name other than ``called`` becomes a nickname."""
    another = person.name if fold(person.name) != fold(called) else ""
    return Card(
        name=person.name,
        at="",
        digest=b"",
        given=person.given,
        family=person.family,
        additional=person.additional,
        prefix=person.prefix,
        suffix=person.suffix,
        nickname=person.nickname or another,
        organisation=person.organisation,
        role=person.role,
        town=person.town,
        note=person.note,
        contacts=person.contacts,
        dates=person.dates,
        tags=person.tags,
        worlds=person.worlds,
        photo=People(vault).photo(person.id),
        properties=person.properties,
    )


def _joined_tie(one: Person, other: Person) -> Tie:
    """The tie of the one, filled from the other's; one has known them since the earlier day."""
    mine, theirs = one.tie, other.tie
    days = [day for day in (mine.met_on, theirs.met_on) if day]
    through = mine.met_through or theirs.met_through
    return replace(
        mine,
        how_met=mine.how_met or theirs.how_met,
        met_on=min(days, default=""),
        met_through=None if through in (one.id, other.id) else through,
        circle=mine.circle or theirs.circle,
        cadence_days=mine.cadence_days or theirs.cadence_days,
        confides=mine.confides or theirs.confides,
    )


def _join_consultations(vault: Vault, kept: int, gone: int) -> None:
    """Where both were asked about the same decision, the words of both are the one's."""
    for row in vault.rows(
        """SELECT mine.id, mine.lived AS lived, mine.advised AS advised, theirs.lived AS more, theirs.advised AS advice
        FROM consultation AS mine JOIN consultation AS theirs USING (decision_id)
        WHERE mine.person_id = ? AND theirs.person_id = ?""",
        (kept, gone),
    ):
        lived, advised = _both(row["lived"], row["more"]), _both(row["advised"], row["advice"])
        vault.update("consultation", row["id"], lived=lived, advised=advised)


def _both(one: str, other: str) -> str:
    return "\n".join(dict.fromkeys(text for text in (one, other) if text))


def _end_introductions_between(vault: Vault, kept: int, gone: int) -> None:
    """Nobody is introduced to themselves."""
    vault.write(
        """DELETE FROM introduction WHERE id IN (SELECT one.introduction_id FROM introduction_party AS one
        JOIN introduction_party AS other USING (introduction_id) WHERE one.person_id = ? AND other.person_id = ?)""",
        (kept, gone),
    )
