"""The picture of the network on the screen, by keys and by hand, at fifty people and at two thousand."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from models.circles import Circles
from models.people import People, Tie
from models.vault import Vault
from resources import set_language
from tests.models.network.net import knows
from tests.ui.places.network.conftest import Open, ring_of_four
from ui.places.network.state import Section


def test_the_picture_is_walked_by_arrows_and_a_page_opened_by_enter(vault: Vault, open_room: Open) -> None:
    ids = ring_of_four(vault)
    room = open_room()
    room.keys("4")
    view = room.place.picture.view
    assert view.hasFocus()
    assert view.person is not None and view.person.name == "Ana"
    assert view.accessibleDescription() == "Ana: Core · knows Cléo"
    seen = {"Ana"}
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right):
        before = view.person
        room.press(key)
        assert room.place.section is Section.PICTURE
        assert view.person is not None and before is not None
        moved = (view.person.x - before.x, view.person.y - before.y)
        along = {
            Qt.Key.Key_Down: moved[1] >= 0,
            Qt.Key.Key_Up: moved[1] <= 0,
            Qt.Key.Key_Left: moved[0] <= 0,
            Qt.Key.Key_Right: moved[0] >= 0,
        }
        assert along[key]
        seen.add(view.person.name)
    assert seen == set(ids)
    with room.qtbot.waitSignal(room.place.person_requested) as asked:
        room.press(Qt.Key.Key_Return)
    assert asked.args == [ids[view.person.name]]


def test_one_comes_closer_and_goes_back(vault: Vault, open_room: Open) -> None:
    ring_of_four(vault)
    room = open_room()
    room.keys("4")
    view = room.place.picture.view
    room.keys("++")
    assert view.closeness > 1.5
    near = view.closeness
    room.keys("-")
    assert 1 < view.closeness < near
    room.keys("0")
    assert view.closeness == 1
    room.keys("-")
    assert view.closeness == 1  # further away there is nothing to see


def test_whom_one_clicks_is_chosen_and_a_double_click_opens_them(vault: Vault, open_room: Open) -> None:
    ids = ring_of_four(vault)
    room = open_room()
    room.keys("4")
    view = room.place.picture.view
    for name, id in ids.items():
        room.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(id).toPoint())
        assert view.person is not None and view.person.name == name
        assert room.place.picture.name.text() == name
    with room.qtbot.waitSignal(room.place.person_requested) as asked:
        room.qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(ids["Ben"]).toPoint())
    assert asked.args == [ids["Ben"]]


def test_the_chosen_one_is_kept_in_sight(vault: Vault, open_room: Open) -> None:
    ids = ring_of_four(vault)
    room = open_room()
    room.keys("4")
    view = room.place.picture.view
    room.keys("+" * 8)
    for id in ids.values():
        view.choose(id)
        assert view.rect().contains(view.place_of(id).toPoint())


def test_the_wheel_comes_closer_to_where_the_pointer_is_and_the_picture_is_dragged(
    vault: Vault, open_room: Open
) -> None:
    ids = ring_of_four(vault)
    room = open_room()
    room.keys("4")
    view = room.place.picture.view
    before = view.place_of(ids["Ben"])
    turned = QWheelEvent(
        before,
        view.mapToGlobal(before),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turned)
    assert view.closeness > 1.5
    assert (view.place_of(ids["Ben"]) - before).manhattanLength() < 1
    begin, end = QPoint(20, 20), QPoint(80, 50)
    room.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    room.qtbot.mouseMove(view, end)
    room.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert (view.place_of(ids["Ben"]) - before - QPointF(60, 30)).manhattanLength() < 1
    room.keys("0")
    assert (view.place_of(ids["Ben"]) - before).manhattanLength() < 1


@pytest.mark.parametrize("many", [50, 2000])
def test_the_inner_rings_can_be_read_and_nothing_is_written_over_another(
    vault: Vault, open_room: Open, many: int
) -> None:
    """Of fifty nearly all are named, of two thousand those closest, and no two names lie on each other."""
    circles = [circle.id for circle in Circles(vault).all()]
    with vault.change("Furnish"):
        for number in range(many):
            ring = 0 if number < 5 else 1 if number < 20 else 2 if number < 50 else 3
            People(vault).add(
                f"{chr(65 + number % 26)}{chr(97 + number // 26 % 26)}o {number}", tie=Tie(circle=circles[ring])
            )
    room = open_room()
    room.keys("4")
    view = room.place.picture.view
    names = view.labels().names
    inner = [dot for dot in view.picture.dots if dot.ring < (3 if many == 50 else 2)]
    named = {dot.id for dot, _ in names}
    assert sum(dot.id in named for dot in inner) >= 0.9 * len(inner)
    chosen = view.person
    boxes = [box for dot, box in names if dot != chosen]
    boxes += [box for _, box in (*view.labels().rings, *view.labels().sectors)]
    assert not any(one.intersects(two) for at, one in enumerate(boxes) for two in boxes[at + 1 :])


def test_who_stands_far_out_is_named_as_one_comes_closer(vault: Vault, open_room: Open) -> None:
    with vault.change("Furnish"):
        for number in range(400):
            People(vault).add(f"Person {chr(65 + number % 26)}{number}")
    room = open_room()
    room.keys("4")
    view = room.place.picture.view
    outside = {dot.id for dot in view.picture.dots if not view.picture.rings[dot.ring].is_named}
    assert len(outside) == 400
    assert {dot.id for dot, _ in view.labels().names} == {view.picture.dots[0].id}  # the chosen one
    room.keys("+" * 8)
    assert len(outside & {dot.id for dot, _ in view.labels().names}) > 10


def test_where_there_is_no_room_the_chosen_name_hides_as_little_as_can_be(vault: Vault, open_room: Open) -> None:
    ids = ring_of_four(vault)
    room = open_room()
    room.place.resize(720, 330)
    room.keys("4")
    view = room.place.picture.view
    for id in ids.values():
        view.choose(id)
        [name] = [box for dot, box in view.labels().names if dot.id == id]
        assert view.rect().contains(name.toAlignedRect())
        assert not name.contains(view.middle)


def test_a_window_wider_than_high_gives_its_room_to_names(vault: Vault, open_room: Open) -> None:
    circles = [circle.id for circle in Circles(vault).all()]
    with vault.change("Furnish"):
        for number in range(50):
            ring = 0 if number < 5 else 1 if number < 20 else 2
            People(vault).add(f"Person{chr(65 + number % 26)}{number} Last", tie=Tie(circle=circles[ring]))
    room = open_room()
    room.place.resize(836, 570)
    room.keys("4")
    view = room.place.picture.view
    assert len(view.labels().names) >= 35  # of a round picture: 29
    across = [view.place_of(dot.id).x() for dot in view.picture.dots]
    assert min(across) > 0 and max(across) < view.width()


def test_in_a_small_window_a_name_stands_clear_of_those_beside_it(vault: Vault, open_room: Open) -> None:
    circles = [circle.id for circle in Circles(vault).all()]
    with vault.change("Furnish"):
        for number in range(40):
            People(vault).add(f"{chr(65 + number % 26)}nna{number}", tie=Tie(circle=circles[number % 3]))
    room = open_room()
    room.place.resize(836, 570)
    room.keys("4")
    view = room.place.picture.view
    boxes = [box for dot, box in view.labels().names if dot != view.person]
    assert len(boxes) == 39
    assert not any(one.adjusted(-4, 0, 4, 0).intersects(two) for one, two in combinations(boxes, 2))


def test_what_is_known_of_somebody_is_not_cut_in_a_small_window(vault: Vault, open_room: Open) -> None:
    set_language("fr")
    names = ["Samira Haddad", "Léa Martin", "Maud Lacombe", "Fatou Diallo", "Inès Caron", "Noor Belaïd"]
    ids = [
        People(vault).add(name, worlds=["Agriculture"], tie=Tie(circle=Circles(vault).all()[0].id)) for name in names
    ]
    for other in ids[1:]:
        knows(vault, (ids[0], other))
    room = open_room()
    room.place.resize(836, 570)
    room.keys("4")
    room.place.picture.view.choose(ids[0])
    about = room.place.picture.about
    assert about.shown_text == about.text()


@pytest.mark.parametrize("size", [(836, 570), (1400, 500), (720, 900)])
@pytest.mark.parametrize("name", ["Chambre de commerce et d’industrie de la Loire-Atlantique", "ש" * 80, "Vin"])
def test_names_of_worlds_and_people_however_long_are_within_the_picture(
    vault: Vault, open_room: Open, name: str, size: tuple[int, int]
) -> None:
    for number in range(6):
        worlds = [f"{name} {number}"]
        People(vault).add(f"{'ا' * 70}{number}", worlds=worlds, tie=Tie(circle=Circles(vault).all()[0].id))
    room = open_room()
    room.place.resize(*size)
    room.keys("4")
    view = room.place.picture.view
    labels = view.labels()
    assert len(labels.sectors) == 6
    for _, box in (*labels.sectors, *labels.names):
        assert view.rect().contains(box.toAlignedRect())
    view.choose(view.picture.dots[3].id)
    assert room.place.picture.name.text().startswith("ا")
