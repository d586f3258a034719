"""Names as short as they can be told apart."""

from collections import Counter
from collections.abc import Iterable

from models.words import first_name


def short_names(names: Iterable[str]) -> dict[str, str]:
    """The first word of each name; with the first letter of the last where several begin alike.

    >>> short_names(["Paul Ferrand", "Paul Whitby", "Léa Martin"])["Paul Ferrand"]
    'Paul F.'
    """
    each = list(dict.fromkeys(names))
    begun = Counter(map(first_name, each))
    return {name: first_name(name) if begun[first_name(name)] == 1 else _with_initial(name) for name in each}


def _with_initial(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else name
