"""The recovery words: the second way in, on paper.

128 random bits written as the 20 words of one SLIP-39 share (SatoshiLabs Improvement Proposal 39),
whose checksum tells a slip of the pen from words of another vault.
"""

import secrets

from models.vault.errors import WrongPassphrase
from resources import tr

WORD_COUNT = 20
_SECRET_BYTES = 16


def fresh_secret() -> bytes:
    """128 new random bits."""
    return secrets.token_bytes(_SECRET_BYTES)


def to_words(secret: bytes) -> str:
    """The 20 words that say ``secret``, with single spaces."""
    from shamir_mnemonic import generate_mnemonics  # its word list is read at import

    words: str = generate_mnemonics(group_threshold=1, groups=[(1, 1)], master_secret=secret)[0][0]
    return words


def known_words() -> tuple[str, ...]:
    """The 1,024 words that a sheet can hold, in the order of the alphabet; four letters tell each from the others."""
    from shamir_mnemonic.wordlist import WORDLIST

    return tuple(WORDLIST)


def from_words(words: str) -> bytes:
    """The secret that ``words`` say; case and spacing are forgiven.

    Raises ``WrongPassphrase`` for a wrong number of words, an unknown word, or words that do not go together.
    """
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    typed = words.lower().split()
    if len(typed) != WORD_COUNT:
        raise WrongPassphrase(
            tr("There are {count} words here. The sheet has {wanted}.", count=len(typed), wanted=WORD_COUNT)
        )
    try:
        secret: bytes = combine_mnemonics([" ".join(typed)])
    except MnemonicError:
        raise WrongPassphrase(tr("One of these words is not as on the sheet. Check them one by one.")) from None
    return secret
