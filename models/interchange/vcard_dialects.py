"""How vCard 4.0 (RFC 6350) and 3.0 (RFC 2426) each write what the two say differently."""

import re
from enum import StrEnum

from models.interchange import vcard_pictures as pictures
from models.interchange.content_heads import quoted
from models.interchange.text import one_line
from models.interchange.values import escape
from models.interchange.vcard_dates import UNKNOWN_YEAR, write_day
from models.interchange.vcard_lines import Line, as_property
from models.people.person import DateKind, Photo

URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\\]+")
_PLACE = re.compile(r"geo:(-?[0-9]{1,3}(?:\.[0-9]{1,20})?),(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)")
_WORD_OF_PICTURE = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}


class Version(StrEnum):
    """A version of vCard that we write."""

    V3 = "3.0"
    V4 = "4.0"


class Dialect:
    """vCard 4.0."""

    version = Version.V4
    needs_names = False
    """Whether a card must have the parts of a name, were they all empty."""

    def uid(self, uid: str) -> str:
        """The line of an identifier."""
        return f"UID:{uid}" if URI.fullmatch(uid) else f"UID;VALUE=text:{escape(one_line(uid))}"

    def envelope(self, lines: str) -> tuple[str, str]:
        """How the lines of an address are told that its parts do not give: a parameter, or a line beside."""
        return f";LABEL={quoted(lines)}", ""

    def date(self, kind: DateKind, on: str, label: str) -> tuple[str, str, str]:
        """The property of a day, what stands behind its name, and its label."""
        names = {DateKind.BIRTHDAY: "BDAY", DateKind.ANNIVERSARY: "ANNIVERSARY"}
        return names.get(kind, "X-ABDATE"), f":{write_day(on)}", label

    def picture(self, photo: Photo) -> str:
        """The line of a picture."""
        return f"PHOTO:{pictures.encode(photo)}"

    def given_back(self, line: Line) -> str:
        """A kept property, which is held as vCard 4.0 has it."""
        return as_property(line)


class Dialect3(Dialect):
    """vCard 3.0, which most phones and Outlook read best."""

    version = Version.V3
    needs_names = True

    def uid(self, uid: str) -> str:
        return f"UID:{escape(one_line(uid))}"

    def envelope(self, lines: str) -> tuple[str, str]:
        return "", lines

    def date(self, kind: DateKind, on: str, label: str) -> tuple[str, str, str]:
        """An anniversary is one of Apple's dates, which everyone knows; a year left out is told as Apple does."""
        yearless = on.startswith("--")
        day = f"{UNKNOWN_YEAR}{on[1:]}" if yearless else on
        value = f";X-APPLE-OMIT-YEAR={UNKNOWN_YEAR}:{day}" if yearless else f":{day}"
        if kind is DateKind.ANNIVERSARY and not label:
            return "X-ABDATE", value, "_$!<Anniversary>!$_"
        names = {DateKind.BIRTHDAY: "BDAY", DateKind.ANNIVERSARY: "X-ANNIVERSARY"}
        return names.get(kind, "X-ABDATE"), value, label

    def picture(self, photo: Photo) -> str:
        word = _WORD_OF_PICTURE.get(photo.media_type, photo.media_type)
        return f"PHOTO;ENCODING=b;TYPE={word}:{pictures.letters_of(photo.data)}"

    def given_back(self, line: Line) -> str:
        """A blob is told as letters again, and a place as two numbers, where they come back from it as they are."""
        named = pictures.data_uri(pictures.media_type_named(line.head.types), "")
        if line.value.startswith(named) and pictures.are_letters(line.value[len(named) :]):
            return f"{line.head.text};ENCODING=b:{line.value[len(named) :]}"
        if line.head.name == "GEO" and (place := _PLACE.fullmatch(line.value)):
            return f"{line.head.text}:{place[1]};{place[2]}"
        return super().given_back(line)


_DIALECTS = {Version.V3: Dialect3(), Version.V4: Dialect()}


def dialect_of(version: Version) -> Dialect:
    """The dialect of a version."""
    return _DIALECTS[version]
