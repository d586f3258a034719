"""A line of a card arrives whole, however its writer broke, packed and encoded it."""

import base64

import pytest

from models.interchange.vcard import read
from tests.models.interchange.vcards import card, numbers, only, vcf

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
LETTERS = base64.b64encode(PNG).decode()


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_lines_end_in_any_way(end: str) -> None:
    found = only(vcf("FN:Léa", "NOTE:un café", "TEL:12", end=end))
    assert (found.name, found.note, numbers(found)) == ("Léa", "un café", [("", "12")])


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("blank", [" ", "\t"])
def test_folded_lines_are_joined(end: str, blank: str) -> None:
    found = only(vcf("FN:Léa", f"NOTE:un ca{end}{blank}fé{end}{blank} noir", end=end))
    assert found.note == "un café noir"


def test_a_fold_inside_a_letter_is_undone() -> None:
    whole = vcf("FN:Léa", "NOTE:café")
    assert only(whole.replace("é\r\nEND".encode(), b"\xc3\r\n \xa9\r\nEND")).note == "café"


def test_a_folded_line_may_look_like_the_end_of_the_card() -> None:
    found = only(vcf("FN:Léa", "NOTE:as it says", " END:VCARD", " BEGIN:VCARD", "TEL:12"))
    assert (found.note, numbers(found)) == ("as it saysEND:VCARDBEGIN:VCARD", [("", "12")])


@pytest.mark.parametrize(
    ("version", "lines", "note"),
    [
        # 2.1 breaks before a blank of the text, and keeps it.
        ("2.1", ("NOTE:one short line", " and another"), "one short line and another"),
        # But some who write 2.1 add a blank, or break at a fixed column.
        ("2.1", ("NOTE:one short line", "  and another"), "one short line and another"),
        ("2.1", ("NOTE:" + "x" * 70, " yz"), "x" * 70 + "yz"),
        ("3.0", ("NOTE:one short line", " and another"), "one short lineand another"),
    ],
)
def test_the_blank_of_a_fold_is_kept_only_where_it_is_text(version: str, lines: tuple[str, ...], note: str) -> None:
    assert card(*lines, version=version).note == note


def test_blank_lines_and_small_letters_change_nothing() -> None:
    found = only(b"\r\n\nbegin:vcard\n\nversion:3.0\n\nfn:Ada\ntel;type=cell:12\n\n\nend:vcard\n\n")
    assert (found.name, numbers(found), found.remarks) == ("Ada", [("mobile", "12")], ())


def test_a_note_whose_line_breaks_were_not_escaped_stays_whole() -> None:
    found = card("NOTE:first line", "second line, no colon", "third line", "TEL:12")
    assert found.note == "first line\nsecond line, no colon\nthird line"
    assert numbers(found) == [("", "12")]


def test_a_line_that_makes_no_sense_is_told_and_the_rest_stays() -> None:
    found = card("TEL:12", "!!! what is this", "EMAIL:lea@example.com")
    assert found.remarks == ("Line 4 could not be read.",)
    assert numbers(found) == [("", "12"), ("", "lea@example.com")]


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (("NOTE;QUOTED-PRINTABLE:caf=C3=A9",), "café"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:caf=C3=A9",), "café"),
        (("NOTE;ENCODING=quoted-printable:a=0D=0Ab=0Ac",), "a\nb\nc"),
        (("NOTE;QUOTED-PRINTABLE:un=20=", "ca=C3=", "=A9", "TEL:12"), "un caé"),
        (("NOTE;QUOTED-PRINTABLE:two =", " blanks"), "two  blanks"),
        (("NOTE;QUOTED-PRINTABLE:forgotten=", "TEL:12"), "forgotten"),
        (("NOTE;QUOTED-PRINTABLE:signed=0D=0A=", "TEL: 13"), "signed\nTEL: 13"),
        (("NOTE;QUOTED-PRINTABLE:not hex =ZZ = end",), "not hex =ZZ = end"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:caf=E9",), "café"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=KOI8-R:=CC=D5=CE=C1",), "луна"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=Shift_JIS:=8E=52",), "山"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE:caf=E9",), "café"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=no-such:caf=C3=A9",), "café"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=zip:caf=C3=A9",), "café"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE:C:\\new\\; and D",), "C:\\new; and D"),
    ],
)
def test_quoted_printable(lines: tuple[str, ...], note: str) -> None:
    assert card(*lines, version="2.1").note == note


def test_a_soft_break_does_not_swallow_the_end_of_the_card() -> None:
    reading = read(vcf("FN:Ada", "NOTE;QUOTED-PRINTABLE:open=") + vcf("FN:Bob"))
    assert [(found.name, found.note) for found in reading.cards] == [("Ada", "open"), ("Bob", "")]


def test_the_parts_of_a_name_in_quoted_printable() -> None:
    found = card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;Zo=C3=A9;;;", version="2.1")
    assert (found.name, found.given, found.family) == ("Zoé Lefèvre", "Zoé", "Lefèvre")


@pytest.mark.parametrize(
    "lines",
    [
        ("PHOTO;ENCODING=b;TYPE=PNG:" + LETTERS,),
        ("PHOTO;PNG;BASE64:" + LETTERS,),
        ("PHOTO;TYPE=PNG;ENCODING=BASE64:", " " + LETTERS[:80], " " + LETTERS[80:], ""),
        ("PHOTO;ENCODING=BASE64;TYPE=PNG:", *(LETTERS[at : at + 76] for at in range(0, len(LETTERS), 76)), ""),
        ("PHOTO;ENCODING=b:" + LETTERS[:60], "  " + LETTERS[60:]),
        ("PHOTO:data:image/png;base64," + LETTERS,),
        ("PHOTO;VALUE=uri:data:image/png;base64," + LETTERS[:50], " " + LETTERS[50:]),
        ("PHOTO;TYPE=PNG:" + LETTERS,),
        ("PHOTO;ENCODING=b:" + LETTERS.rstrip("="),),
    ],
)
def test_a_picture_in_base64(lines: tuple[str, ...]) -> None:
    found = card(*lines, "TEL:12")
    assert found.photo and (found.photo.media_type, found.photo.data) == ("image/png", PNG)
    assert (numbers(found), found.remarks) == ([("", "12")], ())


