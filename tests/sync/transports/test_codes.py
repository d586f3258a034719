"""Codes are said, heard, typed badly and painted; a slip is noticed before it burns one."""

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.carrying import AddressUnreadable, CodeUnreadable, Link, SquaresForeign, SquaresStrange
from models.errors import Refused
from sync.transports.codes import (
    is_near,
    is_server,
    link_text,
    near_server,
    new_code,
    new_pictured_code,
    parse_code,
    parse_link,
    server_at,
)
from sync.words import word_list

WORDS = st.sampled_from(word_list())
CODES = st.builds(lambda number, *words: "-".join([str(number), *words]), st.integers(100_000, 999_999), *[WORDS] * 3)
HOME = "ws://192.168.1.20:4711/v1"
PICTURED = "402913-mfrggzdfmztwq2lknnwg23tpoa"


def test_a_code_is_six_figures_and_three_words() -> None:
    codes = {new_code() for _ in range(50)}
    assert len(codes) == 50
    for code in codes:
        number, *words = code.split("-")
        assert re.fullmatch("[1-9][0-9]{5}", number)
        assert len(words) == 3
        assert set(words) <= set(word_list())
        assert parse_code(code) == code


def test_a_code_for_a_picture_says_128_bits_and_is_never_one_that_was_said() -> None:
    codes = {new_pictured_code() for _ in range(50)}
    assert len(codes) == 50
    for code in codes:
        number, secret = code.split("-")
        assert re.fullmatch("[1-9][0-9]{5}", number)
        assert len(base64.b32decode(f"{secret.upper()}======")) * 8 == 128
        with pytest.raises(CodeUnreadable):
            parse_code(code)


@given(CODES, st.sampled_from([" ", "-", "  ", " - ", ", ", "–", "\t"]), st.booleans())
def test_it_is_understood_however_it_is_typed(code: str, between: str, loud: bool) -> None:
    typed = between.join(code.split("-"))
    assert parse_code(f" {typed.upper() if loud else typed} ") == code


@given(CODES, st.sampled_from([1, 2, 3]), st.sampled_from([" ", "-", "."]))
def test_figures_may_be_typed_in_groups_as_they_are_said(code: str, size: int, between: str) -> None:
    number, *words = code.split("-")
    groups = [number[at : at + size] for at in range(0, len(number), size)]
    assert parse_code(" ".join([between.join(groups), *words])) == code


@given(CODES)
def test_four_letters_of_a_word_suffice(code: str) -> None:
    assert parse_code("-".join(part[:4] if part.isalpha() else part for part in code.split("-"))) == code


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "402913",
        "402913-above-lizard",
        "402913-above-lizard-zoo-zoo",
        "40291-above-lizard-zoo",
        "4029133-above-lizard-zoo",
        "012345-above-lizard-zoo",
        "٤٠٢٩١٣-above-lizard-zoo",
        "402913-above-lizzard-zoo",
        "402913-abo-lizard-zoo",
        "above-lizard-zoo",
        "402913-above-lizard-\0",
        "1" * 100_000,
    ],
)
def test_a_slip_is_told(typed: str) -> None:
    with pytest.raises(CodeUnreadable):
        parse_code(typed)


@given(st.text())
def test_nothing_else_comes_of_any_text(typed: str) -> None:
    for read in (parse_code, near_server):
        try:
            read(typed)
        except (AddressUnreadable, CodeUnreadable) as refusal:
            assert typed not in str(refusal) or len(typed) < 4


@pytest.mark.parametrize("servers", [(), (HOME,), (HOME, "wss://relay.example/v1")])
def test_a_link_comes_back(servers: tuple[str, ...]) -> None:
    link = Link(new_pictured_code(), servers)
    assert parse_link(link_text(link), ["wss://relay.example/v1"]) == link


