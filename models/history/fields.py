"""The tables of the vault and their columns in words, for telling what an undo would touch.

Words are English sources, looked up when they are told; a test checks that each column has its word or is left out,
and that each word has its French.
"""

from typing import Final

from models.exchange_words import CHANNELS
from resources import tr_n

SUBJECTS: Final = {
    "person": "Person",
    "interaction": "Exchange",
    "favour": "Favour",
    "follow_up": "Follow-up",
    "experience": "Lived",
    "need": "Looks for",
    "offer": "Offers",
    "decision": "Decision",
    "mission": "Mission",
    "introduction": "Introduction",
    "relation": "Relation",
    "circle": "Circle",
    "world": "World",
    "tag": "Tag",
    "check_in": "Refuge",
    "refuge": "Refuge",
    "nudge": "Suggestion",
}
"""What stands for itself, and its word. The most telling come first."""

BELONGS: Final = {
    "contact_method": ("person_id", "person"),
    "important_date": ("person_id", "person"),
    "photo": ("person_id", "person"),
    "card_property": ("person_id", "person"),
    "person_tag": ("person_id", "person"),
    "person_world": ("person_id", "person"),
    "participation": ("interaction_id", "interaction"),
    "interaction_tag": ("interaction_id", "interaction"),
    "favour_person": ("favour_id", "favour"),
    "follow_up_person": ("follow_up_id", "follow_up"),
    "introduction_party": ("introduction_id", "introduction"),
    "referral": ("mission_id", "mission"),
    "decision_option": ("decision_id", "decision"),
    "consultation": ("decision_id", "decision"),
}
"""What is told with something else: the column that says with which, and the table of that."""

UNTOLD: Final = frozenset({"import_ledger", "merged_person"})
"""What the program keeps for itself."""

MEMBERS: Final = {
    "interaction": ("participation", "interaction_id", "person_id"),
    "favour": ("favour_person", "favour_id", "person_id"),
    "follow_up": ("follow_up_person", "follow_up_id", "person_id"),
    "introduction": ("introduction_party", "introduction_id", "person_id"),
}
"""Where the people of a subject are kept: the table, its column for the subject, and that for the person."""

Field = tuple[str, str]
"""The word for a column, and how its values are told: a key of ``telling.SAID`` or of ``STATES``."""

_ON: Final = ("When", "date")
_TEXT: Final = ("Text", "text")
_NOTE: Final = ("Note", "text")

FIELDS: Final[dict[str, dict[str, Field]]] = {
    "person": {
        "name": ("Name", "text"),
        "given": ("First name", "text"),
        "family": ("Family name", "text"),
        "additional": ("Other first names", "text"),
        "prefix": ("Before the name", "text"),
        "suffix": ("After the name", "text"),
        "nickname": ("Nickname", "text"),
        "organisation": ("Organisation", "text"),
        "role": ("Role", "text"),
        "town": ("Town", "text"),
        "note": _NOTE,
        "how_met": ("How you met", "text"),
        "met_on": ("When you met", "date"),
        "met_through_id": ("Met through", "person"),
        "circle_id": ("Circle", "circle"),
        "cadence_days": ("Rhythm", "days"),
        "confides": ("They confide in you", "yes"),
        "archived": ("Put away", "yes"),
        "standing": ("On Today", "standing"),
    },
    "contact_method": {"kind": ("Kind", "contact"), "value": _TEXT, "label": ("Label", "text")},
    "important_date": {"kind": ("Kind", "important"), "day": ("When", "yearly"), "label": ("Label", "text")},
    "circle": {
        "name": ("Name", "phrase"),
        "soft_cap": ("Holds well", "text"),
        "cadence_days": ("Rhythm", "days"),
    },
    "world": {"name": ("Name", "text")},
    "tag": {"name": ("Name", "text")},
    "relation": {
        "from_id": ("Who", "person"),
        "to_id": ("Knows", "person"),
        "kind": ("How", "text"),
        "note": _NOTE,
    },
    "interaction": {"happened_on": _ON, "channel": ("How", "channel"), "text": _TEXT},
    "favour": {
        "direction": ("From whom", "direction"),
        "text": _TEXT,
        "effort": ("Effort", "phrase"),
        "due": ("Due", "day"),
        "happened_on": _ON,
        "state": ("State", "favour state"),
        "paid_forward_from_id": ("Paid forward from", "favour"),
        "interaction_id": ("From the exchange", "interaction"),
        "part_of_id": ("Part of", "favour"),
    },
    "follow_up": {
        "text": _TEXT,
        "why": ("Why", "text"),
        "due": ("Due", "day"),
        "state": ("State", "follow-up state"),
        "recurrence": ("Comes back", "recurrence"),
        "recurs_from": ("Counted from", "recurs"),
        "interaction_id": ("From the exchange", "interaction"),
        "favour_id": ("For the favour", "favour"),
        "introduction_id": ("For the introduction", "introduction"),
    },
    "experience": {
        "person_id": ("Who", "person"),
        "text": _TEXT,
        "theme": ("About", "text"),
        "year": ("When", "text"),
        "may_ask": ("May I ask?", "asking"),
    },
    "need": {"person_id": ("Who", "person"), "text": _TEXT, "noted_on": _ON, "state": ("State", "wish state")},
    "offer": {"person_id": ("Who", "person"), "text": _TEXT, "noted_on": _ON, "state": ("State", "wish state")},
    "introduction": {
        "proposed_on": ("Proposed", "day"),
        "shared_on": ("Shared", "day"),
        "met_on": ("Met", "day"),
        "outcome": ("What came of it", "text"),
        "note": _NOTE,
        "state": ("State", "introduction state"),
    },
    "introduction_party": {
        "person_id": ("Who", "person"),
        "state": ("State", "party state"),
        "why": ("Why", "text"),
        "teaser": ("What the other hears", "text"),
        "asked_on": ("Asked", "day"),
        "answered_on": ("Answered", "day"),
        "note": _NOTE,
    },
    "mission": {
        "title": ("Name", "text"),
        "client_id": ("Client", "person"),
        "client": ("Client", "text"),
        "note": _NOTE,
        "heard_on": ("Heard of", "date"),
        "decided_on": ("Decided", "day"),
        "delivered_on": ("Delivered", "day"),
        "lost_because": ("Why it was lost", "text"),
        "currency": ("Currency", "text"),
        "amount_cents": ("Amount", "cents"),
        "state": ("State", "mission state"),
    },
    "referral": {"person_id": ("Who", "person"), "told_on": ("Told", "day"), "thanked_on": ("Thanked", "day")},
    "decision": {
        "question": ("Question", "text"),
        "stake": ("What is at stake", "text"),
        "deadline": ("By when", "day"),
        "opened_on": ("Opened", "day"),
        "choice": ("Choice", "text"),
        "expected": ("Expected", "text"),
        "decided_on": ("Decided", "day"),
        "look_back_on": ("Look back", "day"),
        "happened": ("What happened", "text"),
        "state": ("State", "decision state"),
    },
    "decision_option": {"text": ("Option", "text")},
    "consultation": {
        "person_id": ("Who", "person"),
        "asked_on": ("Asked", "day"),
        "lived": ("Lived", "text"),
        "advised": ("Advice", "text"),
        "told_on": ("Told", "day"),
        "thanked_on": ("Thanked", "day"),
    },
}
"""The columns that are told, by table. What is in no table here is named as a whole."""

