"""Two notebooks meet by a code: real vaults, a real mailbox server, and a real process that carries for each."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.meetings import Meetings
from app.settings import Settings
from models.clock import FixedClock
from models.handing import Level
from models.vault import NewVault, Vault
from sync.postbox import Postbox
from tests.fixtures import TODAY
from tests.sync.transports.conftest import server
from tests.sync.transports.mailbox import MailboxServer
from tests.ui.answering import Answering, name
from tests.ui.places.handing.desks import Desk, open_picture, shown
from tests.ui.places.keys import tab_to
from ui.places.handing.code_page import Stage
from ui.places.handing.give_page import GivePage
from ui.places.handing.sentences import Section
from ui.places.handing.square_slip import SquareSlip

__all__ = ["server"]

ANA = {"name": "Ana Prado", "email": "ana@ana.example.org", "role": "Printer"}
BEN = {"name": "Ben Okafor", "email": "ben@ben.example.org", "role": "Joiner"}
ENTER, ESCAPE, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space

Sit = Callable[[dict[str, str]], Desk]


@pytest.fixture
def sit(new_vault: NewVault, tmp_path: Path, server: MailboxServer, qtbot: QtBot) -> Iterator[Sit]:
    """Opens the notebook of somebody with this card."""
    desks: list[Desk] = []
    settings = Settings(mailboxes=(server.url,))

    def opened(card: dict[str, str]) -> Desk:
        folder = Path(shutil.copytree(new_vault.folder, tmp_path / f"{len(desks)}.whispeer"))
        with Vault(folder, new_vault.key, FixedClock(TODAY)) as vault:
            Postbox(vault).set_fields(card)
        desks.append(Desk(folder, new_vault.key, Meetings(lambda: settings), qtbot))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.close()


def code_on(desk: Desk) -> str:
    """What somebody reads aloud from the page, once it holds."""
    page = desk.page
    assert isinstance(page, GivePage)
    desk.reaches(Stage.WAITING)
    return f"{page.number.text()} {page.said.text()}"


def leave_by_key(desk: Desk) -> None:
    desk.strike(ESCAPE)


def lock(desk: Desk) -> None:
    desk.place.put_down()


def carrying() -> list[int]:
    """The processes that carry, of this one: each has a thread here that reads what it says."""
    return [thread.ident or 0 for thread in threading.enumerate() if thread.name == "carrying"]


def exchange_keys(ana: Desk, ben: Desk) -> None:
    ana.sit_down()
    ana.strike("3i", "c")
    code = code_on(ana)
    ben.sit_down()
    ben.strike("r", code, ENTER)
    ben.reaches(Stage.OFFERING)
    ben.strike("y")
    ben.reaches(Stage.OVER)
    ana.reaches(Stage.OVER)


def peers(desk: Desk) -> list[tuple[str, Level]]:
    def asked(vault: Vault, _job: object) -> list[tuple[str, Level]]:
        return [(peer.name, peer.level) for peer in Postbox(vault).peers()]

    return desk.worker.write(asked).future.result()


def test_two_exchange_keys_and_one_hands_the_other_a_card(sit: Sit) -> None:
    ana, ben = sit(ANA), sit(BEN)
    exchange_keys(ana, ben)
    assert "Ben Okafor: paired by code" in shown(ana.page)
    assert peers(ana) == [("Ben Okafor", Level.PAIRED)]
    assert peers(ben) == [("Ana Prado", Level.PAIRED)]

    ben.strike(ENTER)
    assert ben.place.form is None
    assert ben.place.board.section == Section.KNOWN
    ana.sit_down()
    ana.strike(ENTER)
    assert ana.place.board.peer is not None
    ana.strike("h", ENTER, "c")
    assert "Ben Okafor" in shown(ana.page)
    code = code_on(ana)
    ben.sit_down()
    ben.strike("r", code.upper(), ENTER)
    ben.until(lambda: ben.place.form is None)
    ana.reaches(Stage.OVER)
    assert "It has arrived" in shown(ana.page)
    letter = ben.place.board.letter
    assert letter is not None
    assert letter.card == {"name": "Ana Prado"}
    assert letter.item.level == Level.PAIRED


def test_four_words_compared_aloud_make_the_keys_sure(sit: Sit) -> None:
    ana, ben = sit(ANA), sit(BEN)
    ana.sit_down()
    ana.strike("3ic")
    ana.page.compares.setChecked(True)
    ana.settle()
    code = code_on(ana)
    ben.sit_down()
    ben.strike("r", code, ENTER)
    ben.reaches(Stage.COMPARING)
    ana.reaches(Stage.COMPARING)
    assert ana.page.four_words.text() == ben.page.four_words.text()
    assert len(ben.page.four_words.text().split()) == 4
    ben.strike("y")
    assert ben.page.stage == Stage.CARRYING
    ana.sit_down()
    ana.strike("y")
    ben.reaches(Stage.OFFERING)
    ben.sit_down()
    ben.strike("y")
    ana.reaches(Stage.OVER)
    ben.reaches(Stage.OVER)
    assert peers(ana) == [("Ben Okafor", Level.MET)]
    assert peers(ben) == [("Ana Prado", Level.MET)]


def test_words_that_differ_end_it_on_both_sides_with_nothing_sent(sit: Sit) -> None:
    ana, ben = sit(ANA), sit(BEN)
    ana.sit_down()
    ana.strike("3ic")
    code = code_on(ana)
    ben.sit_down()
    ben.strike("r")
    ben.page.compares.setChecked(True)
    ben.strike(code, ENTER)
    ben.reaches(Stage.COMPARING)
    ana.reaches(Stage.COMPARING)
    ben.strike("x")
    ben.reaches(Stage.FAILED)
    ana.reaches(Stage.FAILED)
    assert "Nothing was sent" in shown(ana.page) and "Nothing was sent" in shown(ben.page)
    assert peers(ana) == peers(ben) == []


def test_wrong_words_use_the_code_up_and_a_new_one_works(sit: Sit) -> None:
    ana, ben = sit(ANA), sit(BEN)
    ana.sit_down()
    ana.strike("3ic")
    number = code_on(ana).split()[0]
    ben.sit_down()
    ben.strike("r", f"{number} zoo zoo zoo", ENTER)
    ben.reaches(Stage.FAILED)
    ana.reaches(Stage.FAILED)
    assert "used up" in shown(ben.page) and "used up" in shown(ana.page)
    ana.sit_down()
    ana.strike("n")
    code = code_on(ana)
    ben.sit_down()
    ben.strike(code, ENTER)
    ben.reaches(Stage.OFFERING)


def test_whoever_goes_before_it_is_over_is_missed_and_their_process_ends(sit: Sit) -> None:
    ana, ben = sit(ANA), sit(BEN)
    ana.sit_down()
    ana.strike("3ic")
    code = code_on(ana)
    ben.sit_down()
    ben.strike("r", code, ENTER)
    ben.reaches(Stage.OFFERING)
    ben.strike("l")
    assert ben.place.form is None
    letter = ben.place.board.letter
    assert letter is not None and letter.item.kind == "identity"  # it waits, and nobody is paired
    ana.reaches(Stage.FAILED)
    assert "theirs did not come" in shown(ana.page)
    assert peers(ana) == peers(ben) == []


@pytest.mark.parametrize("goes", [leave_by_key, Desk.go_elsewhere, lock], ids=lambda way: way.__name__)
def test_the_process_ends_with_the_page(sit: Sit, goes: Callable[[Desk], None]) -> None:
    ana = sit(ANA)
    ana.sit_down()
    ana.strike("3ic")
    code_on(ana)
    carriers = set(carrying())
    assert carriers
    goes(ana)
    ana.until(lambda: not carriers & set(carrying()))


def test_on_one_network_they_meet_at_the_address_that_is_shown(sit: Sit) -> None:
    ana, ben = sit(ANA), sit(BEN)
    ana.sit_down()
    ana.strike("3ic")
    tab_to(ana.page.near)
    ana.strike(SPACE)
    code = code_on(ana)
    page = ana.page
    assert isinstance(page, GivePage)
    found = re.search(r"\d+\.\d+\.\d+\.\d+:\d+", page.address.text())
    assert found
    ben.sit_down()
    ben.strike("r", code)
    tab_to(ben.page.near)
    ben.strike(SPACE, found.group(), ENTER)
    ben.reaches(Stage.OFFERING)
    ben.strike("y")
    ana.reaches(Stage.OVER)
    ben.reaches(Stage.OVER)
    assert peers(ben) == [("Ana Prado", Level.PAIRED)]


def test_keys_travel_as_a_square_without_a_meeting(sit: Sit, answers: Callable[..., Answering], tmp_path: Path) -> None:
    ana, ben = sit(ANA), sit(BEN)
    ana.sit_down()
    ana.strike("3i", "s")
    slip = ana.place.form
    assert isinstance(slip, SquareSlip)
    ana.place.grab().save(str(tmp_path / "photographed.png"))
    ben.sit_down()
    ben.strike("r")
    answers(name(tmp_path / "photographed.png"))
    open_picture(ben)
    ben.until(lambda: ben.place.form is None)
    assert [item.about for item in ben.place.board.post.items] == ["Ana Prado"]
    ben.strike("a")
    assert peers(ben) == [("Ana Prado", Level.INTRODUCED)]


def test_two_meet_by_a_picture_of_the_window(sit: Sit, answers: Callable[..., Answering], tmp_path: Path) -> None:
    ana, ben = sit(ANA), sit(BEN)
    ana.sit_down()
    ana.strike("3i", "c")
    page = ana.page
    assert isinstance(page, GivePage)
    tab_to(page.pictured)
    ana.strike(SPACE)
    ana.reaches(Stage.WAITING)
    ana.until(page.squares.isVisible)
    ana.place.grab().save(str(tmp_path / "photographed.png"))
    ben.sit_down()
    ben.strike("r")
    answers(name(tmp_path / "photographed.png"))
    open_picture(ben)
    ben.reaches(Stage.OFFERING)
    ben.strike("y")
    ana.reaches(Stage.OVER)
    ben.reaches(Stage.OVER)
    assert peers(ana) == [("Ben Okafor", Level.MET)]
    assert peers(ben) == [("Ana Prado", Level.MET)]
