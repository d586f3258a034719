"""How long work tells how far it is: called now and then with (done, total).

It may raise ``Cancelled``; the work then ends, and nothing of it remains.
"""

from collections.abc import Callable

Progress = Callable[[int, int], None]


def unheard(_done: int, _total: int) -> None:
    """The progress of work that nobody watches."""
