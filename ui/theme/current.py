"""The tokens in force now. Apart from the rest, because icons and fonts read it and the theme sets it."""

from ui.theme.tokens import LIGHT, Tokens

_tokens = LIGHT


def tokens() -> Tokens:
    """The tokens of the theme that is shown; ask again at every painting."""
    return _tokens


def put_tokens(chosen: Tokens) -> None:
    """Make ``chosen`` the tokens in force; only the theme does."""
    global _tokens
    _tokens = chosen
