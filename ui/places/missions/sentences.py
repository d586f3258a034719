"""What the place of missions says. No Qt here: words in, words out."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from models.missions import NEXT, Mission, MissionState, Owed, OwedKind, Thanks
from models.words import at_words, date_words, due_words, first_name, number_word
from resources import phrase, tr

if TYPE_CHECKING:
    from ui.widgets.chip import ChipTone


class Section(StrEnum):
    """What the place shows: missions by how far they are, or all of them together."""

    UNDER_WAY = "under_way"
    WON = "won"
    LOST = "lost"
    CHAINS = "chains"
    THANKS = "thanks"


SECTIONS: Final = {
    Section.UNDER_WAY: "Under way",
    Section.WON: "It was a yes",
    Section.LOST: "Not this time",
    Section.CHAINS: "Who leads to what",
    Section.THANKS: "A year of thanks",
}
LISTED: Final = {
    Section.UNDER_WAY: frozenset({MissionState.HEARD, MissionState.TALKING, MissionState.PROPOSED}),
    Section.WON: frozenset({MissionState.WON}),
    Section.LOST: frozenset({MissionState.LOST}),
}
NOTHING: Final = {
    Section.UNDER_WAY: (
        "No work in the air just now.",
        "When somebody speaks of work to you, note it here with N: what, for whom, and who told you.",
    ),
    Section.WON: ("Nothing is signed yet.", "What becomes a yes will stand here, with those it came through."),
    Section.LOST: ("Nothing was lost.", "A no is noted with its reason, and the door stays open."),
    Section.CHAINS: ("No chain to draw yet.", "Note who spoke of work to you, and it will show who leads to what."),
    Section.THANKS: (
        "Nobody to thank here yet.",
        "Those your work came through will stand here, by date.",
    ),
}
STATES: Final[dict[MissionState, tuple[str, "ChipTone"]]] = {
    MissionState.HEARD: ("heard of", "neutral"),
    MissionState.TALKING: ("talking about it", "neutral"),
    MissionState.PROPOSED: ("proposal made", "warm"),
    MissionState.WON: ("it is a yes", "accent"),
    MissionState.LOST: ("it is a no", "outline"),
}


class Act(StrEnum):
    """What a key does to the chosen mission."""

    TALK = "talk"
    PROPOSE = "propose"
    WIN = "win"
    LOSE = "lose"
    DELIVER = "deliver"
    WRITE = "write"
    SAID = "said"
    EDIT = "edit"


KEYS: Final = {
    Act.TALK: "T",
    Act.PROPOSE: "P",
    Act.WIN: "Y",
    Act.LOSE: "X",
    Act.DELIVER: "D",
    Act.WRITE: "W",
    Act.SAID: "S",
    Act.EDIT: "E",
}
WORDS: Final = {
    Act.TALK: "talking",
    Act.PROPOSE: "proposal made",
    Act.WIN: "it is a yes",
    Act.LOSE: "it is a no",
    Act.DELIVER: "delivered",
    Act.WRITE: "write",
    Act.SAID: "said",
    Act.EDIT: "edit",
}
STEPS: Final = {
    Act.TALK: MissionState.TALKING,
    Act.PROPOSE: MissionState.PROPOSED,
    Act.WIN: MissionState.WON,
    Act.LOSE: MissionState.LOST,
}


def client_words(mission: Mission) -> str:
    """For whom it is."""
    return tr("for {name}", name=mission.client) if mission.client else ""


def way_words(mission: Mission) -> str:
    """The chain it came through, first to last, down to the user."""
    return " → ".join([*(one.name for one in mission.chain), tr("you")]) if mission.chain else ""


def when_words(mission: Mission, today: date) -> str:
    """When the last thing happened to it."""
    if mission.delivered_on:
        return tr("delivered {when}", when=at_words(mission.delivered_on, today))
    if mission.decided_on:
        return tr("decided {when}", when=at_words(mission.decided_on, today))
    return tr("heard of {when}", when=at_words(mission.heard_on, today)) if mission.heard_on else ""


def facts(mission: Mission, today: date, *, with_amount: bool) -> list[tuple[str, str]]:
    """What is known of it, as words before what they are about."""
    told = (
        (tr("Heard of"), date_words(mission.heard_on, today)),
        (tr("Decided"), date_words(mission.decided_on, today)),
        (tr("Delivered"), date_words(mission.delivered_on, today)),
        (tr("Why not"), mission.lost_because),
        (tr("Amount"), amount_words(mission) if with_amount else ""),
        (tr("Note"), mission.note),
    )
    return [(what, said) for what, said in told if said]


def amount_words(mission: Mission) -> str:
    """The amount with its currency; empty where none was noted."""
    if mission.amount_cents is None:
        return ""
    whole, cents = divmod(mission.amount_cents, 100)
    number = f"{whole:,}".replace(",", "\N{NARROW NO-BREAK SPACE}") + (f".{cents:02}" if cents else "")
    return f"{number} {mission.currency}".strip()


def owed_words(owed: Owed, mission: Mission, today: date) -> str:
    """What is still to be said, to whom."""
    name = first_name(owed.name)
    match owed.kind:
        case OwedKind.THANKS:
            due = due_words(owed.due, today) if owed.due >= today.isoformat() else ""
            return tr("Thank {name}", name=name) + (f", {due}" if due else "")
        case OwedKind.NEWS:
            return tr("Tell {name} how it ended", name=name)
        case OwedKind.RECOMMENDATION:
            return tr("Ask {name} for a word of recommendation", name=name)
    return tr("Leave the door open with {name}", name=name)


def mouth_words(through: int, won: int, year: int) -> str:
    """The share of a year's work that came by word of mouth, for the user alone."""
    if not won:
        return ""
    if through == won:
        return tr("In {year}, all that you won came by word of mouth.", year=year)
    if not through:
        return tr("In {year}, nothing that you won came by word of mouth.", year=year)
    return tr(
        "In {year}, {through} of the {won} missions you won came by word of mouth.",
        year=year,
        through=number_word(through),
        won=number_word(won),
    )


def thanks_line(thanks: Thanks, today: date) -> str:
    """Somebody a year's work came through, for what, and whether they were thanked."""
    said = tr("thanked {when}", when=at_words(thanks.thanked_on, today)) if thanks.thanked_on else tr("to thank")
    return tr("{name}, for “{title}” · {said}", name=thanks.name, title=thanks.title, said=said)


def done_words(act: Act) -> str:
    """What to say once it is done."""
    match act:
        case Act.WIN:
            return tr("It is a yes. Well done!")
        case Act.LOSE:
            return tr("Noted. The door stays open.")
        case Act.DELIVER:
            return tr("Delivered. A good moment to ask for a word of recommendation.")
        case Act.SAID:
            return tr("Said.")
    return tr("Changed.")


def acts_of(mission: Mission, owed: Sequence[Owed]) -> list[tuple[Act, str]]:
    """What can be done to it, each with its word."""
    acts = [act for act, state in STEPS.items() if state in NEXT[mission.state]]
    if mission.state == MissionState.WON and not mission.delivered_on:
        acts.append(Act.DELIVER)
    if owed:
        acts += [Act.WRITE, Act.SAID]
    return [(act, phrase(WORDS[act])) for act in (*acts, Act.EDIT)]
