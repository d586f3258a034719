"""Which column of a table says what: proposed from its headers, and changeable by the user."""

from dataclasses import dataclass

from models.interchange.tables.targets import SKIPPED, Meaning, Target, meaning_of
from models.text import fold

_SAID = (Target.NAME, Target.GIVEN, Target.FAMILY, Target.ORGANISATION, Target.EMAIL, Target.PHONE)
"""With none of these no row could be anyone."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What each column says, in their order."""

    meanings: tuple[Meaning, ...]

    @property
    def names_someone(self) -> bool:
        """Whether some column can tell whom a row is about."""
        return any(meaning.target in _SAID for meaning in self.meanings)


def proposed(header: tuple[str, ...]) -> Layout:
    """The layout that the headers tell.

    Outlook has "Title" twice, for the courtesy and for the work: the second one is the work.
    Its French headers call the birthday "Anniversaire", as everyone does.
    """
    meanings: list[Meaning] = []
    for column in header:
        meaning = meaning_of(column)
        if meaning.target is Target.PREFIX and (meaning in meanings or _is_work(header)):
            meaning = Meaning(Target.ROLE)
        elif meaning.target in (Target.GIVEN, Target.FAMILY, Target.NAME, Target.ROLE) and meaning in meanings:
            meaning = SKIPPED
        meanings.append(meaning)
    return Layout(tuple(meanings))


def _is_work(header: tuple[str, ...]) -> bool:
    """Whether a column "Title" stands in a table of work: beside a company, with no other title and no role."""
    folded = [fold(column) for column in header]
    titles = sum(meaning_of(column).target is Target.PREFIX for column in folded)
    has_role = any(meaning_of(column).target is Target.ROLE for column in folded)
    has_company = any(meaning_of(column).target is Target.ORGANISATION for column in folded)
    return titles == 1 and has_company and not has_role
