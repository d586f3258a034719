"""Handing an intro card to one other person, peer to peer. The program runs whole without it."""

from importlib.util import find_spec


def is_available() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(library) is not None for library in ("joserfc", "msgspec", "pyrage"))
