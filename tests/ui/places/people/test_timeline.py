"""What happened: written down, changed, removed, and read page by page."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.experiences import Experiences, MayAsk, Needs, Offers, WishState
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.interactions import Channel, Interactions
from models.people import People, Standing
from models.people.portrait import TIMELINE_PAGE, read_portrait
from models.vault import Vault
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.ui.places.people.conftest import Room
from ui.places.people.exchange_form import ExchangeForm
from ui.places.people.exchange_row import ExchangeRow
from ui.places.people.line import LineFact
from ui.widgets.flowing import FlowingLabel
from ui.widgets.suggestions import Suggestion

Open = Callable[[], Room]
CONTROL = Qt.KeyboardModifier.ControlModifier


def form(room: Room) -> ExchangeForm:
    """The form that is open."""
    shown = room.place.page.timeline.form
    assert shown is not None
    return shown


def said(card: QWidget) -> list[tuple[str, str]]:
    """The lines of a card, each with its lead."""
    lines = [(line.lead, line.words) for line in card.findChildren(LineFact) if line.isVisible()]
    return lines + [("", line.text()) for line in card.findChildren(FlowingLabel) if line.isVisible()]


def titles(room: Room) -> list[str]:
    """The first line of each row."""
    return [row.accessibleName() for row in room.place.page.timeline.rows]


def test_an_exchange_is_written_with_others_and_tags(vault: Vault, open_room: Open) -> None:
    claire, _ = people(vault, "Claire", "Inès Caron")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    room.settle()
    form(room).when.setFocus()
    room.keys("3 juillet 2025")
    form(room).people.field.setFocus()
    room.keys("ines")
    room.press(Qt.Key.Key_Return)
    room.keys("Nouveau Venu")
    room.press(Qt.Key.Key_Return)
    form(room).text.setFocus()
    room.keys("Parlé de l’agence.")
    form(room).tags.field.setFocus()
    room.keys("agence")
    room.press(Qt.Key.Key_Return, CONTROL)
    (kept,) = room.portrait(claire).timeline
    assert (kept.on, kept.channel, kept.text, kept.tags) == (
        "2025-07-03",
        Channel.COFFEE,
        "Parlé de l’agence.",
        ("agence",),
    )
    assert [name for _, name in kept.people] == ["Claire", "Inès Caron", "Nouveau Venu"]
    assert room.place.page.timeline.form is None
    assert titles(room) == ["Coffee with Inès Caron and Nouveau Venu, 3 July, Parlé de l’agence."]
    assert room.place.notice.words == "Nouveau Venu is among your people now."
    room.undo()
    assert everything(vault) == before, "one step, the new person included"


def test_today_is_meant_when_no_day_is_said(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    room.keys("Bref.")
    room.press(Qt.Key.Key_Return, CONTROL)
    (kept,) = room.portrait(claire).timeline
    assert kept.on == TODAY.isoformat()
    assert room.place.page.sentence.text() == "You spoke today."


def test_a_name_still_being_written_is_resolved_before_it_is_kept(vault: Vault, open_room: Open) -> None:
    claire, ines = people(vault, "Claire", "Inès Caron")
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    form(room).people.field.setFocus()
    room.keys("ines")
    room.press(Qt.Key.Key_Return, CONTROL)
    (kept,) = room.portrait(claire).timeline
    assert [person for person, _ in kept.people] == [claire, ines]


def test_what_is_no_date_is_asked_about_and_nothing_is_lost(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    room.keys("Bref.")
    form(room).when.setFocus()
    room.keys("bientôt")
    room.press(Qt.Key.Key_Return, CONTROL)
    assert room.portrait(claire).timeline == ()
    assert form(room).text.toPlainText() == "Bref."
    assert any("is no date" in label.text() for label in form(room).findChildren(QLabel))
    assert form(room).when.hasFocus()


def test_a_row_is_changed_in_place_and_removed_with_an_undo(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    kept = Interactions(vault).log(on="2025-21", people=[claire], channel=Channel.CALL, text="Avant")
    room = open_room()
    room.show(claire)
    (row,) = room.place.page.timeline.rows
    row.setFocus()
    room.press(Qt.Key.Key_Return)
    assert form(room).when.text() == "spring 2025"
    form(room).text.selectAll()
    room.keys("Après")
    room.press(Qt.Key.Key_Return, CONTROL)
    changed = Interactions(vault).get(kept)
    assert (changed.on, changed.channel, changed.text) == ("2025-21", Channel.CALL, "Après")
    (row,) = room.place.page.timeline.rows
    assert row.hasFocus(), "the keyboard stays on what was changed"
    room.press(Qt.Key.Key_Delete)
    assert room.portrait(claire).timeline == ()
    assert room.place.notice.words == "The exchange is removed."
    room.place.notice._on_action_clicked()
    room.settle()
    assert titles(room) == ["Call, spring, Après"]


def test_escape_gives_up(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    room.keys("Bref.")
    room.press(Qt.Key.Key_Escape)
    assert room.place.page.timeline.form is None
    assert room.portrait(claire).timeline == ()


def test_a_draft_waits_for_one_to_come_back(vault: Vault, open_room: Open) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    room.keys("À moitié")
    room.show(sam)
    assert room.place.page.timeline.form is None
    room.show(claire)
    assert form(room).text.toPlainText() == "À moitié"


def test_a_form_outlives_a_change_from_elsewhere(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    room.keys("À moitié")
    room.jobs.write(room.place, lambda vault, job: Interactions(vault).log(on="2025", people=[claire]))
    room.settle()
    assert form(room).text.toPlainText() == "À moitié"
    assert form(room).text.hasFocus()
    assert len(room.place.page.timeline.rows) == 1


def test_older_exchanges_come_as_one_scrolls(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    count = 2 * TIMELINE_PAGE + 5
    with vault.change("Fill"):
        for number in range(count):
            Interactions(vault).log(on=date(2026, 1, 1) - timedelta(days=number), people=[claire], text="x " * 80)
    room = open_room()
    room.show(claire)
    assert len(room.place.page.timeline.rows) == TIMELINE_PAGE
    bar = room.place.page.verticalScrollBar()
    for _ in range(4):
        bar.setValue(bar.maximum())
        room.settle()
        QApplication.processEvents()
    assert len(room.place.page.timeline.rows) == count
    first = room.place.page.timeline.rows[0]
    middle = bar.maximum() // 2
    bar.setValue(middle)
    room.jobs.write(room.place, lambda vault, job: People(vault).change(claire, town="Nantes"))
    room.settle()
    assert room.place.page.timeline.rows[0] is first, "rows that say the same are left as they are"
    assert len(room.place.page.timeline.rows) == count
    assert abs(bar.value() - middle) < 60, "one is still where one was"


def test_the_state_brings_one_back_down_the_page(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    with vault.change("Fill"):
        for number in range(TIMELINE_PAGE):
            Interactions(vault).log(on=date(2026, 1, 1) - timedelta(days=number), people=[claire], text="x " * 80)
    room = open_room()
    room.show(claire)
    room.place.page.verticalScrollBar().setValue(700)
    again = open_room()
    again.place.restore(room.place.state())
    again.settle()
    again.settle()
    assert again.place.page.scrolled == 700


def test_the_cards_say_what_is_open_and_what_was_lived(vault: Vault, open_room: Open) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    favours = Favours(vault)
    favours.promise(to=[claire], text="Le contact", due="2026-03-20")
    favours.add(Direction.TO_ME, "Son contrat-cadre", [claire], FavourState.RECEIVED, on="2025-07-03")
    favours.add(Direction.TO_ME, "Son vieux vélo.", [claire], FavourState.THANKED)
    FollowUps(vault).add("Demander des nouvelles ?", [claire], "2026-03-17")
    Experiences(vault).add(claire, "Un burn-out", year=2023, may_ask=MayAsk.NO)
    Needs(vault).add(claire, "Un bureau")
    offers = Offers(vault)
    offers.change(offers.add(claire, "Plus rien"), state=WishState.CLOSED)
    room = open_room()
    room.show(claire)
    cards = room.place.page.cards
    assert said(cards.between) == [
        ("I promised", "Le contact, for Friday"),
        ("to thank", "Son contrat-cadre, on 3 July"),
        ("next", "Demander des nouvelles ? For tomorrow."),
        ("", "Before: Son vieux vélo"),
    ]
    assert said(cards.lived) == [("", "Un burn-out (2023) · not to be asked about"), ("", "Looks for: Un bureau")]
    room.show(sam)
    assert cards.isHidden(), "nothing to say, no empty boxes"


def test_who_merely_met_says_where(vault: Vault, open_room: Open) -> None:
    claire, ines = people(vault, "Claire", "Inès Caron")
    Interactions(vault).log(on="2024-07", people=[claire, ines], channel=Channel.COFFEE)
    room = open_room()
    room.show(claire)
    words = [label.text() for label in room.place.page.knows.findChildren(FlowingLabel)]
    assert "at a coffee, July 2024" in words
    room.place.page.knows.person_pressed.emit(ines)
    room.settle()
    assert room.place.page.person == ines
    assert titles(room) == ["Coffee with Claire, July 2024".replace(" 2024", "")]


def test_removing_and_putting_away_can_be_taken_back(vault: Vault, open_room: Open) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    Interactions(vault).log(on="2025", people=[claire])
    before = everything(vault)
    room = open_room()
    room.show(claire)
    room.place.page.menu.removal_wanted.emit()
    room.settle()
    assert People(vault).named("Claire") == []
    assert room.place.notice.words == "Claire is removed."
    room.place.notice._on_action_clicked()
    room.settle()
    assert everything(vault) == before
    assert room.place.page.person == claire, "one is back on the page"
    room.place.page.menu.putting_away_wanted.emit(True)
    room.settle()
    assert list(room.place.finder.rows.ids) == [sam]
    assert room.place.page.head.fact("name").fact.words == "Claire", "the page stays open"
    room.place.notice._on_action_clicked()
    room.settle()
    assert list(room.place.finder.rows.ids) == [claire, sam]


def test_a_person_removed_elsewhere_leaves_a_sentence(vault: Vault, open_room: Open) -> None:
    claire, _ = people(vault, "Claire", "Sam")
    room = open_room()
    room.show(claire)
    room.jobs.write(room.place, lambda vault, job: People(vault).remove(claire))
    room.settle()
    assert room.place.page.portrait is None
    assert any("no longer there" in label.text() for label in room.place.findChildren(QLabel) if label.isVisible())


def test_what_does_not_concern_a_page_does_not_read_it_again(vault: Vault, open_room: Open) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    room = open_room()
    room.show(claire)
    shown = room.place.page.portrait
    room.jobs.write(room.place, lambda vault, job: People(vault).change(sam, town="Nantes"))
    room.settle()
    assert room.place.page.portrait is shown


def test_a_row_says_what_it_is_to_a_screen_reader(vault: Vault, qtbot: QtBot) -> None:
    (claire,) = people(vault, "Claire")
    Interactions(vault).log(on="2025-10-14", people=[claire], channel=Channel.CALL, text="<i>Bref</i>")
    exchange = read_portrait(vault, claire).timeline[0]
    row = ExchangeRow(exchange, claire, TODAY)
    qtbot.addWidget(row)
    assert row.accessibleName() == "Call, 14 October, <i>Bref</i>"


def test_the_next_step_is_set_while_logging_in_the_same_change(vault: Vault, open_room: Open) -> None:
    claire, ines = people(vault, "Claire", "Inès Caron")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    form(room).people.add(Suggestion("Inès Caron", ines))
    room.keys("Parlé du bureau.")
    form(room).next.setFocus()
    room.keys("Envoyer l’adresse")
    room.press(Qt.Key.Key_Tab)
    room.keys("bientôt")
    room.press(Qt.Key.Key_Return, CONTROL)
    assert room.portrait(claire).timeline == ()
    assert form(room).next_when.hasFocus(), "what is no day is asked about"
    form(room).next_when.clear()
    room.keys("vendredi")
    room.press(Qt.Key.Key_Return, CONTROL)
    portrait = room.portrait(claire)
    (step,) = portrait.follow_ups
    assert (step.text, step.due, step.interaction) == ("Envoyer l’adresse", "2026-03-20", portrait.timeline[0].id)
    assert [person for person, _ in step.people] == [claire, ines]
    assert said(room.place.page.cards.between) == [("next", "Envoyer l’adresse, for Friday")]
    room.undo()
    assert everything(vault) == before


def test_a_day_for_nothing_is_asked_about(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    form(room).next_when.setFocus()
    room.keys("vendredi")
    room.press(Qt.Key.Key_Return, CONTROL)
    assert form(room).next.hasFocus()
    assert room.portrait(claire).timeline == ()


def test_everything_can_be_asked_for_by_a_word_and_a_key(vault: Vault, open_room: Open, qtbot: QtBot) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    Interactions(vault).log(on="2025", people=[claire])
    room = open_room()
    room.show(sam)
    assert not room.place.page.timeline._reading.isVisible(), "there is nothing to read"
    room.show(claire)
    with qtbot.waitSignal(room.place.exchanges_requested) as asked:
        room.place.page.timeline._reading.click()
    assert asked.args == [claire]
    with qtbot.waitSignal(room.place.exchanges_requested):
        room.press(Qt.Key.Key_R, CONTROL)


def test_how_somebody_stands_is_said_beside_their_name_and_taken_back(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    page = room.place.page
    assert not page.head._standing.isVisible()
    for words, standing, chip in (
        ("Leave in peace", Standing.QUIET, "to be left in peace"),
        ("Has died", Standing.DEAD, "has died"),
    ):
        page.menu.fill()
        actions = {action.text(): action for action in page.menu.actions()}
        actions[words].trigger()
        room.settle()
        assert People(vault).get(claire).standing == standing
        assert page.head._standing.isVisible()
        assert page.head._standing.text == chip
    assert room.place.notice.words == "Claire will not be suggested any more; the page stays."
    page.menu.fill()
    assert [action.text() for action in page.menu.actions() if action.isChecked()] == ["Has died"]
    room.place.notice._on_action_clicked()
    room.settle()
    assert page.head._standing.text == "to be left in peace"
    page.menu.standing_chosen.emit(Standing.ACTIVE)
    room.settle()
    assert not page.head._standing.isVisible()
    assert room.place.notice.words == "Claire may be suggested again."
    for _ in range(2):
        room.undo()
    assert everything(vault) == before
