"""Whatever a file holds, reading it ends soon, in cards or in a sentence."""

import gc
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.errors import Cancelled, Refused
from models.interchange import vcard
from models.interchange.content_heads import parse_head
from models.interchange.content_lines import LARGEST_CARD, LONGEST_LINE, MEGABYTE, MOST_LINES
from models.interchange.reading import Reading
from models.interchange.vcard import read
from models.interchange.vcard_draft import LARGEST_PROPERTY, MOST_TAGS
from tests.models.interchange.vcards import only, vcf

OK = vcf("FN:Bob")
PIECES = [
    *(b"BEGIN:VCARD", b"END:VCARD", b"\r\n", b"\n ", b"\r", b"=\r\n", b":", b";", b",", b"\\", b'"', b"=", b"^n"),
    *(b"VERSION:2.1", b"FN:a", b"N:b;c", b"TEL;", b"TYPE=", b"CELL,", b"item1.", b"X-ABLabel:_$!<Home>!$_"),
    *(b"ENCODING=QUOTED-PRINTABLE", b";CHARSET=utf-16", b"CHARSET=idna", b"ENCODING=b", b"=C3=A9", b"/9j/"),
    *(b"PHOTO:", b"data:image/png;base64,", b"BDAY:--0229", b"ADR;LABEL=", b"AGENT:", b"CATEGORIES:", b"GEO:1;2"),
    *(b"KIND:group", b"MEMBER:", b"UID:", b"ORG:;;", b"X-ABDATE:", b"NOTE:", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf"),
    *(b"\xe2\x80\xa8", b"\xc2\x85", b"\xcd\xbe", b"\xe9", b"\xed\xa0\x80", b"\x1b$B"),
]


@given(st.one_of(st.binary(), st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=3))).map(b"".join)))
@example(b"\xff\xfeB")
@example(b"BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nEND:VCARD")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        reading = read(data)
    except Refused as refusal:
        assert str(refusal)
        return
    for found in reading.cards:
        assert found.name
        assert len(found.digest) == 32
        assert not any("\n" in line or "\r" in line for line in found.properties)


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=3))).map(b"".join),
    st.sampled_from(["utf-8", "cp1252", "utf-16", "iso-2022-jp", "ascii", "gb18030", "latin-1"]),
)
def test_any_bytes_are_read_in_any_encoding(data: bytes, encoding: str) -> None:
    framed = b"BEGIN:VCARD\nFN:Bob\n" + data + b"\nEND:VCARD"
    try:
        read(framed, encoding)
    except Refused:
        assert encoding == "utf-16"  # in which it begins no card


