"""Print what is understood of the sentences of these tests: ``python -m tests.models.capture [table|own|held]``."""

import sys
from dataclasses import fields

from models.capture import read
from tests.models.capture.cast import KNOWN, TODAY, Meant, meant
from tests.models.capture.held_out import HELD_OUT
from tests.models.capture.sentences import OWN
from tests.models.capture.table import DESIGN

SETS = {
    "table": tuple(sentence for sentence, _ in DESIGN),
    "own": tuple(sentence for sentence, _ in OWN),
    "held": tuple(wanted.sentence for wanted in HELD_OUT),
}


def lines_of(found: Meant) -> list[str]:
    """What was understood, a line each; nothing at all is told too."""
    lines = []
    for field in fields(Meant):
        value = getattr(found, field.name)
        each = (value,) if isinstance(value, str) else value
        lines += [f"    {field.name:<12} {one}" for one in each if one]
    return lines or ["    nothing"]


def main(names: list[str]) -> None:
    """Print the sets named, or all."""
    for name in names or SETS:
        print(f"{name}: {len(SETS[name])} sentences, read on {TODAY}\n")
        for sentence in SETS[name]:
            print(sentence)
            print("\n".join(lines_of(meant(read(sentence, KNOWN, TODAY)))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
