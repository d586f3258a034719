"""What travels sealed alone is offered for who was asked by a message, and for nobody else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.introductions import Introductions
from models.people import People
from models.vault.worker import VaultWorker
from tests.sync.three import Three, three
from tests.ui.places.introductions.steps import strike, texts_of
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.introductions import IntroductionsPlace
from ui.places.introductions.page import acts_in
from ui.places.introductions.sealed_forms import NextStepForm, ProposalForm
from ui.places.introductions.sentences import SEALED_ACTS, Act, row_words

__all__ = ["three"]


class Desk(Room[IntroductionsPlace]):
    """Ana at the place, and what she wants sealed."""

    def __init__(self, three: Three, jobs: Jobs, qtbot: QtBot) -> None:
        self.wanted: list[tuple[int, int, str, str]] = []
        place = IntroductionsPlace(jobs)
        place.sealing_requested.connect(self._want)
        super().__init__(place, jobs, three.ana.vault, qtbot, (1000, 700))

    @property
    def sealed_acts(self) -> set[Act]:
        """What of it is offered."""
        chosen = self.place.board.introduction
        assert chosen is not None
        return SEALED_ACTS.keys() & set(acts_in(self.place.board.book, chosen))

    def seals(self, keys: str) -> list[tuple[str, str]]:
        """For whom something of what kind is wanted sealed, once these keys were pressed."""
        self.wanted.clear()
        strike(self, keys)
        return [(People(self.vault).get(int(str(one[1]))).name, str(one[2])) for one in self.wanted]

    def _want(self, *what: object) -> None:
        self.wanted.append(what)


@pytest.fixture
def anas_jobs(three: Three, qapp: QApplication) -> Iterator[Jobs]:
    """The way to Ana's vault."""
    worker = VaultWorker(three.ana.vault.paths.folder, three.ana.vault.key, three.ana.vault.clock)
    worker.start()
    yield Jobs(worker)
    worker.close()


def test_who_was_asked_by_mail_gets_nothing_sealed(three: Three, anas_jobs: Jobs, qtbot: QtBot) -> None:
    introductions = Introductions(three.ana.vault)
    for one in (three.ben, three.cleo):
        introductions.ask(three.introduction, three.ana.knows(one.name))
    assert Desk(three, anas_jobs, qtbot).sealed_acts == set()


def test_what_was_sealed_for_one_is_sealed_for_the_other_too_and_again_where_a_file_was_lost(
    three: Three, anas_jobs: Jobs, qtbot: QtBot
) -> None:
    ben = three.ask(three.ben)
    desk = Desk(three, anas_jobs, qtbot)
    assert desk.seals("p1p2\n") == [("Ben Okafor", "ask"), ("Cleo Varga", "ask")]
    three.say(three.ben, ben, "yes")
    three.say(three.cleo, three.ask(three.cleo), "yes")
    three.share(three.ben)
    desk = Desk(three, anas_jobs, qtbot)
    desk.keys("2")
    chosen = desk.place.board.introduction
    assert chosen and row_words(chosen) == ("Ben: put in touch", "Cleo: yes")
    assert desk.seals("p1p2\n") == [("Ben Okafor", "share"), ("Cleo Varga", "share")]
    three.ana.post.receive(three.ben.post.ack(2).data)
    desk = Desk(three, anas_jobs, qtbot)
    assert desk.seals("2p\n") == [("Cleo Varga", "share")]


def test_who_said_yes_on_the_phone_is_asked_for_their_card(three: Three, anas_jobs: Jobs, qtbot: QtBot) -> None:
    three.say(three.ben, three.ask(three.ben), "yes")
    Introductions(three.ana.vault).answer(three.introduction, three.ana.knows("Cleo Varga"), "yes")
    desk = Desk(three, anas_jobs, qtbot)
    assert desk.seals("p1\np2\n") == [("Ben Okafor", "share"), ("Cleo Varga", "ask")]