@pytest.mark.parametrize(
    "server",
    [
        "wss://elsewhere.example/v1",
        "ws://8.8.8.8:4000/v1",
        "ws://0.0.0.0:4000/v1",
        "ws://192.168.1.1/restart",
        "ws://224.0.0.251:4000/v1",
        "http://192.168.1.20/",
        "ws://me@192.168.1.20:4711/v1",
        "ws://192.168.1.20:4711/v1?q",
        "file:///etc/passwd",
        "ws://[::1",
    ],
)
def test_a_picture_cannot_send_this_computer_anywhere_unasked(server: str) -> None:
    code = new_pictured_code()
    try:
        link = parse_link(link_text(Link(code, (HOME, server))), known=[])
    except SquaresStrange:
        assert not is_server(server)
    else:
        assert link == Link(code, servers=(HOME,), unknown=(server,))
    assert not is_near(server)


def test_a_link_holds_as_many_servers_as_are_read() -> None:
    code = new_pictured_code()
    names = tuple(f"wss://{letter * 60}.example.org/v1" for letter in "abcdef")
    for servers in (names, tuple(f"{name}/{'%' * 110}" for name in names)):
        link = parse_link(link_text(Link(code, servers)), servers)
        assert link.servers == servers[: len(link.servers)]
        assert link.servers


@given(st.text(max_size=200), st.booleans())
def test_whatever_a_picture_says_it_is_a_link_or_told(said: str, ours: bool) -> None:
    try:
        link = parse_link(f"whispeer:meet?c={PICTURED}&s={said}" if ours else said, known=[])
    except (SquaresForeign, SquaresStrange) as refusal:
        assert said not in str(refusal) or len(said) < 4
    else:
        assert all(is_near(server) for server in link.servers)
        assert all(is_server(server) for server in link.unknown)


@pytest.mark.parametrize(
    "text",
    [
        "whispeer:",
        "whispeer:meet",
        "whispeer:meet?c=402913-above-lizard-zoo",  # what can be said aloud would count as seen
        f"whispeer:meet?c={PICTURED[:-1]}",
        f"whispeer:meet?c={PICTURED}a",
        f"whispeer:meet?c={PICTURED.upper()}",
        f"whispeer:other?c={PICTURED}",
        f"whispeer:meet?c={PICTURED}&c={PICTURED}",
        "whispeer:meet?" + "&".join([f"c={PICTURED}", *[f"s={HOME}"] * 9]),
        "whispeer:meet?c=" + "1" * 10_000,
    ],
)
def test_what_is_no_link_is_told(text: str) -> None:
    with pytest.raises(SquaresStrange):
        parse_link(text, known=[])


@pytest.mark.parametrize(
    "text", ["", "https://example.org/?c=402913-above-lizard-zoo", "wormhole-transfer:7-above-lizard", "WIFI:S:home;;"]
)
def test_the_squares_of_other_programs_are_told_apart(text: str) -> None:
    with pytest.raises(SquaresForeign):
        parse_link(text, known=[])


def test_an_address_is_typed_as_the_other_side_shows_it() -> None:
    assert near_server(" 192.168.1.20:4711 ") == near_server(HOME) == HOME
    for typed in ("192.168.1.20", "example.org:4711", "8.8.8.8:4711", "192.168.1.20:99999", ":4711"):
        with pytest.raises(AddressUnreadable):
            near_server(typed)


def test_servers_are_told_from_other_addresses() -> None:
    assert is_server("ws://relay.magic-wormhole.io:4000/v1")
    assert is_server("wss://example.org/v1")
    for url in ("https://example.org", "ws://", "wss://example.org/v1#x", "ws://a b/", "ws://x:0x/", "ws://x" * 99):
        assert not is_server(url)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" Meet.example.org ", "ws://meet.example.org:4000/v1"),
        ("meet.example.org:81", "ws://meet.example.org:81/v1"),
        ("[fd00::1]:4711", "ws://[fd00::1]:4711/v1"),
        ("wss://meet.example.org/Room/v1", "wss://meet.example.org/Room/v1"),
    ],
)
def test_a_server_of_the_settings_is_named_shortly_or_whole(typed: str, meant: str) -> None:
    assert server_at(typed) == meant


@given(st.text(max_size=300))
def test_whatever_is_typed_it_is_a_server_or_refused(typed: str) -> None:
    try:
        assert is_server(server_at(typed))
    except Refused as refused:
        assert "meet.example.org" in str(refused)
