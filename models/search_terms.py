"""What a user typed, as a query that FTS5 cannot misread."""

from models.text import written_out


def as_match(text: str, *, column: str = "") -> str:
    """An FTS5 query for rows in which each word of ``text`` begins some word; empty when there is no word.

    Every word is quoted, for most of what people type is a syntax error in FTS5's own language.
    Accents and case are left to FTS5, which forgives them here as it does in the index.
    """
    words = [word.replace('"', '""') for word in written_out(text.replace("\0", " ")).split() if _is_word(word)]
    if not words:
        return ""
    query = " AND ".join(f'"{word}"*' for word in words)
    return f"{column} : ({query})" if column else query


def _is_word(text: str) -> bool:
    return any(char.isalnum() for char in text)
