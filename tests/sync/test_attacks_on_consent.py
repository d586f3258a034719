"""A message that says what it must not is refused, however rightly signed, and nothing changes."""

import time

import pytest

from models.handing import InboxState
from sync import messages
from sync.card import person_of
from sync.codec import Keys
from sync.refusals import NotTaken, Reason
from sync.writing import Writer
from tests.builders import everything
from tests.sync.attacks_on_consent import (
    ATTACKS,
    TO_ANA,
    TO_BEN,
    Scene,
    answer,
    bens,
    cleos,
    good,
    rotate,
    share,
    to_ana,
)
from tests.sync.three import Three


@pytest.fixture
def scene(three: Three) -> Scene:
    return Scene(three, {one.name: three.ask(one) for one in (three.ben, three.cleo)}, Keys.fresh())


def test_each_has_a_name_of_its_own() -> None:
    assert len(ATTACKS) == len(TO_ANA) + len(TO_BEN)


@pytest.mark.parametrize("name", ATTACKS)
def test_it_is_refused_and_nothing_changes(scene: Scene, name: str) -> None:
    attack, reason = ATTACKS[name]
    victim, data = attack(scene)
    before = everything(victim.vault), victim.post.inbox(), victim.post.peers()
    started = time.process_time()
    with pytest.raises(NotTaken) as refused:
        victim.post.receive(data)
    assert time.process_time() - started < 0.5
    assert refused.value.reason is reason
    assert (everything(victim.vault), victim.post.inbox(), victim.post.peers()) == before


def test_what_they_are_made_of_is_taken_when_it_is_right(scene: Scene) -> None:
    """So that no case above is refused for how it was put together."""
    for attack in (answer(good), to_ana(cleos, lambda scene: messages.Card(person_of({"name": "Cleo"}), ("name",)))):
        victim, data = attack(scene)
        assert victim.post.receive(data).item.state in (InboxState.APPLIED, InboxState.WAITING)
    new = Keys.fresh()
    victim, data = rotate(lambda scene: new, lambda scene: new)(scene)
    assert victim.post.receive(data).item.kind == "rotate"


def test_a_share_that_is_right_is_taken(scene: Scene) -> None:
    victim, data = share()(scene)
    assert victim.post.receive(data).item.kind == "share"


def test_a_stranger_cannot_fill_the_inbox(scene: Scene) -> None:
    ben = scene.three.ben
    for _ in range(25):
        keys = Keys.fresh()
        body = messages.Card(person_of({"name": "Eve"}), ("name",))
        data = scene.to(ben, Writer(ben.vault, keys).sign(body, bens(scene).key))[1]
        try:
            ben.post.receive(data)
        except NotTaken as refused:
            assert refused.reason is Reason.FULL
            break
    else:
        raise AssertionError("the inbox takes whatever comes")
    ben.post.receive(scene.three.ana.post.card_for(scene.three.ana.knows(ben.name), ["name"]).data)
