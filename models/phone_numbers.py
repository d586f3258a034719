"""Telephone numbers as the whole world dials them."""

import locale
import re
from functools import lru_cache


@lru_cache(maxsize=50_000)
def e164(written: str, region: str) -> str:
    """``written`` in E.164 (ITU-T), such as ``+33612345678``; empty for what can be no number.

    ``region`` is the country of a number without a country code. Short numbers, which a whole house shares, are none.
    """
    import phonenumbers  # its tables are slow to load

    try:
        number = phonenumbers.parse(written[:60], region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def home_region() -> str:
    """The country of this computer's language settings, as ``FR``; France where they name none."""
    named = re.search("_([A-Z]{2})", locale.getlocale()[0] or "")
    return named[1] if named else "FR"
