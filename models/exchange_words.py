"""What an exchange is called: "Coffee with Inès Caron"."""

from typing import Final

from models.interactions import Channel, Interaction
from models.words import listed
from resources import phrase

CHANNELS: Final = {
    Channel.COFFEE: ("Coffee", "Coffee with {people}"),
    Channel.MEAL: ("Meal", "Meal with {people}"),
    Channel.DRINK: ("Drink", "Drink with {people}"),
    Channel.CALL: ("Call", "Call with {people}"),
    Channel.VIDEO: ("Video call", "Video call with {people}"),
    Channel.EMAIL: ("E-mail", "E-mail with {people}"),
    Channel.MESSAGE: ("Message", "Message with {people}"),
    Channel.MEETING: ("Meeting", "Meeting with {people}"),
    Channel.EVENT: ("Event", "Event with {people}"),
    Channel.LETTER: ("Letter", "Letter with {people}"),
    Channel.OTHER: ("Exchange", "Exchange with {people}"),
}
"""Each channel's word, and its title when others were there too."""


def exchange_title(exchange: Interaction, person: int | None = None) -> str:
    """ "Coffee with Inès Caron" on somebody else's page; "Coffee" where there were only you two.

    On nobody's page everyone is named.
    """
    alone, together = CHANNELS[exchange.channel]
    others = [name for id, name in exchange.people if id != person]
    return phrase(together).format(people=listed(others)) if others else phrase(alone)
