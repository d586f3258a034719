"""What whoever runs the server learns of a sealed card: addresses, times and sizes, and nothing of what it says."""

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.carrying import Met, OtherLeft
from sync.conversation import Conversation
from sync.transports.codes import nameplate
from sync.transports.wire import Patience
from tests.sync.forging import LEA, SAM, Forged, as_json, card_body
from tests.sync.transports.mailbox import mailbox_server
from tests.sync.transports.test_carrying import meeting, together
from tests.sync.transports.test_strangers import guest

CARD = card_body(
    name={"full": "Léonie Marchandise"},
    emails={"1": {"address": "leonie@hedges.example"}},
    phones={"1": {"number": "+33 6 39 98 41 27"}},
    organizations={"1": {"name": "Haies et Bocages"}},
    addresses={"1": {"components": [{"kind": "locality", "value": "Saint-Brieuc"}]}},
)
PLAIN = ["Léonie", "Marchandise", "hedges.example", "39 98 41 27", "Haies et Bocages", "Saint-Brieuc", "card", "fields"]
CODE = "402913-lizard-zebra-quantum"  # words that the server's own protocol has not
TELLING = 8

SECRETS = [LEA.key, SAM.key, LEA.age, SAM.age, LEA.age_secret, LEA.sign_secret.hex()]


def spellings(text: str) -> Iterator[bytes]:
    """``text`` as it may lie in bytes."""
    for encoding in ("utf-8", "utf-16-le"):
        raw = text.encode(encoding)
        yield raw
        yield raw.hex().encode()
        # whatever stands around it, the middle of its base64 is the same; of a short word that is too little to know
        middles = (base64.b64encode(b"\0" * shift + raw)[4:-4] for shift in range(3))
        yield from (middle for middle in middles if len(middle) >= TELLING)
    yield json.dumps(text)[1:-1].encode()


def seen_by_the_server(record: Path) -> bytes:
    """Every message that it was told, and the bytes within."""
    messages = [json.loads(line) for line in record.read_bytes().splitlines()]
    bodies = [bytes.fromhex(message["body"]) for message in messages if "body" in message]
    return record.read_bytes() + b"\n".join(bodies)


def found(texts: list[str], seen: bytes) -> list[str]:
    """Which of ``texts`` can be read in what was seen."""
    return [text for text in texts if any(spelling in seen for spelling in spellings(text))]


def test_the_server_can_read_no_field_no_key_and_no_word(talk: Callable[[], Conversation], tmp_path: Path) -> None:
    record, code, body = tmp_path / "record", CODE, Forged(body=CARD).data()
    with mailbox_server(record=record) as own:
        here, there = talk(), talk()
        words = together(meeting(here, code, own, compare=True), meeting(there, code, own))
        assert isinstance(words[0], Met)
        together(lambda: here.compared(same=True), lambda: there.compared(same=True))
        here.send(body)
        assert there.receive() == body
        here.leave()
    seen = seen_by_the_server(record)
    # the search finds what is there to be found
    assert found([nameplate(code), "pake", "version"], seen) == [nameplate(code), "pake", "version"]
    assert found(PLAIN, as_json(CARD)) == PLAIN
    assert b"age-encryption.org" not in seen  # the sealed file is itself within a lock of the meeting's
    said = [code, *code.split("-")[1:], " ".join(words[0].words), "-".join(words[0].words)]
    assert found([*PLAIN, *SECRETS, *said], seen) == []


def test_nothing_goes_out_before_the_other_side_agrees_too(talk: Callable[[], Conversation], tmp_path: Path) -> None:
    record, side = tmp_path / "record", talk()
    hasty = Patience(server=20.0, partner=30.0, silence=3.0)
    with mailbox_server(record=record) as own, guest(own, CODE):  # a guest that never says whether it agrees
        side.meet(CODE, [own.url], compare=True, patience=hasty)
        side.engine.send(bytes(20_000))
        side.engine.compared(same=True)
        with pytest.raises(OtherLeft):
            side.receive()
    assert b"version" in record.read_bytes()
    assert len(record.read_bytes()) < 20_000
