"""The pictures of cards, on the tour: with something in the post, keys of one person, a card and a question of hers."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, TypeVar

from app.notebook import Notebook
from app.postbox import open_postbox
from app.tour_keys import agree, doubt, key_scenes
from app.tour_meetings import CODE, PICTURED, PlayedMeetings
from app.ways import HANDING
from models.carrying import Delivered, Ended, Link, Met, Reached, Serving, WrongWords
from models.handing import IDENTITY, PHOTO, Received, Sealed
from models.introductions import Introductions
from models.people import People
from models.vault import Vault
from models.vault.worker import Job, VaultWorker
from resources import resource
from ui.places.handing import HandingPlace
from ui.places.handing.forms import FieldsForm, Preview
from ui.places.handing.give_page import GivePage
from ui.places.handing.sentences import Act, Section, photo_address
from ui.places.handing.take_page import TakePage

_Picture = TypeVar("_Picture")

FROM: Final = "Claire Dubosc"
_ME: Final = {
    "name": "Camille Vidal",
    "email": "camille@vidal.example.org",
    "phone": "+33 6 39 98 00 01",
    "role": "Développeuse web",
    "city": "Nantes",
    "offers": "Une demi-journée par mois pour relire un cahier des charges",
}
_HER: Final = {"name": FROM, "email": "claire@dubosc.example.org", "role": "Directrice artistique", "city": "Nantes"}
_ELSEWHERE: Final = "wss://meet.example.net/v1"
_NEAR: Final = "ws://192.168.1.20:41873/v1"
_FOUR: Final = ("velvet", "dolphin", "mosaic", "harbor")
_TEASER: Final = "Une petite équipe qui monte un atelier de sérigraphie"


def make(mine: VaultWorker, hers: VaultWorker) -> None:
    """Let both know each other's keys, and two messages of hers wait with me."""
    doubt(mine, hers)
    identity = mine.write(partial(_begin, fields=_ME | {PHOTO: _photo("camille")})).future.result()
    her_identity = hers.write(partial(_begin, fields=_HER | {PHOTO: _photo("claire")})).future.result()
    mine.write(partial(_know, identity=her_identity)).future.result()
    for message in hers.write(partial(_write, identity=identity)).future.result():
        mine.write(partial(_receive, message=message)).future.result()
    agree(mine, hers, _ME["name"])


def _photo(name: str) -> str:
    return photo_address(resource(f"demo/{name}.jpg").read_bytes())


def _begin(vault: Vault, _job: Job[bytes], *, fields: dict[str, str]) -> bytes:
    open_postbox(vault).set_fields(fields)
    return open_postbox(vault).identity().data


def _know(vault: Vault, _job: Job[None], *, identity: bytes) -> None:
    open_postbox(vault).pair(identity, People(vault).named(FROM)[0].id)


def _write(vault: Vault, _job: Job[tuple[bytes, bytes]], *, identity: bytes) -> tuple[bytes, bytes]:
    postbox = open_postbox(vault)
    me = postbox.pair(identity).person
    other = People(vault).add("Noor Belaïd")
    asked = Introductions(vault).propose(me, other, "Tu cherches un lieu", "Ils cherchent un site", teaser_a=_TEASER)
    return postbox.card_for(me, ["name", "email", "role", PHOTO]).data, postbox.ask(asked, me, ["email"]).data


def _receive(vault: Vault, _job: Job[None], *, message: bytes) -> None:
    open_postbox(vault).receive(message)


def handing_scenes(notebook: Notebook, paint: Callable[[], _Picture]) -> Iterator[tuple[str, _Picture]]:
    """What came, the fields to choose for somebody, and one's own card; nothing is changed for it."""
    window = notebook.window
    window.go(HANDING)
    place = window.page(HANDING)
    if not isinstance(place, HandingPlace):
        return
    for section in Section:
        place.board.show_section(section)
        yield f"{HANDING}_{section.value}", paint()
    place.board.show_section(Section.KNOWN)
    place.board.page.acted.emit(Act.HAND)
    yield f"{HANDING}_fields", paint()
    place.give_up()
    place.board.show_section(Section.KNOWN)
    place.board.page.acted.emit(Act.HAND)
    if isinstance(place.form, FieldsForm):
        place.form.boxes[PHOTO].setChecked(True)
        place.form.keep()
    yield f"{HANDING}_leaving", paint()
    place.give_up()
    place.board.show_section(Section.MINE)
    place.board.page.acted.emit(Act.EDIT)
    yield f"{HANDING}_card", paint()
    place.give_up()
    place.board.page.acted.emit(Act.IDENTITY)
    paint()
    if isinstance(place.form, Preview):
        place.form.square_wanted.emit()
    yield f"{HANDING}_letter", paint()
    place.give_up()
    ask = next(item for item in place.board.post.items if item.kind == "ask")
    place.board.show_section(Section.CAME, ask.id)
    place.board.page.acted.emit(Act.NO)
    yield f"{HANDING}_no", paint()
    place.give_up()
    yield from key_scenes(place, paint)
    yield from _code_scenes(place, paint)


def _code_scenes(place: HandingPlace, paint: Callable[[], _Picture]) -> Iterator[tuple[str, _Picture]]:
    """A code that waits, at a server and on the same network, words to compare, and the other side of it.

    Then a square that leads to a server that nobody chose.
    """
    real = place.meetings
    place.board.show_section(Section.KNOWN)
    sealed = Sealed(b"", FROM, "card", ("name",))
    for scene, news in (
        ("code", (Reached(),)),
        ("square", (Reached(),)),
        ("near", (Serving((_NEAR,)), Reached())),
        ("words", (Reached(), Met(_FOUR, to_compare=True))),
        ("arrived", (Reached(), Delivered())),
    ):
        place.meetings = PlayedMeetings(*news)
        place.give_by_code(sealed)
        assert isinstance(place.form, GivePage)
        place.form.pictured.setChecked(scene == "square")
        place.form.near.setChecked(scene == "near")
        yield f"{HANDING}_{scene}", paint()
        place.give_up()
    place.meetings = PlayedMeetings(Ended(WrongWords()))
    place.take_by_code()
    yield f"{HANDING}_receive", paint()
    page = place.form
    assert isinstance(page, TakePage)
    page.code_line.setText(CODE.replace("-", " "))
    page.keep()
    yield f"{HANDING}_used_up", paint()
    page.follow(Link(PICTURED, unknown=(_ELSEWHERE,)))
    yield f"{HANDING}_doubt", paint()
    place.meetings = PlayedMeetings(Reached())
    place.take_by_code()
    page = place.form
    assert isinstance(page, TakePage)
    page.code_line.setText(CODE)
    page.keep()
    yield f"{HANDING}_waiting", paint()
    theirs = next(item for item in place.board.post.items if item.kind == IDENTITY)
    page.offer_back(Received(theirs, duplicate=False), Sealed(b"", "", IDENTITY), place.board.post.me)
    yield f"{HANDING}_keys_back", paint()
    place.give_up()
    place.meetings = real
