"""How the cards of a page look, and what a pointer finds there."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.experiences import Experiences, Needs, Offers
from models.favours import Direction, Favours
from models.follow_ups import FollowUps
from models.interactions import Channel, Interactions
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.ui.places.people.lines import Open, S
from ui.places.people.line import LineRow
from ui.widgets import IconButton

# How it looks


def test_thirty_promises_leave_room_for_those_of_theirs_and_for_what_is_next(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    for number in range(30):
        Favours(vault).promise(to=[claire], text=f"Promesse {number} {'longue ' * 30}", due="2026-04-01")
    Favours(vault).add(Direction.TO_ME, "Son avis", [claire], S.AGREED)
    FollowUps(vault).add("Rappeler", [claire], "2026-05-01")
    room = open_room()
    room.show(claire)
    between = room.place.page.cards.between
    leads = [line.line.lead for line in between.lines.lines]
    assert leads == ["I promised", "I promised", "I promised", "promised to me", "next"]
    assert between.lines.lines[0].fact._flow(300).lay_out(300) < 60, "two lines of it"
    assert between.mapTo(room.place.page.viewport(), between.rect().bottomLeft()).y() < 716
    between.lines.show_all()
    assert len(between.lines.lines) == 32


def test_what_one_needs_before_a_call_is_in_sight(vault: Vault, open_room: Open) -> None:
    claire, ines = people(vault, "Claire", "Inès Caron")
    Interactions(vault).log(
        on="2025-10-14", people=[claire, ines], channel=Channel.CALL, text="Reprend à mi-temps. " * 9
    )
    Favours(vault).promise(to=[claire], text="Le contact du bailleur", due="2026-03-20")
    Favours(vault).add(Direction.TO_ME, "Son avis sur le devis", [claire], S.AGREED)
    Experiences(vault).add(claire, "A fermé l’agence six mois", year=2023)
    Needs(vault).add(claire, "Un bureau à Nantes")
    Offers(vault).add(claire, "Un regard sur les portfolios")
    set_language("fr")
    room = open_room()
    room.show(claire)
    page = room.place.page
    bottoms = {}
    for size, seen in (
        ((1072, 716), (page.sentence, page.last_words, page.cards.between, page.cards.lived, page.knows)),
        ((836, 516), (page.sentence, page.last_words, page.cards.between)),
    ):
        room.place.resize(*size)
        room.settle()
        bottoms = {part: part.mapTo(page.viewport(), part.rect().bottomLeft()).y() for part in seen}
        assert all(part.isVisible() for part in seen)
        assert max(bottoms.values()) < page.viewport().height()
    assert page.last_words.words.startswith("«\u00a0Reprend à mi-temps.")
    assert page.last_words._flow(400).lay_out(400) < 60
    assert page.last_words._flow(400)._layout.text().endswith("…\u00a0» — appel, 14 octobre")


def test_the_last_words_lead_to_where_they_were_said(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    said = Interactions(vault).log(on="2025-10-14", people=[claire], channel=Channel.CALL, text="Reprend\nà mi-temps")
    Interactions(vault).log(on="2025-11-01", people=[claire], channel=Channel.COFFEE)
    room = open_room()
    room.show(claire)
    words = room.place.page.last_words
    assert words.words == "“Reprend à mi-temps” — call, 14 October", "the last of which any words were kept"
    words.setFocus()
    room.press(Qt.Key.Key_Return)
    marked = room.place.page.timeline.marked
    assert marked is not None
    assert marked.exchange.id == said


def test_the_pointer_finds_a_button_for_each_act(vault: Vault, open_room: Open, qtbot: QtBot) -> None:
    (claire,) = people(vault, "Claire")
    id = FollowUps(vault).add("Rappeler", [claire], "2026-03-16", snooze_count=2)
    room = open_room()
    room.show(claire)
    row = room.place.page.cards.between.findChild(LineRow)
    assert row is not None
    at = QPointF(5, 5)
    QApplication.sendEvent(row, QEnterEvent(at, at, at))
    buttons = row.findChildren(IconButton)
    assert [button.accessibleName() for button in buttons] == [
        "done: Rappeler, for today",
        "later: Rappeler, for today",
        "let it go: Rappeler, for today",
    ]
    later = buttons[1].menu()
    assert [action.text() for action in later.actions()] == [
        "You have put this off twice. Let it go, or make it slower?",
        "Let it go",
        "Slower, and in a week",
        "Slower, and in a month",
        "Slower, and in a season",
    ]
    later.actions()[2].trigger()
    room.settle()
    assert (FollowUps(vault).get(id).due, FollowUps(vault).get(id).snooze_count) == ("2026-03-23", 0)
