"""A draft opens the mail program, whatever is in it."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.drafts import LONGEST_LINK, Draft, mail_link

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def read(link: str) -> tuple[str, str, str]:
    """What a mail program reads in the link."""
    parts = urlsplit(link)
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    return unquote(parts.path), fields["subject"][0], fields["body"][0]


def test_it_says_to_whom_about_what_and_what() -> None:
    link = mail_link(Draft("sam@example.org", "Comme promis", "Salut Sam,\n\nÀ bientôt"))
    assert link == "mailto:sam@example.org?subject=Comme%20promis&body=Salut%20Sam%2C%0D%0A%0D%0A%C3%80%20bient%C3%B4t"


def test_what_has_a_meaning_in_a_link_has_none_in_an_address() -> None:
    link = mail_link(Draft('"a?b&c#d"+e%@example.org', "1 + 1 = 2 & more?", "100 %"))
    assert read(link) == ('"a?b&c#d"+e%@example.org', "1 + 1 = 2 & more?", "100 %")
    assert "+" not in link


def test_no_line_of_an_address_or_subject_becomes_another_header() -> None:
    link = mail_link(Draft("a@example.org\r\nBcc: b@example.org", "Hi\nCc: c@example.org", "x"))
    head = link.partition("&body=")[0]
    assert "%0A" not in head
    assert "%0D" not in head


@given(TEXTS, TEXTS, TEXTS)
@example("a@example.org", "s", "🦊" * 3000)
@example("a" * 5000, "s" * 5000, "b" * 5000)
def test_it_is_a_link_of_bounded_length_that_says_what_it_can(to: str, subject: str, body: str) -> None:
    link = mail_link(Draft(to, subject, body))
    assert len(link) <= LONGEST_LINK
    assert link.isascii()
    assert " " not in link
    _, _, read_body = read(link)
    wanted = "\r\n".join(body.rstrip().splitlines())
    assert read_body == wanted or (read_body.endswith("…") and wanted.startswith(read_body[:-1].rstrip("\r\n")))


@pytest.mark.parametrize("length", range(440, 460))
def test_no_character_is_cut_in_two(length: int) -> None:
    body = read(mail_link(Draft("a@example.org", "s", "é" * length)))[2]
    assert set(body) <= {"é", "…"}


def test_half_a_character_is_no_mistake_of_ours() -> None:
    assert mail_link(Draft("", "", "\ud800")).endswith("body=%3F")
