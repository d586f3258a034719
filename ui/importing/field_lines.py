"""What stands of somebody beside what would come, line by line, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.completing import Difference, InCircle, identity_of
from models.history.fields import FIELDS
from models.importing import Beside
from models.people import ContactMethod, ImportantDate
from models.words import yearly_words
from resources import phrase, tr
from ui.places.people.sentences import CONTACTS, DATES, label_words

_PARTS = ("contacts", "dates", "tags", "worlds")
_SCALARS = (
    "name",
    "given",
    "family",
    "additional",
    "prefix",
    "suffix",
    "nickname",
    "organisation",
    "role",
    "town",
)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One line: what stands ``now`` and what ``comes``; without a ``difference`` there is nothing to choose."""

    label: str
    now: str
    comes: str
    difference: Difference | None = None


def lines(beside: Beside) -> list[FieldLine]:
    """What the two differ in, then what they have in common, then what the card does not speak of."""
    found = [_line(beside, one) for one in beside.differences]
    return [*found, *_in_common(beside)]


def _line(beside: Beside, one: Difference) -> FieldLine:
    if one.field == "note":
        return FieldLine(_label("note", None), _on_one_line(beside.stands.note), _on_one_line(one.comes), one)
    return FieldLine(_label(one.field, one.comes), _words(one.now), _words(one.comes), one)


def _in_common(beside: Beside) -> Iterator[FieldLine]:
    only_now = []
    for field in _SCALARS:
        now, comes = getattr(beside.stands, field), getattr(beside.said, field)
        if now and not any(one.field == field for one in beside.differences):
            line = FieldLine(_label(field, None), now, comes)
            if comes:
                yield line
            else:
                only_now.append(line)
    for field in _PARTS:
        coming = {identity_of(part) for part in getattr(beside.said, field)}
        for part in getattr(beside.stands, field):
            if any(part == one.now for one in beside.differences):
                continue
            if identity_of(part) in coming:
                yield FieldLine(_label(field, part), _words(part), _words(part))
            else:
                only_now.append(FieldLine(_label(field, part), _words(part), ""))
    yield from only_now


def _label(field: str, part: object) -> str:
    if isinstance(part, ContactMethod):
        return phrase(CONTACTS[part.kind][0])
    if isinstance(part, ImportantDate):
        return phrase(DATES[part.kind])
    if field == "circle":
        return phrase(FIELDS["person"]["circle_id"][0])
    others = {"tags": tr("Tag"), "worlds": tr("World"), "photo": tr("Picture"), "properties": tr("Kept as it is")}
    return others.get(field) or phrase(FIELDS["person"][field][0])


def _words(part: object) -> str:
    if part is None:
        return ""
    if isinstance(part, ContactMethod):
        label = label_words(part)
        value = _on_one_line(part.value)
        return tr("{what} ({label})", what=value, label=label) if label else value
    if isinstance(part, InCircle):
        return part.name
    if isinstance(part, ImportantDate):
        return " ".join(filter(None, (yearly_words(part.on), part.label)))
    return _on_one_line(part) if isinstance(part, str) else tr("a picture")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
