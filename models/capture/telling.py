"""What was understood, in JSON's types."""

from typing import Any

from models.capture.understood import Mention, Question, SaidOf, Understood


def as_json(understood: Understood) -> dict[str, Any]:
    """The document that ``capture --json`` prints; a date that is not known is an empty text."""
    happened, decision = understood.interaction, understood.decision
    return {
        "interaction": happened
        and {
            "on": happened.written_on,
            "channel": happened.channel.value,
            "people": [{"name": one.name, "new": one.is_new} for one in happened.people],
            "text": happened.text,
            "tags": list(happened.tags),
        },
        "favours": [
            {
                "kind": said.kind.value,
                "state": said.state.value,
                "text": said.text,
                "due": said.due.isoformat() if said.due else "",
                "people": _names(said.people),
            }
            for said in understood.favours
        ],
        "follow_ups": [
            {
                "text": said.text,
                "due": said.due.isoformat() if said.due else "",
                "people": _names(said.people),
                **({"recurrence": said.recurrence} if said.recurrence else {}),
            }
            for said in understood.follow_ups
        ],
        "experiences": [_of_person(said) for said in understood.experiences],
        "needs": [_of_person(said) for said in understood.needs],
        "offers": [_of_person(said) for said in understood.offers],
        "relations": [
            {"from": said.from_.name, "to": said.to.name, "kind": said.kind} for said in understood.relations
        ],
        "worlds": [{"person": said.person.name, "name": said.name} for said in understood.worlds],
        "met_through": understood.met_through.name if understood.met_through else None,
        "decision": decision
        and {"question": decision.question, "deadline": decision.deadline.isoformat() if decision.deadline else ""},
        "questions": [_question(asked, understood.sentence) for asked in understood.questions],
    }


def _names(people: tuple[Mention, ...]) -> list[str]:
    return [one.name for one in people]


def _of_person(said: SaidOf) -> dict[str, str]:
    return {"person": said.person.name, "text": said.text}


def _question(asked: Question, sentence: str) -> dict[str, Any]:
    return {
        "key": asked.key,
        "text": asked.text,
        "about": sentence[asked.span.start : asked.span.end],
        "options": [{"label": option.label, "value": option.value} for option in asked.options],
    }
