"""A short message as a square itself: shown from what leaves, and taken in from a picture of one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from models.carrying import LARGEST_IN_SQUARES
from models.vault import Vault
from sync.postbox import Postbox
from tests.fakes import ScriptedMeetings
from tests.ui.answering import Answering, name
from tests.ui.places.handing.desks import ENTER, ESCAPE, Desk, open_picture, picture
from ui.places.handing.code_page import Stage
from ui.places.handing.forms import FieldsForm, Preview
from ui.places.handing.sentences import Section
from ui.places.handing.square_slip import SquareSlip


def preview_of(handing: Desk) -> Preview:
    """What leaves once more, in place of the code."""
    handing.strike(ESCAPE)
    handing.strike("h", ENTER)
    preview = handing.place.form
    assert isinstance(preview, Preview)
    return preview


def test_a_short_message_is_shown_as_a_square_itself_and_counts_as_written(
    handing: Desk, meetings: ScriptedMeetings, vault: Vault
) -> None:
    sealed = preview_of(handing).sealed.data
    assert vault.rows("SELECT * FROM outbox") == []
    handing.strike("s")
    slip = handing.place.form
    assert isinstance(slip, SquareSlip)
    assert slip.squares.isVisible()
    assert meetings.shown == [sealed]
    assert [row["kind"] for row in vault.rows("SELECT kind FROM outbox")] == ["card"]
    handing.strike("c")
    assert QGuiApplication.clipboard().image().size() == slip.squares.size() * slip.devicePixelRatio()
    handing.strike(ENTER)
    assert handing.place.form is None


def test_no_square_is_offered_of_what_is_too_long_for_one(
    handing: Desk, meetings: ScriptedMeetings, vault: Vault
) -> None:
    Postbox(vault).set_fields({"offers": "word " * 110, "needs": "word " * 110})
    handing.strike(ESCAPE)
    handing.place.restore(handing.place.state())  # which reads my card anew
    handing.settle()
    handing.place.setFocus()
    handing.strike("2", "h")
    form = handing.place.form
    assert isinstance(form, FieldsForm)
    for field in ("offers", "needs"):
        form.boxes[field].setChecked(True)
    handing.strike(ENTER)
    preview = handing.place.form
    assert isinstance(preview, Preview) and len(preview.sealed.data) > LARGEST_IN_SQUARES
    assert not preview.as_square.isVisible()
    handing.strike("s")
    assert handing.place.form is preview and meetings.shown == []


def test_a_square_that_is_a_message_arrives_as_a_file_does(
    receiving: Desk,
    meetings: ScriptedMeetings,
    ben: Vault,
    answers: Callable[..., Answering],
    tmp_path: Path,
) -> None:
    meetings.says = Postbox(ben).identity().data
    answers(name(picture(tmp_path)))
    open_picture(receiving)
    assert receiving.place.form is None
    assert [item.about for item in receiving.place.board.post.items] == ["Ben Okafor"]
    assert receiving.place.board.section == Section.CAME
    assert {meeting.code for meeting in meetings.all} == {""}


def test_a_square_that_only_begins_as_a_message_is_told(
    receiving: Desk, meetings: ScriptedMeetings, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    meetings.says = b"age-encryption.org/v1\n-> nothing"
    answers(name(picture(tmp_path)))
    open_picture(receiving)
    page = receiving.page
    assert page.stage == Stage.FAILED and page.progress.text()
    assert receiving.place.board.post.items == ()
