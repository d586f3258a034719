"""Why a message is refused: the sentence that the user reads, and a word for it that does not change."""

from enum import StrEnum

from models.errors import Refused
from resources import phrase


class Reason(StrEnum):
    """Why a message was not taken."""

    TOO_LARGE = "too large"
    NOT_A_CARD = "not a card"
    NOT_FOR_ME = "not for me"
    NEWER = "newer version"
    FORGED = "forged"
    CLOCK = "clock"
    EXPIRED = "expired"
    HIDDEN_TEXT = "hidden text"
    LINK = "link"
    PICTURE = "picture"
    REPLAYED = "replayed"
    NOT_CONSENTED = "not consented"
    UNKNOWN_THREAD = "unknown thread"
    STRANGER = "stranger"
    OUT_OF_TURN = "out of turn"
    KEY_CHANGED = "key changed"
    FULL = "full"
    TAKEN_BACK = "taken back"
    MINE = "mine"
    OTHERWISE = "otherwise"


SENTENCES = {
    Reason.TOO_LARGE: "This is too large to be a card. Nothing of it was read.",
    Reason.NOT_A_CARD: "This is no card, or it was damaged on its way. Ask for it once more.",
    Reason.NOT_FOR_ME: "This was sealed for someone else. Only they can open it.",
    Reason.NEWER: "This needs a newer version of Whispeer. Update the program, then open it again.",
    Reason.FORGED: "The signature does not fit what it says. Nothing of it was taken.",
    Reason.CLOCK: "This is from another time than now. Check the clocks of both computers.",
    Reason.EXPIRED: "This is no longer valid. Ask for a fresh one.",
    Reason.HIDDEN_TEXT: "There are hidden or misleading characters in it. Nothing of it was taken.",
    Reason.LINK: "There is a link in it that is not a plain https one. Nothing of it was taken.",
    Reason.PICTURE: "The picture in it is too large or damaged. Nothing of it was taken.",
    Reason.REPLAYED: "Another message came under the same number before. This one was not taken.",
    Reason.NOT_CONSENTED: "It says other than what was consented to. Nothing of it was taken.",
    Reason.UNKNOWN_THREAD: "It answers nothing that you asked or were asked. Nothing of it was taken.",
    Reason.STRANGER: "You are not paired with whoever signed this. Pair with them first.",
    Reason.OUT_OF_TURN: "It comes too late: this introduction has gone on since.",
    Reason.KEY_CHANGED: "They have another key than before. Compare the eight words with them, then pair again.",
    Reason.TAKEN_BACK: "These keys were taken back by whoever had them. Ask for the new ones.",
    Reason.MINE: "You wrote this yourself. It is for someone else to open.",
    Reason.OTHERWISE: "Something has changed since you looked at it. Look once more at what leaves.",
    Reason.FULL: "Too much is waiting in your inbox. Look through it first.",
}
"""What the user reads of each, translated when it is shown."""


class NotTaken(Refused):
    """A message that is not taken, whatever else it says."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(phrase(SENTENCES[reason]))
        self.reason = reason


def require(holds: bool, reason: Reason) -> None:
    """Raise ``NotTaken`` for this reason unless it ``holds``."""
    if not holds:
        raise NotTaken(reason)