def test_a_long_head_folded_after_a_picture_is_a_line_of_its_own() -> None:
    found = card("PHOTO;ENCODING=b;TYPE=PNG:" + LETTERS, f"X-A;TYPE={'x' * 60}", " ;LANGUAGE=fr:kept")
    assert found.photo and (found.photo.data, found.remarks) == (PNG, ())
    assert found.properties == (f"X-A;TYPE={'x' * 60};LANGUAGE=fr:kept",)


@pytest.mark.parametrize(
    ("parameters", "label"),
    [
        (";WORK;FAX", "work fax"),
        (";TYPE=WORK;TYPE=FAX", "work fax"),
        (";TYPE=fax,work", "work fax"),
        (';TYPE="work,fax"', "work fax"),
        (';TYPE="work","fax"', "work fax"),
        (";TYPE=WORK,TYPE=FAX", "work fax"),
        (";type=pref;type=CELL;type=VOICE", "mobile"),
        (";HOME;CELL;VOICE", "home mobile"),
        (";TYPE=INTERNET,PREF", ""),
        (";X-Carrier=x;TYPE=x-boat", "boat"),
        (";TYPE=Ferien", "ferien"),
        (' ; TYPE = "home" ', "home"),
        (';X-A="semi;colon: quoted";TYPE=home', "home"),
        (';X-A=never closed";TYPE=home', "home"),
        ("", ""),
    ],
)
def test_types_in_every_style(parameters: str, label: str) -> None:
    assert numbers(card(f"TEL{parameters}:12")) == [(label, "12")]


def test_carets_in_parameters() -> None:
    found = card("ADR;LABEL=Chez ^'Léa^'^n1 rue ^^:;;1 rue;Lyon;;69001;", version="4.0")
    assert numbers(found) == [("", 'Chez "Léa"\n1 rue ^')]


@pytest.mark.parametrize(
    ("written", "note"),
    [
        (r"a\, b\; c\\d", r"a, b; c\d"),
        (r"a\nb\Nc", "a\nb\nc"),
        (r"12\:30 said \"hi\"", '12:30 said "hi"'),
        ("C:\\dir\\", "C:\\dir\\"),
        (r"\\n is no line end", r"\n is no line end"),
    ],
)
def test_escapes(written: str, note: str) -> None:
    assert card(f"NOTE:{written}").note == note


def test_escaped_separators_part_nothing() -> None:
    found = card(r"N:Le\;Fèvre;Zoé\, Anne\\;;;")
    assert (found.family, found.given) == ("Le;Fèvre", "Zoé, Anne\\")


def test_a_letter_that_becomes_a_semicolon_parts_nothing() -> None:
    """U+037E, the Greek question mark, is a semicolon after normalisation."""
    assert card("N:a\u037eb;c;;;").family == "a;b"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (vcf("FN:Zoé Œuvrard"), "utf-8"),
        (b"\xef\xbb\xbf" + vcf("FN:Zoé Œuvrard"), "utf-8"),
        (vcf("FN:Zoé Œuvrard").decode().encode("cp1252"), "cp1252"),
        (vcf("FN:Zoé Œuvrard").decode().encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + vcf("FN:Zoé Œuvrard").decode().encode("utf-16-be"), "utf-16"),
        (vcf("FN:Zoé Œuvrard").decode().encode("utf-16-le"), "utf-16-le"),
        (vcf("FN:Zoé Œuvrard").decode().encode("utf-32"), "utf-32"),
    ],
)
def test_encodings_are_found(data: bytes, encoding: str) -> None:
    reading = read(data)
    assert ([found.name for found in reading.cards], reading.encoding) == (["Zoé Œuvrard"], encoding)


def test_a_file_that_mixes_encodings_is_read_line_by_line() -> None:
    data = vcf("FN:Zoé") + vcf("FN:Lefèvre").decode().encode("cp1252") + b"\xef\xbb\xbf" + vcf("FN:Noël")
    assert [found.name for found in read(data).cards] == ["Zoé", "Lefèvre", "Noël"]


def test_the_charset_of_a_line_is_believed() -> None:
    raw = vcf("FN;CHARSET=KOI8-R:луна", version="2.1").replace("луна".encode(), "луна".encode("koi8-r"))
    assert only(raw).name == "луна"


def test_the_encoding_that_the_user_chose_wins() -> None:
    raw = vcf("FN;CHARSET=UTF-8:луна").replace("луна".encode(), "луна".encode("cp1251"))
    assert only(raw, "windows-1251").name == "луна"
    assert read(raw, "windows-1251").encoding == "cp1251"


def test_one_broken_letter_does_not_spoil_a_line() -> None:
    raw = vcf("FN:Élève Zoé Noël").replace("ë".encode(), b"\xc3")
    found = only(raw)
    assert found.name == "Élève Zoé No\ufffdl"
    assert found.remarks == ("Some characters could not be read.",)


def test_control_characters_are_dropped() -> None:
    found = card("FN:Lé\x00a\x1b \x7fMartin", "NOTE:one\u2028two\tthree\x0b")
    assert (found.name, found.note) == ("Léa Martin", "one\ntwo\tthree")


def test_text_is_normalised() -> None:
    assert card("FN:Le\u0301a").name == "L\u00e9a"
