"""What the place of cards says: words in, words out."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from models.handing import PHOTO, InboxItem, InboxState, Letter, Level, MyCard, Peer, PeerState, Received, Sealed
from models.handing.words import FIELD_WORDS, KIND_WORDS, LEVEL_WORDS
from models.interchange.vcard_pictures import as_base64, data_uri, decode, letters_of
from models.words import recent_words
from resources import phrase, tr

if TYPE_CHECKING:
    from ui.widgets.chip import ChipTone


class Section(StrEnum):
    """What the place shows."""

    CAME = "came"
    KNOWN = "known"
    MINE = "mine"


SECTIONS: Final = {Section.CAME: "What came", Section.KNOWN: "Whose keys you have", Section.MINE: "Your card"}
NOTHING: Final = {
    Section.CAME: (
        "Nothing waits here.",
        "A card, a question or an answer comes as a sealed file, by mail or on a stick. O opens it; "
        "nothing of it is noted before you say so.",
    ),
    Section.KNOWN: (
        "You have nobody’s keys yet.",
        "Each of you saves a file that says who you are, with I on your card, and hands it to the other.",
    ),
}


class Act(StrEnum):
    """What a key does to what is chosen."""

    YES = "yes"
    NO = "no"
    LATER = "later"
    ACCEPT = "accept"
    HAND = "hand"
    COMPARED = "compared"
    EDIT = "edit"
    IDENTITY = "identity"


KEYS: Final = {
    Act.YES: "Y",
    Act.NO: "X",
    Act.LATER: "L",
    Act.ACCEPT: "A",
    Act.HAND: "H",
    Act.COMPARED: "C",
    Act.EDIT: "E",
    Act.IDENTITY: "I",
}
WORDS: Final = {
    Act.YES: "say yes",
    Act.NO: "say no",
    Act.LATER: "not now",
    Act.ACCEPT: "keep it",
    Act.HAND: "hand over your card",
    Act.COMPARED: "the words agree",
    Act.EDIT: "edit",
    Act.IDENTITY: "a file that says who you are",
}
_TONES: Final[dict[Level, "ChipTone"]] = {Level.MET: "accent", Level.PAIRED: "warm"}


def level_words(level: Level) -> tuple[str, "ChipTone"]:
    """How sure a key is, and the tone of that; an introduction is never shown as verified."""
    return phrase(LEVEL_WORDS[level]), _TONES.get(level, "neutral")


def kind_words(item: InboxItem) -> str:
    """What came."""
    return phrase(KIND_WORDS[item.kind])


def item_words(item: InboxItem, today: date) -> tuple[str, ...]:
    """From whom, and when."""
    return item.sender or tr("from nobody you know"), recent_words(item.received_on, today)


def peer_words(peer: Peer) -> str:
    """What is in the way of writing to someone, if anything is."""
    match peer.state:
        case PeerState.CHANGED:
            return tr("another key than before: compare the words, then pair again")
        case PeerState.REVOKED:
            return tr("took back their key")
    return ""


def letter_lines(letter: Letter) -> list[tuple[str, str]]:
    """Exactly what it says, each with what that is."""
    return [(words, lead) for lead, words in letter.says]


def change_lines(letter: Letter) -> list[tuple[str, str]]:
    """What keeping it would change."""
    if not letter.card:
        return []
    who = letter.card.get("name", "")
    lead = tr("Would be added") if letter.person is not None else tr("Somebody new")
    if letter.person is None:
        return [(who, lead), *((one, "") for one in letter.changes if one != who)]
    return [(one, lead) for one in letter.changes] or [(tr("Nothing: all of it is there already."), "")]


def my_lines(me: MyCard) -> dict[str, tuple[str, str]]:
    """The filled fields of my card by their keys, in their order: each with its word. Of a picture, how large it is."""
    said = {key: text.replace("\n", ", ") for key, text in me.fields.items() if text}
    if me.photo:
        said[PHOTO] = tr("{count} bytes", count=len(me.photo))
    return {key: (said[key], phrase(words)) for key, words in FIELD_WORDS.items() if key in said}


def photo_address(photo: bytes) -> str:
    """A picture of mine as the value of its field; nothing for none."""
    return data_uri("image/jpeg", letters_of(photo)) if photo else ""


def photo_at(address: str) -> bytes:
    """The bytes of the picture at such an address."""
    return decode(as_base64(address))[0]


def leaving_lines(sealed: Sealed, me: MyCard) -> list[tuple[str, str]]:
    """Exactly what leaves in a sealed message."""
    if sealed.kind == "identity":
        return [(me.name, phrase(FIELD_WORDS["name"])), (" ".join(me.words), tr("Eight words"))]
    lines = [(phrase(KIND_WORDS[sealed.kind]), tr("Sealed")), *((words, lead) for lead, words in sealed.says)]
    if sealed.kind != "card":
        lines += [line for key, line in my_lines(me).items() if key in sealed.fields]
    return lines if sealed.says or sealed.fields else [*lines, (tr("The same words as before"), "")]


def leaving_photo(sealed: Sealed, me: MyCard) -> bytes:
    """The picture that leaves in a sealed message, if there is one."""
    return sealed.photo or (me.photo if PHOTO in sealed.fields else b"")


def size_words(sealed: Sealed) -> str:
    """How large it is, and who can read it."""
    if not sealed.reader:
        return tr("{count} bytes, signed by you; anyone can read it.", count=len(sealed.data))
    return tr(
        "{count} bytes, signed by you and sealed: only {name} can open it.",
        count=len(sealed.data),
        name=sealed.reader,
    )


def acts_of_letter(letter: Letter) -> list[Act]:
    """What can be done with something that came."""
    return [Act.YES, Act.NO, Act.LATER] if letter.item.kind == "ask" else [Act.ACCEPT]


def acts_of_peer(peer: Peer) -> list[Act]:
    """What can be done with someone whose keys one has."""
    if peer.state != PeerState.TRUSTED:
        return []
    return [Act.HAND] if peer.level == Level.MET else [Act.HAND, Act.COMPARED]


def received_words(received: Received) -> str:
    """What to say of something that was opened."""
    if received.duplicate:
        return tr("That was here already.")
    if received.item.state == InboxState.APPLIED:
        return tr("Noted: {what}, from {name}.", what=kind_words(received.item), name=received.item.sender)
    return tr("It waits here until you say what is to be done with it.")
