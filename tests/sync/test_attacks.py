"""What strangers may send: each is refused, for the reason that it is, quickly, and in little memory."""

import os
import time
import tracemalloc
from pathlib import Path

import pytest

from models.errors import Refused
from sync import codec
from sync.refusals import NotTaken, Reason
from sync.sealed_file import read_file
from tests.sync import attacks, attacks_in_words
from tests.sync.forging import DAY, NOW, SAM, SECOND, Forged, ask_body, card_body, jpeg, photo, png

SECONDS = 0.5
MEMORY = 16 * 1024 * 1024

TABLES = (
    *(attacks.CONTAINER, attacks.SIGNATURE, attacks.JSON, attacks.TIME),
    *(attacks_in_words.TEXT, attacks_in_words.LINKS, attacks_in_words.PICTURES, attacks_in_words.FIELDS),
)
ATTACKS = {name: attack for table in TABLES for name, attack in table.items()}


def test_there_are_many_and_each_has_a_name_of_its_own() -> None:
    assert len(ATTACKS) == sum(map(len, TABLES)) >= 120


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_is_refused_for_what_it_is(attack: str) -> None:
    data, reason = ATTACKS[attack]
    started = time.process_time()
    with pytest.raises(NotTaken) as refused:
        codec.read(data, [SAM], NOW)
    assert refused.value.reason is reason
    assert time.process_time() - started < SECONDS
    assert str(refused.value).strip().endswith(".")


def test_all_of_them_take_little_memory() -> None:
    tracemalloc.start()
    try:
        for data, _ in ATTACKS.values():
            with pytest.raises(NotTaken):
                codec.read(data, [SAM], NOW)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MEMORY


@pytest.mark.parametrize(
    "sound",
    [
        Forged(),
        Forged(ask_body(why="two\nlines, 👩🏽\u200d🌾 and Việt Nam")),
        Forged(card_body(links={"1": {"uri": "https://example.org:8443/a?b=c#d"}})),
        Forged(card_body(media=photo(png(256, 256)))),
        Forged(card_body(media=photo(jpeg(256, 1), "image/jpeg"))),
        Forged(card_body(emails={"1": {"address": "lea+work@sub.example.org"}})),
        Forged(envelope={"iat": SECOND + 2 * DAY, "exp": SECOND + 3 * DAY}),
        Forged(envelope={"iat": SECOND - 9 * DAY, "exp": SECOND - 2 * DAY}),
        Forged(envelope={"v": 7, "new": {"deep": [[1]]}}, body={**card_body(), "mood": "sunny"}),
        Forged(payload=Forged().said().replace(b",", b" ,\n ")),
    ],
)
def test_what_is_sound_beside_them_is_taken(sound: Forged) -> None:
    message = codec.read(sound.data(), [SAM], NOW)
    assert message.sealed
    assert message.signed == sound.compact()


def test_a_stranger_learns_from_no_refusal_whether_a_key_of_mine_fits() -> None:
    with pytest.raises(NotTaken) as refused:
        codec.read(Forged().data(), [], NOW)
    assert refused.value.reason is Reason.NOT_FOR_ME


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "card.introcard.age")
    with pytest.raises(Refused):
        read_file(tmp_path / "card.introcard.age")


def test_no_more_is_read_of_a_file_than_a_message_has(tmp_path: Path) -> None:
    file = tmp_path / "card.introcard.age"
    with file.open("wb") as large:
        large.truncate(1 << 40)  # a terabyte of nothing
    with pytest.raises(NotTaken) as refused:
        read_file(file)
    assert refused.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize("path", ["missing.age", "."])
def test_what_is_no_file_is_refused_in_a_sentence(tmp_path: Path, path: str) -> None:
    with pytest.raises(Refused):
        read_file(tmp_path / path)
