"""Who has lived this? What people lived, need, offer and said, searched by meaning, in French and English alike."""

from models.meaning.answers import Answer, who

__all__ = ["Answer", "who"]
