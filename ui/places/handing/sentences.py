"""What the place of cards says: words in, words out."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from models.handing import (
    IDENTITY,
    PHOTO,
    InboxItem,
    InboxState,
    Letter,
    Level,
    MyCard,
    Namesake,
    Peer,
    PeerState,
    Received,
    Sealed,
)
from models.handing.words import FIELD_WORDS, KIND_WORDS, LEVEL_WORDS
from models.interchange.vcard_pictures import as_base64, data_uri, decode, letters_of
from models.words import recent_words
from resources import phrase, tr, tr_n
from ui.places.handing.arrivals import Arrived
from ui.places.handing.happening import state_words
from ui.places.handing.presenter import Taken

if TYPE_CHECKING:
    from ui.widgets.chip import ChipTone


class Section(StrEnum):
    """What the place shows."""

    CAME = "came"
    KNOWN = "known"
    MINE = "mine"
    AGREED = "agreed"


SECTIONS: Final = {
    Section.CAME: "What came",
    Section.KNOWN: "Whose keys you have",
    Section.MINE: "Your card",
    Section.AGREED: "What you said yes to",
}
NOTHING: Final = {
    Section.CAME: (
        "Nothing waits here.",
        "A card, a question or an answer comes as a sealed file, which O opens, or from somebody who is there now "
        "and reads you a code: R. Nothing of it is noted before you say so.",
    ),
    Section.KNOWN: (
        "You have nobody’s keys yet.",
        "I on your card begins it: by a code while you are both there, "
        "or with a file that says who you are, one from each of you.",
    ),
    Section.AGREED: (
        "You said yes to nothing yet.",
        "An introduction that you agreed to stands here: you can take your yes back, and tell what came of it.",
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
    SEEN = "seen"
    BACK = "back"
    GREET = "greet"
    TOLD = "told"
    RECEIPT = "receipt"
    ROTATE = "rotate"
    REVOKE = "revoke"
    NOTICE = "notice"


KEYS: Final = {
    Act.YES: "Y",
    Act.NO: "X",
    Act.LATER: "L",
    Act.ACCEPT: "A",
    Act.HAND: "H",
    Act.COMPARED: "C",
    Act.EDIT: "E",
    Act.IDENTITY: "I",
    Act.SEEN: "D",
    Act.BACK: "B",
    Act.GREET: "G",
    Act.TOLD: "T",
    Act.RECEIPT: "K",
    Act.ROTATE: "N",
    Act.REVOKE: "V",
    Act.NOTICE: "M",
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
    Act.SEEN: "seen",
    Act.BACK: "take my yes back",
    Act.GREET: "greet them",
    Act.TOLD: "tell what came of it",
    Act.RECEIPT: "a receipt",
    Act.ROTATE: "new keys",
    Act.REVOKE: "give your keys up",
    Act.NOTICE: "the notice once more",
}
_KEPT: Final = ("card", "share", "identity", "outcome")
"""What there is something to be kept of; the rest was done when it came."""

_WORDLESS: Final = ("ack", "close", "withdraw")
"""What says nothing but what it is."""

_TONES: Final[dict[Level, "ChipTone"]] = {Level.MET: "accent", Level.PAIRED: "warm"}


def peer_words(peer: Peer) -> tuple[str, "ChipTone"]:
    """How sure somebody's keys are, or what is the matter with them, and the tone of that."""
    wrong = state_words(peer)
    return (wrong, "outline") if wrong else level_words(peer.level)


def level_words(level: Level) -> tuple[str, "ChipTone"]:
    """How sure a key is, and the tone of that; an introduction is never shown as verified."""
    return phrase(LEVEL_WORDS[level]), _TONES.get(level, "neutral")


def kind_words(item: InboxItem) -> str:
    """What came."""
    return phrase(KIND_WORDS[item.kind])


def item_words(item: InboxItem, today: date) -> tuple[str, ...]:
    """From whom, and when; of what says nothing itself, what it is about."""
    about = item.about if item.kind in _WORDLESS else ""
    return tuple(filter(None, (sender_words(item), about, recent_words(item.received_on, today))))


def sender_words(item: InboxItem) -> str:
    """From whom it is, or in whose name it comes."""
    if item.sender or item.kind != "identity":
        return item.sender or tr("from nobody you know")
    return tr("in the name of {name}", name=item.about)


def letter_lines(letter: Letter) -> list[tuple[str, str]]:
    """Exactly what it says, each with what that is."""
    return [(words, lead) for lead, words in letter.says]


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
    if sealed.kind == IDENTITY:
        return [(me.name, phrase(FIELD_WORDS["name"])), (" ".join(me.words), tr("Eight words"))]
    lines = [(phrase(KIND_WORDS[sealed.kind]), tr("Sealed")), *((words, lead) for lead, words in sealed.says)]
    if sealed.kind != "card":
        lines += [line for key, line in my_lines(me).items() if key in sealed.fields]
    told = sealed.says or sealed.fields or sealed.kind in _WORDLESS
    return lines if told else [*lines, (tr("The same words as before"), "")]


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
    """What can be done with something that came, or with what was agreed to."""
    kind, waits = letter.item.kind, letter.item.state == InboxState.WAITING
    match kind:
        case "ask":
            return [Act.YES, Act.NO, Act.LATER] if waits else [Act.BACK]
        case "share" if not waits:
            return [Act.GREET, Act.TOLD, Act.RECEIPT, Act.BACK]
    return [Act.ACCEPT] if kind in _KEPT else [Act.SEEN]


