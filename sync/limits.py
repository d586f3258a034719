"""How much a message may hold. Each limit is checked before whatever it protects gets to see a byte."""

from datetime import timedelta

VERSION = 1
"""The version of messages that this program writes, and the newest that it reads."""

FILE_BYTES = 64 * 1024
AGE_HEADER_BYTES = 2 * 1024
AGE_STANZAS = 4
"""The header's parsing is quadratic in pyrage, so it is counted before."""

SIGNED_BYTES = 48 * 1024
PAYLOAD_BYTES = 32 * 1024
JSON_DEPTH = 8
INTEGER_DIGITS = 16

NAME_LENGTH = 80
TEXT_LENGTH = 600
LINK_LENGTH = 300
LINKS = 5
PICTURE_BYTES = 16 * 1024
PICTURE_PIXELS = 256
COMBINING_MARKS = 3
"""So many marks on one letter are a language; more are meant to run over the lines above."""

LONGEST_LIFE = timedelta(days=90)
CLOCK_SKEW = timedelta(hours=48)
LIFE = timedelta(days=60)
"""How long what we write may be used, unless said otherwise."""

WAITING = 200
"""So many messages may wait in the inbox; a stranger's, a tenth of them."""
