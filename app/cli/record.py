"""One person's whole record, in JSON's types and as lines for people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from resources import phrase, tr

if TYPE_CHECKING:
    from models.interactions import Interaction
    from models.people import Person
    from models.relations import Relation
    from models.vault import Vault

_PAGE = 500
_NAME_PARTS = ("given", "family", "additional", "prefix", "suffix", "nickname")


def record_of(vault: "Vault", id: int) -> dict[str, Any]:
    """Everything the vault knows about the person with this id. Raises ``Refused`` when there is nobody."""
    from models.people import People
    from models.relations import Relations

    people = People(vault)
    person = people.get(id)
    photo = people.photo(id)
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
        "tie": _tie(vault, person),
        "relations": [_relation(relation) for relation in Relations(vault).of(id)],
        "interactions": [_interaction(interaction) for interaction in _timeline(vault, id)],
        **_what_passed(vault, id),
    }


def _tie(vault: "Vault", person: "Person") -> dict[str, Any]:
    from models.circles import Circles
    from models.people import People

    tie = person.tie
    through = People(vault).rows([tie.met_through]) if tie.met_through is not None else []
    circle = next((circle.name for circle in Circles(vault).all() if circle.id == tie.circle), None)
    return {
        "how_met": tie.how_met,
        "met_on": tie.met_on,
        "met_through": through[0].name if through else None,
        "circle": circle,
        "cadence_days": tie.cadence_days,
        "confides": tie.confides,
    }


def _relation(relation: "Relation") -> dict[str, Any]:
    return {
        "person": relation.other.name,
        "kind": relation.kind,
        "note": relation.note,
        "outward": relation.outward,
        "met_together": relation.met_together,
    }


def _timeline(vault: "Vault", id: int) -> Iterator["Interaction"]:
    from models.interactions import Interactions

    interactions, offset = Interactions(vault), 0
    while page := interactions.of_person(id, offset, _PAGE):
        yield from page
        offset += len(page)


def _interaction(interaction: "Interaction") -> dict[str, Any]:
    return {
        "on": interaction.on,
        "channel": interaction.channel.value,
        "text": interaction.text,
        "people": [name for _, name in interaction.people],
        "tags": list(interaction.tags),
    }


def _what_passed(vault: "Vault", id: int) -> dict[str, Any]:
    """Favours, next steps, and what they lived, look for and offer."""
    from models.experiences import Experiences, Needs, Offers
    from models.favours import Favours
    from models.follow_ups import FollowUps

    return {
        "favours": [
            {
                "kind": favour.word.value if favour.word else None,
                "direction": favour.direction.value,
                "state": favour.state.value,
                "text": favour.text,
                "effort": favour.effort,
                "due": favour.due,
                "on": favour.on,
                "people": [name for _, name in favour.people],
            }
            for favour in Favours(vault).of_person(id)
        ],
        "follow_ups": [
            {
                "text": follow_up.text,
                "why": follow_up.why,
                "due": follow_up.due,
                "state": follow_up.state.value,
                "recurrence": follow_up.recurrence,
                "people": [name for _, name in follow_up.people],
            }
            for follow_up in FollowUps(vault).of_person(id)
        ],
        "experiences": [
            {"text": lived.text, "theme": lived.theme, "year": lived.year, "may_ask": lived.may_ask.value}
            for lived in Experiences(vault).of_person(id)
        ],
        "needs": [
            {"text": need.text, "noted_on": need.noted_on, "state": need.state.value}
            for need in Needs(vault).of_person(id)
        ],
        "offers": [
            {"text": offer.text, "noted_on": offer.noted_on, "state": offer.state.value}
            for offer in Offers(vault).of_person(id)
        ],
    }


def lines_of(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The record as pairs for a table: what it is, and what it says. What is empty is left out."""
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
        (tr("Circle"), phrase(tie["circle"]) if tie["circle"] else ""),
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
