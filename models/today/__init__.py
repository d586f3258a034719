"""Today: a few cards, then "That’s all."."""

from models.follow_ups import Snooze
from models.today.card import Card, CardKind, Coming, LastWords
from models.today.store import Today

__all__ = ["Card", "CardKind", "Coming", "LastWords", "Snooze", "Today"]
