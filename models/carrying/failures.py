"""How carrying can fail. Each kind has one sentence, which says what to do; none repeats what anyone sent."""

from models.errors import Cancelled, Refused
from resources import phrase


class CarryingFailed(Refused):
    """Nothing more is carried in this meeting. What was not told as delivered counts as not delivered."""

    sentence = ""

    def __init__(self) -> None:
        super().__init__(phrase(self.sentence))


class WrongWords(CarryingFailed):
    """The two sides said different words, or someone in between guessed. The code is burnt."""

    sentence = "The words did not match, and this code is used up. Make a new code, and say it once more."


class CodeUnreadable(CarryingFailed):
    """What was typed is no code. Nothing was tried with it, so the code still holds."""

    sentence = "This is no whole code: it has six figures and three words. Look at it again, the code still holds."


class AddressUnreadable(CarryingFailed):
    """What was typed is no address of a mailbox server."""

    sentence = "This is no address of a server. Write it as the other side shows it: 192.168.1.20:4711."


class SquaresUnreadable(CarryingFailed):
    """No code of squares is in the picture, or more than one, or the picture is none."""

    sentence = "There is no code in this picture, or more than one. Take the picture again, straight and near."


class SquaresForeign(CarryingFailed):
    """There is a code of squares in the picture, of another program."""

    sentence = "The square in this picture is another program’s. Take the one that Whispeer shows in place of words."


class SquaresStrange(CarryingFailed):
    """The squares are ours, and say nothing that is understood here."""

    sentence = (
        "This square of Whispeer’s holds nothing that can be used here."
        " Have the other side make a new code; do you both have the newest version?"
    )


class CodeCrowded(CarryingFailed):
    """A third side came with the same number."""

    sentence = "Somebody else is using this number. Make a new code."


class NobodyCame(CarryingFailed):
    """The other side did not come while this one waited."""

    sentence = "Nobody came with this code. Agree on a moment, and make a new code then."


class NobodyNear(CarryingFailed):
    """No program of the same network announces this code."""

    sentence = (
        "Nobody with this code was found on this network."
        " Check that both are on the same one, or type the address that the other side shows."
    )


class OtherLeft(CarryingFailed):
    """The other side stopped, or was cut off."""

    sentence = "The other side is gone. Make a new code when you are both there."


class WordsDiffer(CarryingFailed):
    """Someone compared the words and found them different. Nothing was sent."""

    sentence = "The words differ, so somebody may stand between you. Nothing was sent. Make a new code."


class ServerUnreachable(CarryingFailed):
    """No server of the list answers."""

    sentence = "The server that brings you together does not answer. Check the network, or hand over a file instead."


class ServerGone(CarryingFailed):
    """The server answered first, then went away and stayed away."""

    sentence = "The server went away midway. Make a new code, or hand over a file instead."


class ServerRefused(CarryingFailed):
    """The server does not take this program, or this code a second time."""

    sentence = "The server refuses this code. Make a new one, or choose another server in the settings."


class ServerUntrusted(CarryingFailed):
    """The server's certificate is not trusted; a wrong date on this computer is the usual reason."""

    sentence = "The server cannot prove who it is. Check this computer’s date, or choose another server."


class ClockOff(CarryingFailed):
    """This computer's clock and the server's are days apart: what is signed now would be refused."""

    sentence = "This computer’s clock is days off. Set the date and time, then try again."


class TooLarge(CarryingFailed):
    """More than a sealed file may hold."""

    sentence = "This is larger than a sealed file may be. Nothing of it was kept."


class Misbehaved(CarryingFailed):
    """The other side, or the server, did what no honest one does."""

    sentence = "What came from the other side makes no sense, so it was not kept. Do you both have the newest version?"


class CarrierEnded(CarryingFailed):
    """The process that carries ended by itself, or was ended from outside."""

    sentence = "The part that carries was stopped. Try again with a new code."


class NotInstalled(CarryingFailed):
    """The libraries that carry are not part of this installation."""

    sentence = "This installation cannot carry anything directly. Hand over a file instead."


class CarryingCancelled(CarryingFailed, Cancelled):
    """The user stopped."""

    sentence = "Stopped. Nothing more was handed over."


FAILURES: dict[str, type[CarryingFailed]] = {kind.__name__: kind for kind in CarryingFailed.__subclasses__()}
"""Every kind, by its name: how the process that carries tells it."""
