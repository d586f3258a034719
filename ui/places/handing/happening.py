"""What will happen, said before it does; and what is to be done where a key is in doubt."""

from collections.abc import Sequence
from typing import Final

from models.handing import Level, Peer, PeerState, Sealed
from models.words import listed
from resources import phrase, tr

_SURE: Final = {
    Level.INTRODUCED: "Their key came in a file or through somebody else. Whose it is nobody has verified: "
    "read the eight words to each other, and C notes that they agree.",
    Level.PAIRED: "You met by a code that only the two of you knew. To be sure, compare the eight words as well.",
    Level.MET: "You compared the words, or met by a picture of a square: it is their key.",
}

_IN_DOUBT: Final = (
    "Somebody handed you keys in the name of {name}, and they are others than those you have: a new computer, perhaps, "
    "or somebody else. Nothing is sealed for {name} until that is clear.",
    "Call {name}, and ask for their eight words.",
    "If they are those that wait under “What came”, keep them there with A: then these are replaced.",
    "If they are those that stand here, it was not {name}: let the others go with Del. Have {name} hand you these "
    "once more, and keep them.",
)
_TAKEN_BACK: Final = (
    "{name} took these keys back: somebody else may have them. Nothing that is signed with them is taken any more.",
    "Ask {name} for new keys, best when you meet or on the phone, and compare the eight words.",
)


def state_words(peer: Peer) -> str:
    """What is the matter with somebody's keys, as a word; empty where nothing is."""
    match peer.state:
        case PeerState.CHANGED:
            return tr("another key than before")
        case PeerState.REVOKED:
            return tr("key taken back")
    return ""


def how_sure(peer: Peer) -> list[str]:
    """How sure somebody's keys are, and what is to be done about it."""
    told = {PeerState.CHANGED: _IN_DOUBT, PeerState.REVOKED: _TAKEN_BACK}.get(peer.state, (_SURE[peer.level],))
    return [phrase(line).format(name=peer.name) for line in told]


def will_happen(sealed: Sealed, peers: Sequence[Peer]) -> str:
    """What it will do, once it has left."""
    name, readers = sealed.reader, listed([peer.name for peer in peers])
    match sealed.kind:
        case "ask":
            return tr("{name} is asked in these words. Ten days of silence will count as a no.", name=name)
        case "answer" if sealed.fields:
            return tr(
                "{name} reads your yes, and keeps these fields until the other has said yes too. "
                "Until they are handed on you can take it back.",
                name=name,
            )
        case "answer":
            return tr("{name} reads your answer. Nobody else hears of it.", name=name)
        case "share":
            return tr("{name} gets the other’s card now. From here on it cannot be called back.", name=name)
        case "withdraw":
            return tr(
                "{name} reads that you take it back. As long as nothing was handed on, that ends it. "
                "What was handed on already stays where it is: then this is only a request.",
                name=name,
            )
        case "close":
            return tr("{name} reads that this has ended, and no reason.", name=name)
        case "hello":
            return tr(
                "{name}’s program lays it beside what they were told. If you two were told different things, it shows.",
                name=name,
            )
        case "outcome":
            return tr("{name} reads what came of it, and nobody else.", name=name)
        case "rotate" | "revoke" if readers:
            return tr("Hand the same file to each who has your keys: {names}.", names=readers)
        case "rotate" | "revoke":
            return tr("You have nobody’s keys yet, so nobody needs it.")
    return ""


def rotation_lines(peers: Sequence[Peer]) -> list[str]:
    """What taking new keys means, before it is done."""
    return [
        tr("From now on you sign with new keys. The old ones still open what is on its way to you."),
        tr(
            "You get one small file that says so, signed with the old keys, for each who has them: {names}.",
            names=names,
        )
        if (names := listed([peer.name for peer in peers]))
        else tr("Nobody has your keys yet, so nobody has to be told."),
        tr("Whoever takes it in follows you, as sure as before. Whoever does not is warned, and compares words again."),
    ]


def revocation_lines(peers: Sequence[Peer]) -> list[str]:
    """What giving one's keys up means, before it is done."""
    return [
        tr("For when somebody else may have your keys. Nothing signed with them is to be believed any more."),
        tr("You get one small file that says so, for each who has them: {names}.", names=names)
        if (names := listed([peer.name for peer in peers]))
        else tr("Nobody has your keys yet, so nobody has to be told."),
        tr("You get new keys, and exchange them anew with everybody. What was sealed for the old ones stays closed."),
        tr("This cannot be taken back."),
    ]