WHOLE = vcf(
    "FN:Léa",
    "TEL;TYPE=CELL:12",
    "NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=",
    "=A9",
    "PHOTO;ENCODING=b:/9j/",
    " AAAA",
    "AGENT:",
    "BEGIN:VCARD",
    "FN:Sam",
    "END:VCARD",
    'ADR;LABEL="1;2":;;1;2;;;',
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_cut_off_anywhere_gives_what_came_before(encoding: str) -> None:
    whole = (OK + WHOLE).decode().encode(encoding)
    first = len(OK.decode().encode(encoding))
    for end in range(first, len(whole)):
        assert read(whole[:end]).cards[0].name == "Bob"


@pytest.mark.parametrize("data", [b"", b"\r\n \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="empty" if data.strip(b"\r\n ") == b"" else "empty|no vCard"):
        read(data)


@pytest.mark.parametrize(
    "data", [b"Name,Phone\nBob,12\n", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", b"\x89PNG", b"END:VCARD"]
)
def test_a_file_without_cards_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="There is no vCard in this file"):
        read(data)


@pytest.mark.parametrize("encoding", ["klingon", "zip", "", "é", "x" * 1000, "utf\0"])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(Refused, match="cannot read the encoding"):
        read(OK, encoding)


def test_too_many_cards_and_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "MOST_CARDS", 3)
    assert len(read(OK * 3).cards) == 3
    with pytest.raises(Refused, match="more than 3 cards"):
        read(OK * 4)
    monkeypatch.setattr(vcard, "LARGEST_FILE", len(OK))
    with pytest.raises(Refused, match="larger than"):
        read(OK * 2)


def survivors(bad: bytes) -> Reading:
    """What is read of a bad card between two good ones, which must both be there."""
    reading = read(OK + bad + OK)
    assert [found.name for found in (reading.cards[0], reading.cards[-1])] == ["Bob", "Bob"]
    return reading


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (lambda: vcf("FN:a", "NOTE:" + "x" * (LONGEST_LINE + 1)), "Line 8 is longer than 10 MB."),
        (lambda: vcf("FN:a", "NOTE:" + "x" * (3 * LONGEST_LINE)), "Line 8 is longer than 10 MB."),
        (lambda: vcf("FN:a", "NOTE:", *[" " + "x" * 999] * (LONGEST_LINE // 999 + 1)), "Line 8 is longer than 10 MB."),
        (
            lambda: vcf("FN:a", *["X-A:" + "x" * MEGABYTE] * 17),
            f"This card is larger than {LARGEST_CARD // MEGABYTE} MB.",
        ),
        (lambda: vcf("FN:a", *["X-A:1"] * MOST_LINES), f"This card has more than {MOST_LINES} lines."),
        (
            lambda: vcf("FN:a", *["AGENT:", "BEGIN:VCARD"] * 9, *["END:VCARD"] * 9),
            "Too many cards lie one inside another.",
        ),
        (lambda: vcf("FN:a", *["AGENT:", "BEGIN:VCARD"] * 100_000), "Too many cards lie one inside another."),
    ],
    ids=["long line", "very long line", "long folded line", "large card", "many lines", "deep card", "deep open card"],
)
def test_a_bad_card_is_rejected_alone(bad: object, why: str) -> None:
    assert callable(bad)
    reading = survivors(bad())
    assert [(rejected.at, rejected.why) for rejected in reading.rejected] == [("line 5", why)]
    assert len(reading.cards) == 2


def test_what_is_too_much_within_a_card_is_cut_and_told() -> None:
    found = only(
        vcf(
            "FN:" + "a" * 20_000,
            "CATEGORIES:" + ",".join(map(str, range(MOST_TAGS + 1))),
            "X-BIG:" + "x" * (LARGEST_PROPERTY + 1),
            *["!!"] * 50,
        )
    )
    assert len(found.name) == 10_000
    assert (len(found.tags), found.properties) == (MOST_TAGS, ())
    assert {
        "“FN” was too long and was cut.",
        f"Only the first {MOST_TAGS} tags were kept.",
        "“X-BIG” was too large and was not kept.",
    } <= set(found.remarks)
    assert len(found.remarks) < 20


def test_a_head_keeps_a_hundred_parameters_at_most() -> None:
    """A line of nothing but parameters would otherwise fill the memory many times over."""
    assert len(parse_head(b"TEL" + b";A=1" * 10_000).parameters) < 100
    assert len(parse_head(b"TEL;TYPE=" + b",".join(b"%d" % type for type in range(10_000))).types) <= 100


def test_progress_is_told_and_the_reading_can_be_stopped() -> None:
    data = OK * 40_000
    heard: list[tuple[int, int]] = []
    read(data, tick=lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert len(heard) > 3
    assert heard[-1] == (len(data), len(data))

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(data, tick=stop)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: b"BEGIN:VCARD\nFN:a\nNOTE:" + b"\n a" * n + b"\nEND:VCARD",
        lambda n: b"BEGIN:VCARD\nFN:a\nNOTE:" + b"\na" * n + b"\nEND:VCARD",
        lambda n: b"BEGIN:VCARD\nFN:a\nNOTE;QUOTED-PRINTABLE:" + b"=\n" * n + b"\nEND:VCARD",
        lambda n: b'BEGIN:VCARD\nFN:a\nTEL;A="' + b'a:"' * n + b":1\nEND:VCARD",
        lambda n: b"BEGIN:VCARD\nFN:a\nTEL" + b";a=" * n + b":1\nEND:VCARD",
        lambda n: b"BEGIN:VCARD\nFN:a\nN:" + b"\\;" * n + b"\nEND:VCARD",
        lambda n: b"BEGIN:VCARD\nFN:a\nNOTE:a" + "\u0300\u0315".encode() * n + b"\nEND:VCARD",
        lambda n: b"BEGIN:VCARD\nFN:a\nPHOTO:data:" + b";a" * n + b"\nEND:VCARD",
        lambda n: b"BEGIN:VCARD\nFN:a\n" + b"AGENT:\nBEGIN:VCARD\n" * n,
        lambda n: b"\r" * n + OK,
    ],
    ids=["folds", "loose lines", "soft breaks", "quotes", "parameters", "escapes", "marks", "data", "agents", "blank"],
)
def test_ten_times_as_much_takes_ten_times_as_long(make: object) -> None:
    """And not a hundred times: that would let a small file keep a computer busy for hours."""
    assert callable(make)

    def seconds(count: int) -> float:
        data = make(count)
        gc.collect()
        start = process_time()
        read(data)
        return process_time() - start

    small, large = (min(seconds(count) for _ in range(3)) for count in (20_000, 200_000))
    assert large < 40 * max(small, 0.002)