def test_what_of_theirs_is_proposed_can_be_chosen_and_is_asked_of_no_one_twice(
    three: Three, anas_jobs: Jobs, qtbot: QtBot
) -> None:
    desk = Desk(three, anas_jobs, qtbot)
    desk.keys("p")
    desk.keys("1")
    form = desk.place.form
    assert isinstance(form, ProposalForm)
    assert form.text == "name,email"
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return)
    assert "Propose one field at least" in texts_of(form)
    assert desk.wanted == []
    form.boxes["city"].setChecked(True)
    desk.press(Qt.Key.Key_Return)
    ben = three.ana.knows("Ben Okafor")
    assert desk.wanted == [(three.introduction, ben, "ask", "city")]
    ask = three.ben.post.receive(three.ana.post.ask(three.introduction, ben, ["city"]).data)
    assert three.ben.post.letter(ask.item.id).proposed == ("city",)
    desk = Desk(three, anas_jobs, qtbot)
    assert desk.seals("p1") == [("Ben Okafor", "ask")]  # the same bytes again: there is nothing to choose


def test_a_word_goes_with_a_card_and_outlives_a_lock(three: Three, anas_jobs: Jobs, qtbot: QtBot) -> None:
    for one in (three.ben, three.cleo):
        three.say(one, three.ask(one), "yes")
    desk = Desk(three, anas_jobs, qtbot)
    strike(desk, "p2")
    assert isinstance(desk.place.form, NextStepForm)
    desk.keys("Cleo rings you on Monday")
    was = desk.place.state()
    desk = Desk(three, anas_jobs, qtbot)
    desk.place.restore(was)
    desk.settle()
    form = desk.place.form
    assert isinstance(form, NextStepForm)
    assert desk.place.state() == was  # a second lock loses nothing either
    form.begin()
    desk.press(Qt.Key.Key_Return)
    cleo = three.ana.knows("Cleo Varga")
    assert desk.wanted == [(three.introduction, cleo, "share", "Cleo rings you on Monday")]
    share = three.cleo.post.receive(three.ana.post.share(three.introduction, cleo, desk.wanted[0][3]).data)
    assert ("Next step", "Cleo rings you on Monday") in three.cleo.post.letter(share.item.id).says


def test_a_sealed_close_leaves_nothing_to_be_said(three: Three, anas_jobs: Jobs, qtbot: QtBot) -> None:
    three.say(three.ben, three.ask(three.ben), "yes")
    three.say(three.cleo, three.ask(three.cleo), "no")
    desk = Desk(three, anas_jobs, qtbot)
    assert desk.seals("3p") == [("Ben Okafor", "close")]
    three.ana.post.close(three.introduction, three.ana.knows("Ben Okafor"))
    desk = Desk(three, anas_jobs, qtbot)
    desk.keys("3")
    assert desk.place.board.book.words[three.introduction] == ()


def test_a_question_is_taken_back_from_who_was_asked_by_a_message(three: Three, anas_jobs: Jobs, qtbot: QtBot) -> None:
    three.ask(three.ben)
    desk = Desk(three, anas_jobs, qtbot)
    assert desk.sealed_acts == {Act.TAKE_BACK}
    desk.keys("b")
    assert desk.wanted == [(three.introduction, three.ana.knows("Ben Okafor"), "withdraw", "")]


def test_after_a_share_a_greeting_and_the_outcome_go_to_either(three: Three, anas_jobs: Jobs, qtbot: QtBot) -> None:
    three.until_shared()
    Introductions(three.ana.vault).met(three.introduction)
    desk = Desk(three, anas_jobs, qtbot)
    desk.keys("2")
    assert desk.sealed_acts == {Act.GREET, Act.TAKE_BACK}  # nothing is known yet of what came of it
    desk.keys("g2")
    desk.keys("o")
    desk.keys("They plant.")
    desk.press(Qt.Key.Key_Return)
    assert desk.sealed_acts == {Act.GREET, Act.TELL}  # it is over
    desk.keys("t1")
    ben, cleo = (three.ana.knows(one.name) for one in (three.ben, three.cleo))
    assert desk.wanted == [
        (three.introduction, cleo, "hello", ""),
        (three.introduction, ben, "outcome", "They plant."),
    ]
