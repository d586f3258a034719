"""What is handed from person to person: cards, asks and answers.

``sync`` does it; this is what a screen may know of it.
"""

from models.handing.kinds import (
    ENDING,
    IDENTITY,
    NEW,
    OWN_PHOTO_BYTES,
    PHOTO,
    PHOTO_SIDE,
    PROPOSED,
    Filed,
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
    Whose,
)
from models.handing.postbox import OpenPostbox, Postbox

__all__ = [
    "ENDING",
    "IDENTITY",
    "NEW",
    "OWN_PHOTO_BYTES",
    "PHOTO",
    "PHOTO_SIDE",
    "PROPOSED",
    "Filed",
    "InboxItem",
    "InboxState",
    "Letter",
    "Level",
    "MyCard",
    "Namesake",
    "OpenPostbox",
    "Peer",
    "PeerState",
    "Postbox",
    "Received",
    "Sealed",
    "Whose",
]
