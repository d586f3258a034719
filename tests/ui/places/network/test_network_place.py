"""The place of the network, by keyboard alone, over a real vault."""

from PySide6.QtCore import Qt

from models.people import People
from models.vault import Vault
from resources import set_language
from tests.models.network.net import spoke
from tests.ui.places.network.conftest import Open
from tests.ui.places.network.seen import heads, lines
from ui.places.network.state import Section


def test_a_world_that_hangs_on_one_is_told_by_name_and_leads_to_their_page(vault: Vault, open_room: Open) -> None:
    samira = People(vault).add("Samira", worlds=["Farming", "Design"])
    spoke(vault, samira)
    for name, world in (("Odile", "Farming"), ("Ben", "Design")):
        People(vault).add(name, worlds=[world])
    room = open_room()
    room.keys("3")
    assert heads(room.place.worlds.list) == ["Design", "Farming", "Design and Farming"]
    told = lines(room.place.worlds.list)
    assert "Everything you know of “Farming” hangs on Samira." in told
    assert "Only Samira stands between them." in told
    with room.qtbot.waitSignal(room.place.person_requested) as asked:
        room.press(Qt.Key.Key_Return)
    assert asked.args == [samira]


def test_nobody_yet_is_said_everywhere(open_room: Open) -> None:
    room = open_room()
    assert room.place.luck.nothing.isVisible()
    room.keys("3")
    assert room.place.worlds.nothing.isVisible()
    room.keys("4")
    assert room.place.picture.nothing.isVisible()
    room.press(Qt.Key.Key_Left)
    assert room.place.section is Section.WORLDS


def test_nothing_is_counted_anywhere(vault: Vault, open_room: Open) -> None:
    for number, world in enumerate(("Farming", "Design", "Wine")):
        for name in "ABCDEFG"[: 2 * number + 1]:
            spoke(vault, People(vault).add(f"{name} {world}", worlds=[world, "Town"]))
    room = open_room()
    for key, entries in (("1", room.place.luck.list), ("3", room.place.worlds.list)):
        room.keys(key)
        assert not [text for text in (*heads(entries), *lines(entries)) if any(map(str.isdigit, text))]
    room.keys("4")
    assert not any(map(str.isdigit, room.place.picture.about.text()))


def test_it_speaks_french(vault: Vault, open_room: Open) -> None:
    samira = People(vault).add("Samira", worlds=["Agriculture"])
    spoke(vault, samira)
    set_language("fr")
    room = open_room()
    room.keys("3")
    assert "Tout ce que tu sais de «\N{NO-BREAK SPACE}Agriculture\N{NO-BREAK SPACE}» tient à Samira." in lines(
        room.place.worlds.list
    )
