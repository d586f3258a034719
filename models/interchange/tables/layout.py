"""Which column of a table says what: proposed from its headers, and changeable by the user."""

from dataclasses import dataclass

from models.interchange.tables.targets import KEPT, SKIPPED, Meaning, Target, meaning_of
from models.text import fold

_SAID = (Target.NAME, Target.GIVEN, Target.FAMILY, Target.ORGANISATION, Target.EMAIL, Target.PHONE)
"""With none of these no row could be anyone."""

_EXPORTERS = (
    ("given name", "family name", "group membership"),
    ("first name", "last name", "organization name", "labels"),
    ("first name", "last name", "connected on"),
    ("display name", "first name", "last name", "primary email"),
    ("first name", "last name", "e-mail address", "business phone"),
    ("prenom", "nom", "adresse de messagerie", "telephone (bureau)"),
)
"""Headers that stand together in what Google, LinkedIn, Thunderbird and Outlook write, and hardly elsewhere."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What each column says, in their order."""

    meanings: tuple[Meaning, ...]

    @property
    def names_someone(self) -> bool:
        """Whether some column can tell whom a row is about."""
        return any(meaning.target in _SAID for meaning in self.meanings)


def proposed(header: tuple[str, ...]) -> Layout:
    """The layout that the headers tell; a column that they do not explain is kept as it is, in the note.

    Outlook has "Title" twice, for the courtesy and for the work: the second one is the work.
    Its French headers call the birthday "Anniversaire", as everyone does.
    """
    meanings: list[Meaning] = []
    for column in header:
        meaning = meaning_of(column)
        if meaning.target is Target.PREFIX and (meaning in meanings or _is_work(header)):
            meaning = Meaning(Target.ROLE)
        elif meaning.target in (Target.GIVEN, Target.FAMILY, Target.NAME, Target.ROLE) and meaning in meanings:
            meaning = KEPT
        meanings.append(KEPT if meaning == SKIPPED else meaning)
    return Layout(tuple(meanings))


def is_understood(header: tuple[str, ...]) -> bool:
    """Whether there is nothing to ask about: an exporter that is known wrote it, or each of its headers is known."""
    folded = {fold(column) for column in header}
    if any(folded.issuperset(exporter) for exporter in _EXPORTERS):
        return True
    return proposed(header).names_someone and all(meaning_of(column) != SKIPPED for column in header if column.strip())


def _is_work(header: tuple[str, ...]) -> bool:
    """Whether a column "Title" stands in a table of work: beside a company, with no other title and no role."""
    folded = [fold(column) for column in header]
    titles = sum(meaning_of(column).target is Target.PREFIX for column in folded)
    has_role = any(meaning_of(column).target is Target.ROLE for column in folded)
    has_company = any(meaning_of(column).target is Target.ORGANISATION for column in folded)
    return titles == 1 and has_company and not has_role