def acts_of_me(me: MyCard) -> list[Act]:
    """What can be done with my card and my keys."""
    acts = [Act.EDIT, Act.IDENTITY, Act.ROTATE, Act.REVOKE]
    return [*acts, Act.NOTICE] if me.has_notice else acts


def acts_of_peer(peer: Peer) -> list[Act]:
    """What can be done with someone whose keys one has."""
    if peer.state != PeerState.TRUSTED:
        return []
    return [Act.HAND] if peer.level == Level.MET else [Act.HAND, Act.COMPARED]


def received_words(*came: Received) -> str:
    """What to say of what was opened."""
    new = [one.item for one in came if not one.duplicate]
    noted = [item for item in new if item.state == InboxState.APPLIED]
    said = [tr("Noted: {what}, from {name}.", what=kind_words(item), name=item.sender) for item in noted]
    if waiting := len(new) - len(noted):
        said.append(
            tr_n(
                "It waits here until you say what is to be done with it.",
                "{count} wait here until you say what is to be done with each.",
                waiting,
            )
        )
    return " ".join(said) or tr("That was here already.")


def arrivals_words(arrived: Arrived) -> str:
    """What to say of files that were opened one after the other: which one was refused is told if there were others."""
    said = [received_words(*arrived.received)] if arrived.received else []
    for why in dict.fromkeys(why for _, why in arrived.refused):
        files = ", ".join(file.name for file, given in arrived.refused if given == why)
        said.append(tr("{files}: {why}", files=files, why=why) if arrived.is_several else why)
    if arrived.too_many:
        said.append(
            tr_n(
                "That is one file too many at once: open it once more.",
                "{count} files were too many at once: open them once more.",
                arrived.too_many,
            )
        )
    return "\n".join(said)


def way_words(sealed: Sealed) -> str:
    """What handing something over by a code is called."""
    return tr("exchange keys by a code") if sealed.kind == IDENTITY else tr("hand it over by a code")


def title_words(sealed: Sealed) -> str:
    """What stands above its code."""
    if sealed.kind == IDENTITY:
        return tr("Exchange keys by a code")
    return tr("Hand it to {name} by a code", name=sealed.reader) if sealed.reader else tr("Hand it over by a code")


def arrived_words(sealed: Sealed) -> str:
    """That it has arrived."""
    return (
        tr("It has arrived. Only {name} can open it.", name=sealed.reader) if sealed.reader else tr("It has arrived.")
    )


def reading_words(sealed: Sealed) -> str:
    """What to do with a code that was made."""
    if sealed.kind == IDENTITY:
        return tr("Read this aloud, by phone or face to face. They press R in Cards, type it, and hand theirs back.")
    if not sealed.reader:
        return tr("Read this aloud, by phone or face to face. They press R in Cards, and type it.")
    return tr("Read this to {name}, by phone or face to face. They press R in Cards, and type it.", name=sealed.reader)


def showing_words(sealed: Sealed) -> str:
    """What to do with a square."""
    if sealed.kind == IDENTITY:
        return tr(
            "Let them take a picture of this square, from your screen or in a video call. They press R in Cards, open"
            " it there, and hand theirs back. Show it to nobody else: keys that come by it count as verified."
        )
    return picture_words()


def picture_words() -> str:
    """What to do with a square of which nothing else is to be known."""
    return tr(
        "Let them take a picture of this square, from your screen or in a video call."
        " They press R in Cards, and open it there."
    )


def doubting_words(servers: Sequence[str]) -> str:
    """What one should know of a server that a picture names before it is used."""
    return tr(
        "The square leads to a server that is not in your settings: {servers}."
        " It would learn where you are on the network, and when; never what is handed over. Meet there?",
        servers=", ".join(urlsplit(server).netloc for server in servers),
    )


def whose_words(item: InboxItem) -> str:
    """What one should know of keys or a card before they are taken for somebody's, and the question whose they are."""
    why = item.remark
    if not why and len(item.namesakes) > 1:
        why = tr("Several people are called {name}.", name=item.namesakes[0].name)
    elif not why:
        why = tr("{name} is among your people.", name=item.namesakes[0].name)
    asked = tr("Whose keys are these?") if item.kind == IDENTITY else tr("Whose card is this?")
    return f"{why} {asked}"


def namesake_words(one: Namesake) -> str:
    """Somebody who may be meant, what becomes of keys of theirs, and what tells them apart."""
    replaces = tr("in place of the keys you have") if one.has_other_keys else ""
    return " · ".join(filter(None, (one.name, replaces, one.about)))


def waiting_words(sealed: Sealed) -> str:
    """Whom one waits for."""
    return tr("Waiting for {name}…", name=sealed.reader) if sealed.reader else tr("Waiting for the other side…")


def paired_words(taken: Taken) -> str:
    """Whose keys one has now, how sure that is, and what is still to be done."""
    if taken.peer is None:
        return ""
    sure, _ = level_words(taken.peer.level)
    words = tr("You have each other’s keys. {name}: {sure}.", name=taken.peer.name, sure=sure)
    if taken.had_other_key:
        other = tr("{name} had another key before. Read the eight words to each other.", name=taken.peer.name)
        return f"{words} {other}"
    return words
