"""Finding what was said: as one types, by filters, by keys alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from models.circles import Circles
from models.interactions import Channel, Interactions
from models.people import People
from models.vault import Vault
from tests.builders import people, questions
from tests.fixtures import TODAY
from tests.ui.places.exchanges.conftest import Open
from tests.ui.places.keys import keyboard
from tests.ui.places.rooms import Room
from ui.item_models.paged_rows import PAGE
from ui.jobs import Jobs
from ui.places.exchanges import ExchangesPlace
from ui.places.exchanges.rows import ExchangeRows
from ui.widgets import KeyButton
from ui.widgets.labels import PlainLabel

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
Key = Qt.Key


def shown(room: Room[ExchangesPlace]) -> list[str]:
    """What stands in the list, as it is read aloud."""
    rows = room.place.browser.rows
    for at in range(rows.rowCount()):
        rows.index(at).data()
    room.settle()
    return [str(rows.index(at).data(SPOKEN)) for at in range(rows.rowCount())]


@pytest.fixture
def told(vault: Vault) -> dict[str, int]:
    """A few exchanges with three people, one of them in a circle, and one in a world."""
    ines, sam = people(vault, "Inès Caron", "Sam Dubois")
    lea = People(vault).add("Léa Martin", worlds=["Agriculture"])
    Circles(vault).move([ines], 1)
    log = Interactions(vault).log
    return {
        "coffee": log(on="2026-03-10", people=[ines, sam], channel=Channel.COFFEE, text="Le devis", tags=["prix"]),
        "call": log(on="2025-11-02", people=[lea], channel=Channel.CALL, text="Déménage l’été prochain"),
        "letter": log(on="2024-21", people=[sam], channel=Channel.LETTER, text="Premier devis, enfin", tags=["Été"]),
    }


def test_everything_stands_there_the_latest_first(told: dict[str, int], open_room: Open) -> None:
    room = open_room()
    assert shown(room) == [
        "Coffee with Inès Caron and Sam Dubois, 10 March, Le devis, #prix",
        "Call with Léa Martin, 2 November, Déménage l’été prochain",
        "Letter with Sam Dubois, spring 2024, Premier devis, enfin, #Été",
    ]
    assert keyboard() is room.place.browser.search.edit, "one can type at once"


def test_what_is_typed_narrows_it_and_accents_are_forgiven(told: dict[str, int], open_room: Open) -> None:
    room = open_room()
    room.keys("ete")
    assert list(room.place.browser.rows.ids) == [told["call"], told["letter"]]
    room.press(Key.Key_Escape)
    room.keys("sam dev")
    assert list(room.place.browser.rows.ids) == [told["coffee"], told["letter"]]
    room.keys(" xyz")
    assert not room.place.browser.rows.ids
    assert any(
        label.isVisible() and label.text() == "Nothing fits. Escape shows everything again."
        for label in room.place.findChildren(PlainLabel)
    )
    room.press(Key.Key_Escape)
    assert len(room.place.browser.rows.ids) == 3


def test_enter_reads_the_first_that_fits_even_before_it_is_found(told: dict[str, int], open_room: Open) -> None:
    room = open_room()
    room.keys("prem")
    room.press(Key.Key_Return)
    assert room.place.reader.isVisible()
    assert room.place.reader.exchange is not None
    assert room.place.reader.exchange.id == told["letter"]


def test_a_sign_opens_the_filter_of_a_name_and_of_a_tag(told: dict[str, int], open_room: Open) -> None:
    room = open_room()
    room.keys("@sam")
    room.press(Key.Key_Return)
    assert list(room.place.browser.rows.ids) == [told["coffee"], told["letter"]]
    assert room.place.browser.filters.buttons["who"].words == "Sam Dubois"
    room.press(Key.Key_Escape)
    assert keyboard() is room.place.browser.list
    room.keys("/")
    room.keys("#ete")
    room.press(Key.Key_Return)
    assert list(room.place.browser.rows.ids) == [told["letter"]]
    assert room.place.browser.filters.buttons["tag"].words == "#Été"


def test_an_address_is_no_sign(told: dict[str, int], open_room: Open) -> None:
    room = open_room()
    room.keys("a@b")
    assert room.place.browser.search.text() == "a@b"


def test_filters_are_set_and_cleared_by_keys(told: dict[str, int], open_room: Open) -> None:
    room = open_room()
    filters, ids = room.place.browser.filters, room.place.browser.rows
    room.press(Key.Key_Down)
    room.keys("f")
    assert keyboard() is filters.buttons["who"]
    room.press(Key.Key_Return)
    room.keys("core")
    room.press(Key.Key_Return)
    assert (filters.buttons["who"].words, list(ids.ids)) == ("Core", [told["coffee"]])
    room.press(Key.Key_Delete)
    assert (filters.buttons["who"].words, len(ids.ids)) == ("", 3)
    room.press(Key.Key_Return)
    room.keys("agri")
    room.press(Key.Key_Return)
    assert (filters.buttons["who"].words, list(ids.ids)) == ("Agriculture", [told["call"]])
    room.press(Key.Key_Return)
    room.press(Key.Key_Return)
    assert len(ids.ids) == 3, "nothing written means nobody in particular"
    room.press(Key.Key_Right)
    room.press(Key.Key_Return)
    room.press(Key.Key_Down)
    room.press(Key.Key_Return)
    assert (filters.buttons["how"].words, list(ids.ids)) == ("Coffee", [told["coffee"]])
    room.press(Key.Key_Return)
    room.keys("lett")
    room.press(Key.Key_Return)
    assert (filters.buttons["how"].words, list(ids.ids)) == ("Letter", [told["letter"]])
    room.press(Key.Key_Backspace)
    room.press(Key.Key_Left)
    room.press(Key.Key_Left)
    assert keyboard() is filters.buttons["when"]
    room.press(Key.Key_Return)
    room.keys("spring 2024")
    room.press(Key.Key_Return)
    assert (filters.buttons["when"].words, list(ids.ids)) == ("spring 2024", [told["letter"]])
    room.press(Key.Key_Return)
    room.keys("since 2025")
    room.press(Key.Key_Return)
    assert (filters.buttons["when"].words, len(ids.ids)) == ("since 2025", 2)
    room.press(Key.Key_Escape)
    assert keyboard() is room.place.browser.list
    room.press(Key.Key_Escape)
    assert len(ids.ids) == 3
    assert not filters.is_set


def test_what_is_no_date_is_said_and_stays_to_be_mended(told: dict[str, int], open_room: Open) -> None:
    room = open_room()
    room.press(Key.Key_Down)
    room.keys("f")
    room.press(Key.Key_Left)
    room.press(Key.Key_Return)
    room.keys("bientôt")
    room.press(Key.Key_Return)
    assert "is no date" in room.place.notice.words
    field = room.place.browser.filters.fields["when"]
    assert (keyboard(), field.text()) == (field, "bientôt")
    room.press(Key.Key_Escape)
    assert not field.isVisible()
    assert keyboard() is room.place.browser.filters.buttons["when"]


def test_a_person_or_a_circle_that_is_asked_for(told: dict[str, int], open_room: Open, vault: Vault) -> None:
    room = open_room()
    lea = People(vault).named("Léa Martin")[0].id
    room.keys("devis")
    room.place.show_person(lea)
    room.settle()
    assert (list(room.place.browser.rows.ids), room.place.browser.search.text()) == ([told["call"]], "")
    assert room.place.browser.filters.buttons["who"].words == "Léa Martin"
    room.place.show_circle(1)
    room.settle()
    assert list(room.place.browser.rows.ids) == [told["coffee"]]
    assert room.place.browser.filters.buttons["who"].words == "Core"


def test_whoever_is_gone_is_sought_no_more(told: dict[str, int], open_room: Open, vault: Vault, jobs: Jobs) -> None:
    room = open_room()
    lea = People(vault).named("Léa Martin")[0].id
    room.place.show_person(lea)
    room.settle()
    jobs.write(room.place, lambda vault, _job: People(vault).remove(lea))
    room.settle()
    assert not room.place.browser.filters.is_set
    assert set(room.place.browser.rows.ids) == {told["coffee"], told["letter"]}


def test_over_the_list_stands_from_when_its_top_is(vault: Vault, open_room: Open) -> None:
    [lea] = people(vault, "Léa")
    with vault.change("Many"):
        for months in range(40):
            Interactions(vault).log(on=TODAY - timedelta(days=30 * months), people=[lea], text="x")
    room = open_room()
    period = room.place.browser._period
    assert period.text() == "This month"
    room.press(Key.Key_Down)
    room.press(Key.Key_End)
    assert period.text() == "2023"


def test_a_long_list_is_read_by_page(vault: Vault, open_room: Open, jobs: Jobs) -> None:
    [lea] = people(vault, "Léa")
    with vault.change("Many"):
        for number in range(3 * PAGE):
            Interactions(vault).log(on=TODAY - timedelta(days=number), people=[lea], text=f"note {number}")
    rows = ExchangeRows(jobs)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    room = open_room()
    with questions(vault) as asked:
        rows.show(Interactions(vault).ids())
    assert len(asked) == 1
    room.settle()
    rows.index(3 * PAGE - 1).data()
    room.settle()
    assert rows.exchange_at(3 * PAGE - 1) is not None
    assert rows.exchange_at(PAGE + 3) is None, "what is not looked at is not read"
    room.settle()
    rows.show([])
    tester.deleteLater()


@pytest.mark.parametrize(
    "text", ["<b>bold</b> & <img src=x>", "שלום עליכם devis", "x" * 5000, "👩🏽‍🌾 " * 300, "\n\n", "a\0b", "‮devis"]
)
def test_any_words_are_shown_letter_by_letter(vault: Vault, open_room: Open, text: str) -> None:
    lea = People(vault).add("<i>Léa</i> " + "long " * 60)
    Interactions(vault).log(on="2026", people=[lea], text=text, tags=["<u>t</u>"])
    room = open_room()
    assert shown(room)[0].startswith("Exchange with <i>Léa</i> long")
    room.place.browser.search.set_text("devis")
    room.settle()
    room.place.browser.search.clear()
    room.settle()
    room.press(Key.Key_Down)
    room.place.grab()
    room.press(Key.Key_Return)
    labels = [label.text() for label in room.place.reader.findChildren(PlainLabel) if label.isVisible()]
    assert any(label.startswith("Exchange with <i>Léa</i>") for label in labels)
    assert Interactions(vault).rows(Interactions(vault).ids())[0].text in labels
    room.place.grab()


def test_tab_comes_to_everything(told: dict[str, int], open_room: Open) -> None:
    room = open_room()
    passed = []
    for _ in range(7):
        passed.append(keyboard().accessibleName())
        room.press(Key.Key_Tab)
    assert set(passed) == {
        "Log an exchange",
        "Find what was said",
        "With…",
        "How…",
        "Tag…",
        "When…",
        "Exchanges",
    }


def test_the_keys_are_told_when_one_asks(told: dict[str, int], open_room: Open) -> None:
    room = open_room()
    assert keyboard() is room.place.browser.search.edit
    assert told_at_the_bottom(room) == ["the keys"]
    room.keys("?")
    assert "log" in told_at_the_bottom(room)
    assert room.place.browser.search.text() == "", "one goes on to search"
    room.press(Key.Key_Down)
    room.keys("?")
    assert told_at_the_bottom(room) == ["the keys"]
    room.press(Key.Key_Return)
    assert told_at_the_bottom(room) == [], "they do not act where one reads"


def told_at_the_bottom(room: Room[ExchangesPlace]) -> list[str]:
    """What the line of keys says."""
    keys = room.place._keys
    told = [label.text() for label in keys.findChildren(PlainLabel) if label.isVisible()]
    return told + [button.accessibleName() for button in keys.findChildren(KeyButton) if button.isVisible()]


def test_a_new_vault_says_so_and_leads_on(vault: Vault, open_room: Open) -> None:
    room = open_room()
    assert not room.place.browser.search.isVisible()
    QApplication.processEvents()
    room.place.browser._never.acted.emit()
    room.settle()
    assert room.place.sheet.form is not None
    assert room.place.sheet.isVisible()


def test_what_is_sought_is_found_again_another_day(told: dict[str, int], open_room: Open, vault: Vault) -> None:
    room = open_room()
    sam = People(vault).named("Sam Dubois")[0].id
    room.place.show_person(sam)
    room.settle()
    room.keys("/")
    room.keys("devis")
    left = room.place.state()
    again = open_room(left)
    assert list(again.place.browser.rows.ids) == [told["coffee"], told["letter"]]
    assert again.place.browser.filters.buttons["who"].words == "Sam Dubois"
    assert again.place.browser.search.text() == "devis"


@pytest.mark.parametrize(
    "state",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"sought": {"person": -1, "channel": "smoke", "since": "soon", "text": 7}}',
        '{"sought": {"circle": true, "until": "2026-13"}, "draft": []}',
        '{"draft": {"people": 3, "channel": {}}}',
    ],
    ids=range(7),
)
def test_a_state_that_cannot_be_read_is_passed_over(told: dict[str, int], open_room: Open, state: str) -> None:
    assert len(open_room(state).place.browser.rows.ids) == 3
