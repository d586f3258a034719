"""What the program carries along: words in two languages, fonts, icons, the demo's people."""

from pathlib import Path

from resources.translations import (
    LANGUAGES,
    current_language,
    phrase,
    set_language,
    tr,
    tr_n,
)

__all__ = ["LANGUAGES", "current_language", "phrase", "resource", "set_language", "tr", "tr_n"]


def resource(name: str) -> Path:
    """The path of a shipped file, named from this folder, as in ``icons/coffee.svg``."""
    return Path(__file__).parent / name
