"""What the place writes: each is one change, whose id is given back.

Each is called on the writing thread as ``call(vault, job)``, with the rest bound beforehand.
"""

from models.network import MeetingIdea, MeetingIdeas
from models.today import Card, CardKind, Snooze, Today
from models.vault import Vault
from ui.places.network.reading import Luck


def take_up(vault: Vault, _job: object, *, idea: MeetingIdea) -> int:
    """Draft the introduction of two who should meet."""
    MeetingIdeas(vault).take_up(idea)
    return vault.history(1)[0].id


def leave_idea(vault: Vault, _job: object, *, idea: MeetingIdea) -> int:
    """Propose these two no more."""
    MeetingIdeas(vault).leave(idea)
    return vault.history(1)[0].id


def be_in_touch(vault: Vault, _job: object, *, card: Card) -> int:
    """There was a word with a tie today."""
    Today(vault).done(card)
    return vault.history(1)[0].id


def let_be(vault: Vault, _job: object, *, card: Card) -> int:
    """Suggest this tie no more."""
    Today(vault).let_go(card)
    return vault.history(1)[0].id


def put_off(vault: Vault, _job: object, *, subject: Card | MeetingIdea, how_long: Snooze) -> int:
    """Suggest a tie, or these two, again after so long."""
    if isinstance(subject, Card):
        Today(vault).snooze(subject, how_long)
    else:
        MeetingIdeas(vault).put_off(subject, how_long)
    return vault.history(1)[0].id


def keep_shown(vault: Vault, _job: object, *, luck: Luck) -> None:
    """Remember the weak tie and the idea of the week. It is no change of the user's, so no undo step either."""
    Today(vault).keep_drawn([card for card in luck.ties if card.kind == CardKind.WEAK_TIE])
    if luck.idea is not None:
        MeetingIdeas(vault).keep_shown(luck.idea)
