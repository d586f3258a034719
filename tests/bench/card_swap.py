"""``python -m tests.bench.card_swap``: how late two windows are at most while they swap cards by a code.

Both show on virtual screens and are driven by real keys: Xvfb and xdotool are needed.
"""

import json
import tempfile
from pathlib import Path
from typing import Final

from tests.e2e.card_swap import swap, two_sides

LATEST_MS: Final = 30
"""A tap that is answered within this much feels as if it were at once."""


def main() -> None:
    """Measure, and print one JSON document."""
    with tempfile.TemporaryDirectory(prefix="whispeer-bench-") as name, two_sides(Path(name)) as (ana, ben):
        swapped = swap(ana, ben)
    print(
        json.dumps(
            {
                "seconds": round(swapped.seconds, 1),
                "late at most, ms": round(swapped.late, 1),
                "allowed, ms": LATEST_MS,
                "of it": round(swapped.late / LATEST_MS, 2),
                "without others' turns, ms": round(swapped.own, 1),
                "busy at a time, ms": round(swapped.busy, 1),
                "what the machine takes of a bystander at a time, ms": round(swapped.machine, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
