"""What stands after the colon of a vCard line: escapes, components, lists."""

import re

_ESCAPE = re.compile(r'\\([nN,;:"\\])')
# Neither is ever in a text that was cleaned.
_BACKSLASH, _SEPARATOR = "\x00", "\x01"


def unescape(value: str) -> str:
    """``value`` with its escapes resolved; a backslash before anything else stands for itself."""
    return _ESCAPE.sub(_resolve, value) if "\\" in value else value


def _resolve(escape: re.Match[str]) -> str:
    return "\n" if escape[1] in "nN" else escape[1]


def components(value: str, separator: str, most: int) -> list[str]:
    """``value`` parted at each ``separator`` that is not escaped, unescaped, ``most`` parts at most."""
    if "\\" not in value:
        return value.split(separator, most)[:most]
    hidden = value.replace("\\\\", _BACKSLASH).replace("\\" + separator, _SEPARATOR)
    parts = hidden.split(separator, most)[:most]
    return [unescape(part.replace(_SEPARATOR, separator).replace(_BACKSLASH, "\\\\")) for part in parts]


def escape(text: str) -> str:
    """``text`` as a value of vCard 4.0 (RFC 6350, section 3.4)."""
    return escape_uri(text).replace(",", "\\,").replace(";", "\\;")


def escape_uri(text: str) -> str:
    """``text`` as a value in which commas and semicolons have no meaning."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")
