"""What a letter of an introduction says: before two yeses the other one is an anonymous line."""

from models.drafts.words import Occasion
from models.errors import Refused
from models.introductions import Introduction, Party
from models.introductions.after import WordKind
from models.introductions.teasers import drafted_teaser, require_anonymous
from models.people import People
from models.vault.vault import Vault
from models.words import first_name
from resources import tr


def occasion_of(
    vault: Vault, introduction: Introduction, kind: WordKind, person: int
) -> tuple[Occasion, dict[str, str]]:
    """The words for ``person``, and what is put into them.

    Raises ``Refused`` for an ask whose line gives the other away, for what is said only once both said yes,
    and when it is about others.
    """
    party = introduction.party(person)
    match kind:
        case WordKind.ASK:
            other = introduction.other(party)
            require_anonymous(vault, party.teaser, other.person, person)
            teaser = _ended(party.teaser or drafted_teaser(People(vault).get(other.person), other.why, party.name))
            return (Occasion.ASK_WITH_TEASER, {"teaser": teaser}) if teaser else (Occasion.ASK, {})
        case WordKind.CLOSING:
            return Occasion.NOT_THE_MOMENT, {}
    if not introduction.may_share:
        raise Refused(tr("Nothing is shared before both have said yes."))
    if kind == WordKind.BRIDGE:
        return _bridge(introduction.a, introduction.b)
    met = {"other": first_name(introduction.other(party).name)}
    return (Occasion.DID_YOU_MEET if kind == WordKind.AND_THEN else Occasion.THANKS_FOR_MEETING), met


def _bridge(a: Party, b: Party) -> tuple[Occasion, dict[str, str]]:
    names = {"a": first_name(a.name), "b": first_name(b.name)}
    about_a, about_b = _ended(b.teaser), _ended(a.teaser)
    if about_a and about_b:
        return Occasion.BRIDGE_WITH_TEASERS, names | {"about_a": about_a, "about_b": about_b}
    return Occasion.BRIDGE, names


def _ended(teaser: str) -> str:
    line = " ".join(teaser.split())
    return line if not line or line[-1] in ".!?…" else f"{line}."
