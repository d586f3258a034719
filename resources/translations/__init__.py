"""Words in the user's language.

Source strings are English and stand in the code.
The French ones lie in ``fr/*.json``, a file a room, each a map from the English to the French.
A counted phrase maps its many-form to an object with ``one`` and ``many``.
Values are put in after the look-up, so the source must be a plain literal:
an f-string would never be found.
"""

import json
import locale
import os
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "fr")

_chosen: str | None = None


def set_language(language: str | None) -> None:
    """Speak ``language`` (one of ``LANGUAGES``) from now on; ``None`` follows the system."""
    global _chosen
    if language is not None and language not in LANGUAGES:
        raise ValueError("not a language of this program")
    _chosen = language


def current_language() -> str:
    """The language spoken now, ``"en"`` or ``"fr"``."""
    return _chosen or _system_language()


def tr(source: str, /, **values: object) -> str:
    """``source`` in the user's language, with ``{name}`` replaced by ``values``."""
    return phrase(source).format(**values) if values else phrase(source)


def phrase(source: str) -> str:
    """``source`` in the user's language, for a text that was marked elsewhere and is only known here."""
    translated = _catalogue(current_language()).get(source, source)
    return translated if isinstance(translated, str) else source


def tr_n(one: str, many: str, count: int, /, **values: object) -> str:
    """A counted phrase; ``{count}`` is put in along with ``values``.

    French counts zero and one alike as one; English only one (Unicode CLDR plural rules).
    """
    language = current_language()
    forms = _catalogue(language).get(many)
    if isinstance(forms, dict):
        one, many = forms["one"], forms["many"]
    singular = count < 2 if language == "fr" else count == 1
    return (one if singular else many).format(count=count, **values)


@cache
def _catalogue(language: str) -> dict[str, str | dict[str, str]]:
    merged: dict[str, str | dict[str, str]] = {}
    for file in sorted((Path(__file__).parent / language).glob("*.json")):
        merged.update(json.loads(file.read_text(encoding="utf-8")))
    return merged


@cache
def _system_language() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "fr" if value.lower().startswith("fr") else "en"
    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"
