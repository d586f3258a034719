"""The archive says tables as canonical bytes, and reads nothing that one of ours would not say."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.interchange.archive import VERSION, from_bytes, is_archive, to_bytes

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_VALUES = st.one_of(
    st.none(),
    _TEXT,
    st.sampled_from(["\0", "a\0b", "🌿‍♀️", "\u202eright to left\u202c", "مرحبا", "\r\n", "\u2028", '{"base64":"eA=="}']),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.binary(max_size=60),
)
_TABLES = st.dictionaries(_TEXT, st.lists(st.dictionaries(_TEXT, _VALUES, max_size=5), max_size=4), max_size=4)

SMALL = to_bytes({"person": [{"uid": "1", "name": "Léa", "photo": b"\0\xff", "on": None, "n": 3}], "tag": []})


@given(_TABLES)
def test_what_is_written_is_read_back_and_written_alike(tables: dict[str, list[dict[str, object]]]) -> None:
    written = to_bytes(tables)  # type: ignore[arg-type]  # hypothesis says object
    assert from_bytes(written) == tables
    assert to_bytes(from_bytes(written)) == written
    assert is_archive(written)


def test_the_bytes_do_not_depend_on_the_order_of_names() -> None:
    assert to_bytes({"b": [], "a": [{"y": 1, "x": 2}]}) == to_bytes({"a": [{"x": 2, "y": 1}], "b": []})


def test_the_file_is_for_people_too() -> None:
    lines = SMALL.decode().splitlines()
    assert lines[0] == '{"format":"whispeer-archive",'
    assert lines[1] == f'"version":{VERSION},'
    assert '{"n":3,"name":"Léa","on":null,"photo":{"base64":"AP8="},"uid":"1"}],' in lines  # a row a line
    assert json.loads(SMALL)["tables"].keys() == {"person", "tag"}


def test_a_mark_of_byte_order_and_blanks_are_forgiven() -> None:
    assert from_bytes(b"\xef\xbb\xbf" + SMALL) == from_bytes(SMALL)
    assert is_archive(b"\xef\xbb\xbf\r\n " + SMALL)


@pytest.mark.parametrize("data", [b"", b"BEGIN:VCARD\r\n", b"{}", b'{"a": "b"}', b"[]", b"\xff\xfe"])
def test_other_files_are_not_taken_for_one(data: bytes) -> None:
    assert not is_archive(data)


@pytest.mark.parametrize("fiftieth", range(50))
def test_a_truncated_archive_is_refused(fiftieth: int) -> None:
    with pytest.raises(Refused, match="damaged or incomplete"):
        from_bytes(SMALL[: len(SMALL) * fiftieth // 50])


def said(tables: str, version: str = "1") -> bytes:
    """An archive of these tables, written by someone else."""
    return f'{{"format":"whispeer-archive","version":{version},"tables":{tables}}}'.encode()


@pytest.mark.parametrize(
    "tables",
    [
        "null",
        "[]",
        "7",
        '{"person": 7}',
        '{"person": "x"}',
        '{"person": {"uid": "1"}}',
        '{"person": [7]}',
        '{"person": [[]]}',
        '{"person": [{"uid": []}]}',
        '{"person": [{"uid": {}}]}',
        '{"person": [{"uid": {"base64": 7}}]}',
        '{"person": [{"uid": {"base64": "é"}}]}',
        '{"person": [{"uid": {"base64": "x"}}]}',
        '{"person": [{"uid": {"base64": "eA==", "more": 1}}]}',
        '{"person": [{"uid": true}]}',
        '{"person": [{"uid": NaN}]}',
        '{"person": [{"uid": Infinity}]}',
        '{"person": [{"uid": 1e999}]}',
        '{"person": [{"uid": "\\ud800"}]}',
        '{"person": [{"uid": 9223372036854775808}]}',
        '{"person": [{"uid": -9223372036854775809}]}',
        '{"person": [{"uid": ' + "9" * 5000 + "}]}",
        '{"person": [{"uid": ' + "[" * 100_000,
        '{"a":' * 50_000,
    ],
)
def test_what_one_of_ours_would_not_say_is_refused(tables: str) -> None:
    with pytest.raises(Refused, match="damaged"):
        from_bytes(said(tables))


@pytest.mark.parametrize("version", [f"{VERSION + 1}", "99999999999999999999"])
def test_a_newer_version_asks_for_a_newer_program(version: str) -> None:
    with pytest.raises(Refused, match="Update the program"):
        from_bytes(said("{}", version))


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_so_far_is_read(version: int) -> None:
    assert from_bytes(said('{"person": []}', f"{version}")) == {"person": []}


def test_more_values_than_fit_into_memory_are_refused_before_they_are_read() -> None:
    with pytest.raises(Refused, match="more than"):
        from_bytes(said('{"person": [' + "{}," * 8_000_000 + "{}]}"))


@pytest.mark.parametrize("version", ["0", "-1", '"1"', "null", "1.0", "true"])
def test_no_version_of_ours_is_damage(version: str) -> None:
    with pytest.raises(Refused, match="damaged"):
        from_bytes(said("{}", version))


def test_the_same_name_twice_is_refused() -> None:
    with pytest.raises(Refused, match="damaged"):
        from_bytes(said('{"person": [], "person": []}'))
    with pytest.raises(Refused, match="damaged"):
        from_bytes(said('{"person": [{"uid": "1", "uid": "2"}]}'))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for attempt in (data, SMALL[:60] + data, SMALL[:-3] + data):
        try:
            from_bytes(attempt)
        except Refused:
            continue


def test_a_big_archive_is_read_in_good_time() -> None:
    rows = [{"uid": str(number), "text": "x" * 100} for number in range(20_000)]
    started = time.perf_counter()
    assert len(from_bytes(to_bytes({"note": rows}))["note"]) == 20_000
    assert time.perf_counter() - started < 5
