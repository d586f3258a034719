"""What is chosen, to be read: exactly what came, whose keys these are, or what one's own card says."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from models.handing import InboxState, Letter, MyCard, Peer, PeerState
from models.handing.words import change_lines, meaning
from resources import phrase, tr
from ui.places.handing.happening import how_sure
from ui.places.handing.photo import Photo
from ui.places.handing.sentences import (
    KEYS,
    WORDS,
    Act,
    acts_of_letter,
    acts_of_me,
    acts_of_peer,
    kind_words,
    letter_lines,
    level_words,
    my_lines,
    peer_words,
    sender_words,
)
from ui.places.reading_page import ReadingPage
from ui.widgets import Card


class HandingPage(ReadingPage):
    """``acted`` brings an ``Act``."""

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key_pressed.connect(self._on_key_pressed)

    def show_nothing(self) -> None:
        """Show an empty page."""
        self.begin(keeps_letter=False)
        self.finish()

    def show_letter(self, letter: Letter) -> None:
        """Show what came: who signed it, how sure that is, exactly what it says, and what keeping it would change.

        What was agreed to already changes nothing more.
        """
        item = letter.item
        self.begin(keeps_letter=False)
        self.head(kind_words(item), *level_words(item.level), sender_words(item))
        self._keys(acts_of_letter(letter))
        self.section(tr("Before you go on"), [(item.remark, "")] if item.remark else [])
        _show_photo(letter.photo, self.section(tr("It says"), letter_lines(letter)))
        means = meaning(item)
        self.section(tr("What it means"), [(means, "")] if means else [])
        if item.state == InboxState.WAITING:
            self.section(tr("What would change here"), change_lines(letter))
        self.finish()

    def show_peer(self, peer: Peer) -> None:
        """Show whose keys these are, and the words to read to each other."""
        self.begin(keeps_letter=False)
        self.head(peer.name, *peer_words(peer), "")
        self._keys(acts_of_peer(peer))
        is_trusted = peer.state == PeerState.TRUSTED
        self.section(tr("How sure it is") if is_trusted else tr("What to do"), [(line, "") for line in how_sure(peer)])
        self.section(tr("Read these to each other, by phone or face to face"), [(" ".join(peer.words), "")])
        self.finish()

    def show_me(self, me: MyCard) -> None:
        """Show my card, and my own words."""
        self.begin(keeps_letter=False)
        self.head(me.name or tr("Your card has no name yet"), tr("yours"), "outline", "")
        self._keys(acts_of_me(me))
        mine = self.section(tr("You may hand over, field by field"), list(my_lines(me).values()))
        _show_photo(me.photo, mine)
        self.section(tr("Your eight words, to be compared"), [(" ".join(me.words), "")])
        self.finish()

    def _keys(self, acts: Sequence[Act]) -> None:
        self.keys([(KEYS[act], phrase(WORDS[act]), act.value) for act in acts])

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        self.acted.emit(Act(name))


def _show_photo(photo: bytes, card: Card | None) -> None:
    """At the end of a card, whose lines say that there is one."""
    if photo and card is not None:
        card.body.addWidget(Photo(photo, parent=card))
