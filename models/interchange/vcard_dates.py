"""Days as vCards write them."""

import re
from datetime import date

UNKNOWN_YEAR = "1604"
"""What Apple writes for a year it does not know: the first leap year of its calendar."""

_UNKNOWN_YEARS = ("0000", UNKNOWN_YEAR)

_FULL = re.compile(r"([0-9]{4})(?:([0-9]{2})([0-9]{2})|[-/.]([0-9]{1,2})[-/.]([0-9]{1,2}))(?:[T ].*)?", re.DOTALL)
_YEARLESS = re.compile(r"--([0-9]{2})-?([0-9]{2})(?:[T ].*)?", re.DOTALL)


def read_day(value: str, unknown_year: str = "") -> str:
    """The day in ``value`` as ``1984-05-12``, or ``--05-12`` without a year; empty if there is none.

    ``unknown_year`` is one more year that stands for none. A time of day is left out.
    """
    value = value.strip()
    if found := _FULL.fullmatch(value):
        year = found[1]
        month, day = int(found[2] or found[4]), int(found[3] or found[5])
    elif found := _YEARLESS.fullmatch(value):
        year, month, day = "", int(found[1]), int(found[2])
    else:
        return ""
    if year in _UNKNOWN_YEARS or year == unknown_year:
        year = ""
    try:
        date(int(year) if year else 2000, month, day)
    except ValueError:
        return ""
    return f"{year or '-'}-{month:02}-{day:02}"


def write_day(on: str) -> str:
    """``on`` as vCard 4.0 writes it: ``19840512`` or ``--0512`` (RFC 6350, section 4.3.1)."""
    return f"--{on[2:].replace('-', '')}" if on.startswith("--") else on.replace("-", "")
