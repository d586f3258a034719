"""What the place decides without a widget: whether a change concerns a page, what can be added, where one was."""

from dataclasses import dataclass, field, replace
from typing import Final

from models.forgetting import tells_of
from models.people import DateKind, Person
from models.people.portrait import TIMELINE_PAGE, Portrait
from models.vault import Changed
from resources import phrase, tr
from ui.places.people.drafts import Drafts
from ui.places.people.fields import MEETING, WORK
from ui.places.people.sentences import CONTACTS, DATES
from ui.places.told import Telling

THROUGH: Final = "met_through"
"""The key of the person through whom you met."""

KNOWS: Final = "knows"
"""The key of somebody more whom they know."""

FARTHEST: Final = 2**24
"""How far a widget can scroll, and more rows than anybody has."""

LIST_TABLES: Final = ("person", "contact_method", "tag", "person_tag", "world", "person_world")
"""What the list of people is made and searched from."""

_ON_PAGE: Final = frozenset(
    {
        "person",
        "photo",
        "contact_method",
        "important_date",
        "tag",
        "person_tag",
        "interaction_tag",
        "world",
        "person_world",
        "circle",
        "relation",
        "interaction",
        "participation",
        "favour",
        "favour_person",
        "follow_up",
        "follow_up_person",
        "experience",
        "need",
        "offer",
        "introduction",
        "introduction_party",
        "nudge",
    }
)


@dataclass(frozen=True, slots=True)
class State(Telling):
    """Where one was in the place, and what was half written there.

    ``loaded`` is how much of the timeline there was, ``adding`` whether the form for somebody new was shown.
    """

    person: int | None = None
    text: str = ""
    archived: bool = False
    scroll: int = 0
    loaded: int = TIMELINE_PAGE
    adding: bool = False
    drafts: Drafts = field(default_factory=Drafts)

    def without(self, someone: Person) -> "State":
        """The same but for what is about somebody who is forgotten."""
        here = self.person == someone.id
        return replace(
            self,
            person=None if here else self.person,
            text="" if tells_of(self.text, someone) else self.text,
            scroll=0 if here else self.scroll,
            loaded=TIMELINE_PAGE if here else self.loaded,
            drafts=self.drafts.without(someone),
        )


def concerns(changed: Changed, portrait: Portrait) -> bool:
    """Whether a change may show on this page. A row of another person's own does not."""
    if changed.rows is None:
        return True
    named = _people_named(portrait)
    return any(table in _ON_PAGE and (table != "person" or row in named) for table, row in changed.rows)


def _people_named(portrait: Portrait) -> set[int]:
    """Everyone whose name stands on the page."""
    through = [portrait.met_through.id] if portrait.met_through else []
    related = [relation.other.id for relation in portrait.relations]
    there = [person for exchange in portrait.timeline for person, _ in exchange.people]
    introduced = [party.person for one in portrait.introductions for party in (one.a, one.b)]
    return {portrait.person.id, *through, *related, *there, *introduced}


def missing_facts(portrait: Portrait) -> list[tuple[str, str]]:
    """What can be added to a page: keys and words."""
    person, tie = portrait.person, portrait.person.tie
    facts = [(field.key, phrase(field.label)) for field in (*WORK, *MEETING) if not field.value(portrait)]
    if tie.met_through is None:
        facts.append((THROUGH, tr("Through whom")))
    if not person.note:
        facts.append(("note", tr("Note")))
    if not tie.confides:
        facts.append(("trust", tr("They confide in you")))
    reach = [(kind.value, phrase(words)) for kind, (words, _) in CONTACTS.items()]
    had = {day.kind for day in person.dates}
    days = [(kind.value, phrase(words)) for kind, words in DATES.items() if kind not in had or kind == DateKind.OTHER]
    names = [] if person.worlds else [("worlds", tr("Worlds"))]
    names += [] if person.tags else [("tags", tr("Tags"))]
    return [*facts, *names, *reach, *days]
