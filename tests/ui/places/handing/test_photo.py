"""The picture of a card in its place: chosen by keyboard, seen before it leaves and where it arrives."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt

from models.people import People
from models.vault import Vault
from sync.postbox import Postbox
from tests.ui.answering import Answering, name
from tests.ui.photographs import TELLING, landscape, photograph
from tests.ui.places.handing.test_handing_place import MINE, Open, opening, shown, strike
from tests.ui.places.rooms import Room
from ui.picture_files import card_photo
from ui.places.handing import HandingPlace
from ui.places.handing.forms import CardForm, FieldsForm, Preview
from ui.places.handing.photo import Photo
from ui.places.handing.sentences import photo_address


def photo_file(folder: Path) -> Path:
    file = folder / "me.jpg"
    file.write_bytes(photograph(landscape()))
    return file


def choose_photo(room: Room[HandingPlace], *files: Path) -> CardForm:
    """Open my card and choose these files for its picture, one after the other, in the dialog that comes up."""
    strike(room, "3e")
    form = room.place.form
    assert isinstance(form, CardForm)
    for _ in files:
        form.photo.choose.setFocus()
        room.press(Qt.Key.Key_Space)
        room.place.activateWindow()
        room.settle()
    return form


def test_a_picture_is_chosen_kept_and_taken_off_by_keyboard(
    vault: Vault, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    Postbox(vault).set_fields(MINE)
    room = open_room()
    answers(name(photo_file(tmp_path)))
    form = choose_photo(room, photo_file(tmp_path))
    assert form.photo.shown.isVisible()
    assert form.photo.choose.hasFocus()
    assert Postbox(vault).me().photo == b""  # nothing before the form is kept
    form.lines["name"].setFocus()
    room.press(Qt.Key.Key_Return)
    photo = Postbox(vault).me().photo
    assert photo and [told for told in TELLING if told in photo] == []
    assert f"{len(photo)} bytes" in shown(room.place.board.page)
    (seen,) = room.place.board.page.findChildren(Photo)
    assert seen.isVisible() and seen.size().toTuple() == (160, 120)
    strike(room, "e")
    form = room.place.form
    assert isinstance(form, CardForm)
    form.photo.remove.setFocus()
    room.press(Qt.Key.Key_Space)
    assert not form.photo.shown.isVisible()
    form.lines["name"].setFocus()
    room.press(Qt.Key.Key_Return)
    assert Postbox(vault).me().photo == b""


def test_beside_the_picture_the_lines_stand_evenly(vault: Vault, open_room: Open, tmp_path: Path) -> None:
    Postbox(vault).set_fields({"photo": photo_address(card_photo(photo_file(tmp_path)))})
    room = open_room()
    strike(room, "3e")
    form = room.place.form
    assert isinstance(form, CardForm) and form.photo.shown.isVisible()
    tops = [form.lines[key].y() for key in ("name", "phone", "role", "link", "needs")]
    assert len({below - above for above, below in pairwise(tops)}) == 1


def test_what_is_no_picture_is_told_and_the_one_chosen_before_stays(
    vault: Vault, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    room = open_room()
    odd = tmp_path / "odd.jpg"
    odd.write_bytes(photograph(landscape())[:-900])
    answers(name(photo_file(tmp_path)), name(odd))
    form = choose_photo(room, photo_file(tmp_path), odd)
    assert "damaged" in shown(form)
    assert form.photo.choose.hasFocus()
    assert form.photo.shown.isVisible()


def test_it_is_not_chosen_beforehand_and_is_seen_before_it_leaves_and_where_it_arrives(
    vault: Vault, ben: Vault, paired: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    small = card_photo(photo_file(tmp_path))
    Postbox(vault).set_fields({"photo": photo_address(small)})
    Postbox(ben).set_fields({"photo": photo_address(small)})
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    room = open_room()
    strike(room, "2h")
    form = room.place.form
    assert isinstance(form, FieldsForm)
    assert form.picked == ("name",)
    room.press(Qt.Key.Key_Return)
    assert isinstance(preview := room.place.form, Preview) and not preview.photo.isVisible()
    room.press(Qt.Key.Key_Escape)
    strike(room, "h")
    form = room.place.form
    assert isinstance(form, FieldsForm)
    form.boxes["photo"].setFocus()
    strike(room, " \n")
    preview = room.place.form
    assert isinstance(preview, Preview) and preview.photo.isVisible()
    assert preview.photo.image.size().toTuple() == (256, 192)
    letter = Postbox(ben).letter(Postbox(ben).receive(preview.sealed.data).item.id)
    assert letter.photo == small
    room.press(Qt.Key.Key_Escape)
    answers(name(tmp_path / "his.age"))
    opening(room, tmp_path / "his.age", Postbox(ben).card_for(me, ["name", "photo"]).data)
    (seen,) = room.place.board.page.findChildren(Photo)
    assert seen.isVisible()
    room.keys("a")
    kept = People(vault).photo(paired)
    assert kept is not None and kept.data == small


def test_a_chosen_picture_comes_back_after_a_lock(
    vault: Vault, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    room = open_room()
    answers(name(photo_file(tmp_path)))
    chosen = choose_photo(room, photo_file(tmp_path)).photo.data
    again = open_room()
    again.place.restore(room.place.state())
    again.settle()
    form = again.place.form
    assert isinstance(form, CardForm)
    assert chosen and form.photo.data == chosen