STATES: Final[dict[str, dict[str, str]]] = {
    "standing": {"": "suggested as usual", "quiet": "left in peace", "dead": "no longer with us"},
    "contact": {"email": "E-mail", "phone": "Phone", "address": "Address", "url": "Website", "im": "Messaging"},
    "important": {"birthday": "Birthday", "anniversary": "Anniversary", "other": "Another date"},
    "channel": {channel.value: words for channel, (words, _) in CHANNELS.items()},
    "direction": {"from_me": "from me", "to_me": "to me"},
    "favour state": {
        "offered": "offered",
        "promised": "promised",
        "doing": "under way",
        "given": "given",
        "closed": "closed",
        "asked": "asked for",
        "agreed": "promised to me",
        "received": "to thank",
        "thanked": "thanked",
        "released": "let go with grace",
    },
    "follow-up state": {"open": "to do", "snoozed": "put off", "done": "done", "let_go": "was let go"},
    "recurs": {"due": "its own dates", "last_interaction": "the last exchange"},
    "asking": {"yes": "yes, ask", "ask first": "ask first", "no": "do not ask"},
    "wish state": {"open": "still so", "closed": "no longer so"},
    "introduction state": {
        "draft": "in preparation",
        "asking": "each is being asked",
        "ready": "two yeses",
        "shared": "put in touch",
        "delivered": "both have received it",
        "met": "they have met",
        "closed": "over",
        "declined": "not the moment",
        "expired": "nobody answered",
        "withdrawn": "withdrawn",
    },
    "party state": {
        "new": "to be asked",
        "asked": "asked",
        "yes": "yes",
        "no": "no",
        "later": "later",
        "silent": "did not answer",
        "withdrawn": "withdrawn",
        "shared": "put in touch",
        "delivered": "has received it",
    },
    "mission state": {
        "heard": "heard of",
        "talking": "talking about it",
        "proposed": "proposal made",
        "won": "it is a yes",
        "lost": "it is a no",
    },
    "decision state": {
        "open": "still open",
        "consulting": "asking around",
        "decided": "decided",
        "reviewed": "looked back on",
        "dropped": "dropped",
    },
}
"""What the values of a column that holds a state are called."""


def counted(table: str, count: int) -> str:
    """So many rows of ``table`` in words; empty for what is not counted."""
    match table:
        case "person":
            return tr_n("{count} person", "{count} people", count)
        case "contact_method":
            return tr_n("{count} address or number", "{count} addresses and numbers", count)
        case "important_date":
            return tr_n("{count} date", "{count} dates", count)
        case "photo":
            return tr_n("{count} picture", "{count} pictures", count)
        case "interaction":
            return tr_n("{count} exchange", "{count} exchanges", count)
        case "favour":
            return tr_n("{count} favour", "{count} favours", count)
        case "follow_up":
            return tr_n("{count} follow-up", "{count} follow-ups", count)
        case "experience":
            return tr_n("{count} experience", "{count} experiences", count)
        case "need":
            return tr_n("{count} need", "{count} needs", count)
        case "offer":
            return tr_n("{count} offer", "{count} offers", count)
        case "decision":
            return tr_n("{count} decision", "{count} decisions", count)
        case "mission":
            return tr_n("{count} mission", "{count} missions", count)
        case "introduction":
            return tr_n("{count} introduction", "{count} introductions", count)
        case "relation":
            return tr_n("{count} relation", "{count} relations", count)
        case "circle":
            return tr_n("{count} circle", "{count} circles", count)
        case "world":
            return tr_n("{count} world", "{count} worlds", count)
        case "tag":
            return tr_n("{count} tag", "{count} tags", count)
        case "check_in":
            return tr_n("{count} page of Refuge", "{count} pages of Refuge", count)
        case "refuge":
            return tr_n("{count} lock of Refuge", "{count} locks of Refuge", count)
    return ""


COUNTED: Final = (*SUBJECTS, "contact_method", "important_date", "photo")
"""The order in which things are counted."""
