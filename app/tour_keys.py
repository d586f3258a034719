"""More pictures of cards, on the tour: a key that is another than before, something agreed to, and new keys."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, TypeVar

from app.postbox import open_postbox
from models.introductions import Introductions
from models.people import People
from models.vault import Vault
from models.vault.worker import Job, VaultWorker
from ui.places.handing import HandingPlace
from ui.places.handing.sentences import Act, Section

_Picture = TypeVar("_Picture")

_DOUBTED: Final = "Priya Raman"
_TEASER: Final = "Une céramiste qui cherche un second avis sur sa boutique en ligne"


def doubt(mine: VaultWorker, hers: VaultWorker) -> None:
    """Have somebody's keys be others than before; ``hers`` is whose vault it is lent from."""
    identity, again = hers.write(_hand_over_twice).future.result()
    mine.write(partial(_know_twice, identity=identity, again=again)).future.result()


def agree(mine: VaultWorker, hers: VaultWorker, me: str) -> None:
    """Have one more question of hers, to which I say yes; ``me`` is what she calls me."""
    ask = hers.write(partial(_ask, me=me)).future.result()
    mine.write(partial(_say_yes, ask=ask)).future.result()


def _hand_over_twice(vault: Vault, _job: Job[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    postbox = open_postbox(vault)
    postbox.set_fields({"name": _DOUBTED})
    identity = postbox.identity().data
    postbox.revoke()
    again = postbox.identity().data
    postbox.revoke()
    return identity, again


def _know_twice(vault: Vault, _job: Job[None], *, identity: bytes, again: bytes) -> None:
    open_postbox(vault).pair(identity, People(vault).named(_DOUBTED)[0].id)
    open_postbox(vault).receive(again)


def _ask(vault: Vault, _job: Job[bytes], *, me: str) -> bytes:
    known, other = People(vault).named(me)[0].id, People(vault).add("Ysé Kermarrec")
    asked = Introductions(vault).propose(known, other, "Elle paie en pain d’épices", "Un regard neuf", teaser_a=_TEASER)
    return open_postbox(vault).ask(asked, known, ["email", "city"]).data


def _say_yes(vault: Vault, _job: Job[None], *, ask: bytes) -> None:
    postbox = open_postbox(vault)
    postbox.answer(postbox.receive(ask).item.id, "yes", ["email"])


def key_scenes(place: HandingPlace, paint: Callable[[], _Picture]) -> Iterator[tuple[str, _Picture]]:
    """Whose key is in doubt, who may be meant by it, what new keys and giving keys up mean, and a yes taken back."""
    post = place.board.post
    doubted = next(peer.person for peer in post.peers if peer.name == _DOUBTED)
    place.board.show_section(Section.KNOWN, doubted)
    yield "handing_doubt", paint()
    place.board.show_section(Section.CAME, post.items[0].id)
    yield "handing_identity", paint()
    place.board.page.acted.emit(Act.ACCEPT)
    yield "handing_whose", paint()
    place.give_up()
    for act in (Act.ROTATE, Act.REVOKE):
        place.board.show_section(Section.MINE)
        place.board.page.acted.emit(act)
        yield f"handing_{act.value}", paint()
        place.give_up()
    place.board.show_section(Section.AGREED)
    place.board.page.acted.emit(Act.BACK)
    yield "handing_back", paint()
    place.give_up()
