"""Sentences on their way into the vault: they are the user's until the vault has them."""

from collections.abc import Callable
from functools import partial

from models.capture import Recorded, Understood, record
from models.errors import Cancelled, Refused
from models.vault import Vault
from ui.capture_bar.draft import Draft


class Sent:
    """One sentence that is being kept. ``settled`` is set on the writing thread, once the vault has it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.settled = False

    def keep(self, understood: Understood, vault: Vault, _job: object) -> Recorded | Exception:
        """Keep what was understood of it, for the writing thread.

        A mistake of ours is given back, for the sentence must come back with it.
        Raises ``Refused`` as ``record``.
        """
        try:
            recorded = record(vault, understood)
        except (Refused, Cancelled):
            raise
        except Exception as bug:
            return bug
        self.settled = True
        return recorded


class Outbox:
    """All of them, in their order."""

    def __init__(self) -> None:
        self._sent: tuple[Sent, ...] = ()

    def __bool__(self) -> bool:
        """Whether any is on its way."""
        return bool(self._sent)

    def send(self, sent: Sent) -> None:
        """Hold on to it until ``let_go``."""
        self._sent = (*self._sent, sent)

    def let_go(self, sent: Sent) -> None:
        """It was kept, or came back."""
        self._sent = tuple(each for each in self._sent if each is not sent)

    def with_rest(self, draft: Draft) -> Callable[[], Draft]:
        """What would be lost with the window: ``draft``, after what the vault has not taken by then.

        May be called on any thread, and later: whoever writes it down last knows best what is still on its way.
        """
        return partial(_with_rest, self._sent, draft)


def joined(first: Draft, then: Draft) -> Draft:
    """Two drafts as one, each on a line of its own."""
    if not first.sentence or not then.sentence:
        return first if first.sentence else then
    sentence = f"{first.sentence}\n{then.sentence}"
    return Draft(sentence, {**first.answers, **then.answers}, first.day or then.day)


def _with_rest(sent: tuple[Sent, ...], draft: Draft) -> Draft:
    for each in reversed(sent):
        if not each.settled:
            draft = joined(each.draft, draft)
    return draft
