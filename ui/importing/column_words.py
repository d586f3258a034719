"""What a column may be, in words."""

from models.interchange.tables import Meaning, Target
from models.interchange.tables.fields import FIELDS
from resources import tr


def choices(proposed: Meaning) -> dict[Meaning, str]:
    """What a column may be said to be, in the order it is offered; ``proposed`` is among it."""
    offered = {meaning: meaning_words(meaning) for meaning in FIELDS.values()}
    return offered if proposed in offered else {proposed: meaning_words(proposed), **offered}


def meaning_words(meaning: Meaning) -> str:
    """What a column is: "E-mail (work)"."""
    words = _targets()[meaning.target]
    if not meaning.label:
        return words
    labels = {"work": tr("work"), "home": tr("home"), "mobile": tr("mobile"), "other": tr("other")}
    return tr("{what} ({label})", what=words, label=labels.get(meaning.label, meaning.label))


def _targets() -> dict[Target, str]:
    part_of_address, part_of_day = tr("Part of an address"), tr("Part of a birthday")
    return {
        Target.NAME: tr("Whole name"),
        Target.GIVEN: tr("First name"),
        Target.FAMILY: tr("Family name"),
        Target.ADDITIONAL: tr("Other first names"),
        Target.PREFIX: tr("Before the name"),
        Target.SUFFIX: tr("After the name"),
        Target.NICKNAME: tr("Nickname"),
        Target.EMAIL: tr("E-mail"),
        Target.PHONE: tr("Phone"),
        Target.ORGANISATION: tr("Organisation"),
        Target.ROLE: tr("Role"),
        Target.TOWN: tr("Town"),
        Target.ADDRESS: tr("Address"),
        Target.BOX: part_of_address,
        Target.EXTENDED: part_of_address,
        Target.STREET: part_of_address,
        Target.LOCALITY: part_of_address,
        Target.REGION: part_of_address,
        Target.CODE: part_of_address,
        Target.COUNTRY: part_of_address,
        Target.URL: tr("Website"),
        Target.IM: tr("Messaging"),
        Target.BIRTHDAY: tr("Birthday"),
        Target.BIRTH_YEAR: part_of_day,
        Target.BIRTH_MONTH: part_of_day,
        Target.BIRTH_DAY: part_of_day,
        Target.ANNIVERSARY: tr("Anniversary"),
        Target.DATE: tr("A day to remember"),
        Target.MET_ON: tr("When you met"),
        Target.NOTE: tr("Note"),
        Target.TAGS: tr("Tags"),
        Target.WORLDS: tr("Worlds"),
        Target.CIRCLE: tr("Circle"),
        Target.LABEL: tr("What the next column is"),
        Target.KEPT: tr("Kept in the note"),
        Target.SKIP: tr("Comes in nowhere"),
    }
