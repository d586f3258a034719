"""What the user can say that a column is: a word for each, as the command line takes it."""

from collections.abc import Mapping
from types import MappingProxyType

from models.interchange.tables.targets import KEPT, SKIPPED, Meaning, Target

FIELDS: Mapping[str, Meaning] = MappingProxyType(
    {
        "name": Meaning(Target.NAME),
        "given": Meaning(Target.GIVEN),
        "family": Meaning(Target.FAMILY),
        "nickname": Meaning(Target.NICKNAME),
        "email": Meaning(Target.EMAIL),
        "phone": Meaning(Target.PHONE),
        "mobile": Meaning(Target.PHONE, "mobile"),
        "organisation": Meaning(Target.ORGANISATION),
        "role": Meaning(Target.ROLE),
        "town": Meaning(Target.TOWN),
        "address": Meaning(Target.ADDRESS, "", "address"),
        "website": Meaning(Target.URL),
        "birthday": Meaning(Target.BIRTHDAY),
        "met": Meaning(Target.MET_ON),
        "note": Meaning(Target.NOTE),
        "tags": Meaning(Target.TAGS),
        "worlds": Meaning(Target.WORLDS),
        "circle": Meaning(Target.CIRCLE),
        "kept": KEPT,
        "skip": SKIPPED,
    }
)
"""``kept`` stands in the note under its header, ``skip`` comes in nowhere."""
