"""One person's whole record, in JSON's types and as lines for people."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from resources import phrase, tr

if TYPE_CHECKING:
    from models.people.portrait import Portrait
    from models.vault import Vault

_ALL = 1_000_000_000
_NAME_PARTS = ("given", "family", "additional", "prefix", "suffix", "nickname")


def record_of(vault: "Vault", id: int) -> dict[str, Any]:
    """Everything the vault knows about the person with this id. Raises ``Refused`` when there is nobody."""
    from models.people.portrait import read_portrait

    portrait = read_portrait(vault, id, timeline=_ALL)
    return _facts(portrait) | _tie(portrait) | _what_passed(portrait)


def _facts(portrait: "Portrait") -> dict[str, Any]:
    person, photo = portrait.person, portrait.photo
    return {
        "id": person.id,
        "uid": person.uid,
        "name": person.name,
        **{part: getattr(person, part) for part in _NAME_PARTS},
        "organisation": person.organisation,
        "role": person.role,
        "town": person.town,
        "note": person.note,
        "archived": person.archived,
        "standing": person.standing.value,
        "last_interaction_on": person.last_interaction_on,
        "contacts": [
            {"kind": one.kind.value, "value": one.value, "label": one.label, "parts": list(one.parts)}
            for one in person.contacts
        ],
        "dates": [{"kind": date.kind.value, "on": date.on, "label": date.label} for date in person.dates],
        "tags": list(person.tags),
        "worlds": list(person.worlds),
        "photo": {"media_type": photo.media_type, "bytes": len(photo.data)} if photo else None,
        "properties": list(person.properties),
    }


def _tie(portrait: "Portrait") -> dict[str, Any]:
    """How you stand to them, and they to the others."""
    tie = portrait.person.tie
    return {
        "tie": {
            "how_met": tie.how_met,
            "met_on": tie.met_on,
            "met_through": portrait.met_through.name if portrait.met_through else None,
            "circle": portrait.circle.name if portrait.circle else None,
            "cadence_days": tie.cadence_days,
            "confides": tie.confides,
        },
        "relations": [
            {
                "person": relation.other.name,
                "kind": relation.kind,
                "note": relation.note,
                "outward": relation.outward,
                "met_together": relation.met_together,
            }
            for relation in portrait.relations
        ],
    }


def _what_passed(portrait: "Portrait") -> dict[str, Any]:
    """What happened, what is promised, what comes next, what they lived, look for and offer."""
    return {
        "interactions": [
            {
                "on": interaction.on,
                "channel": interaction.channel.value,
                "text": interaction.text,
                "people": _names(interaction.people),
                "tags": list(interaction.tags),
            }
            for interaction in portrait.timeline
        ],
        "favours": [
            {
                "kind": favour.word.value if favour.word else None,
                "direction": favour.direction.value,
                "state": favour.state.value,
                "text": favour.text,
                "effort": favour.effort,
                "due": favour.due,
                "on": favour.on,
                "people": _names(favour.people),
            }
            for favour in portrait.favours
        ],
        "follow_ups": [
            {
                "text": follow_up.text,
                "why": follow_up.why,
                "due": follow_up.due,
                "state": follow_up.state.value,
                "recurrence": follow_up.recurrence,
                "people": _names(follow_up.people),
            }
            for follow_up in portrait.follow_ups
        ],
        "experiences": [
            {"text": lived.text, "theme": lived.theme, "year": lived.year, "may_ask": lived.may_ask.value}
            for lived in portrait.experiences
        ],
        "needs": [{"text": need.text, "noted_on": need.noted_on, "state": need.state.value} for need in portrait.needs],
        "offers": [
            {"text": offer.text, "noted_on": offer.noted_on, "state": offer.state.value} for offer in portrait.offers
        ],
    }


def _names(people: Iterable[tuple[int, str]]) -> list[str]:
    return [name for _, name in people]


def lines_of(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The record as pairs for a table: what it is, and what it says. What is empty is left out."""
    from models.circles import circle_words

    tie = record["tie"]
    facts = [
        (tr("Name"), record["name"]),
        (tr("Work"), _joined(record["role"], record["organisation"])),
        (tr("Town"), record["town"]),
        *((phrase(KINDS_OF_CONTACT[one["kind"]]), _labelled(one["value"], one["label"])) for one in record["contacts"]),
        *((phrase(KINDS_OF_DATE[one["kind"]]), _labelled(one["on"], one["label"])) for one in record["dates"]),
        (tr("Tags"), _joined(*record["tags"])),
        (tr("Worlds"), _joined(*record["worlds"])),
        (tr("How you met"), _joined(tie["how_met"], tie["met_on"])),
        (tr("Met through"), tie["met_through"] or ""),
        (tr("Circle"), circle_words(tie["circle"] or "")),
        *((tr("Knows"), _labelled(one["person"], one["note"])) for one in record["relations"]),
        (tr("Note"), record["note"]),
        *((tr("Favour"), _labelled(one["text"], one["due"])) for one in record["favours"]),
        *((tr("Follow-up"), _labelled(one["text"], one["due"])) for one in record["follow_ups"]),
        *((tr("Lived"), _labelled(one["text"], one["theme"])) for one in record["experiences"]),
        *((tr("Looks for"), one["text"]) for one in record["needs"]),
        *((tr("Offers"), one["text"]) for one in record["offers"]),
        *((one["on"], one["text"]) for one in record["interactions"]),
    ]
    return ((what, said) for what, said in facts if said)


KINDS_OF_CONTACT = {"email": "Email", "phone": "Phone", "address": "Address", "url": "Web", "im": "Chat"}
KINDS_OF_DATE = {"birthday": "Birthday", "anniversary": "Anniversary", "other": "Date"}


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _labelled(text: str, label: str) -> str:
    return f"{text} ({label})" if label else text
