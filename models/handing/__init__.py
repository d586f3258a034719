"""What is handed from person to person: cards, asks and answers.

``sync`` does it; this is what a screen may know of it.
"""

from models.handing.kinds import (
    ENDING,
    IDENTITY,
    OWN_PHOTO_BYTES,
    PHOTO,
    PHOTO_SIDE,
    Filed,
    InboxItem,
    InboxState,
    Letter,
    Level,
    MyCard,
    Peer,
    PeerState,
    Received,
    Sealed,
)
from models.handing.postbox import OpenPostbox, Postbox

__all__ = [
    "ENDING",
    "IDENTITY",
    "OWN_PHOTO_BYTES",
    "PHOTO",
    "PHOTO_SIDE",
    "Filed",
    "InboxItem",
    "InboxState",
    "Letter",
    "Level",
    "MyCard",
    "OpenPostbox",
    "Peer",
    "PeerState",
    "Postbox",
    "Received",
    "Sealed",
]
