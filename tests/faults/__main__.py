"""``python -m tests.faults [--budget 3m] [ROW…]``: tries what the vault must survive, and prints the table.

Without a budget everything is tried as often as the table says, which takes about half an hour.
A budget of three minutes tries a tenth. The exit code is 1 if anything failed.
"""

import argparse
import sys
import time
from contextlib import closing

from tests.budgets import seconds_of
from tests.faults import ROWS, Row, Untried, made

FULL_SECONDS = 1800.0


def main() -> int:
    """Try the rows that were asked for; how many failed is the exit code."""
    parser = argparse.ArgumentParser(prog="faults", description="Try what the vault must survive.")
    parser.add_argument("--budget", type=seconds_of, default=FULL_SECONDS, metavar="3m", help="how long it may take")
    parser.add_argument("--tries", type=int, metavar="N", help="try each row so often, whatever the budget")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="the dice of an earlier run")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of {', '.join(ROWS)}; all of them unless named")
    asked = parser.parse_args()
    if unknown := set(asked.rows) - set(ROWS):
        parser.error(f"there is no row {', '.join(sorted(unknown))}")
    print(f"seed {asked.seed}\n{'goal':<66} {'tried':>6} {'failed':>6} {'seconds':>8}", flush=True)
    failed = 0
    for name in asked.rows or ROWS:
        row = ROWS[name]
        tries = asked.tries or max(1, round(row.tries * asked.budget / FULL_SECONDS))
        failed += bool(_try(row, tries, asked.seed))
    return 1 if failed else 0


def _try(row: Row, tries: int, seed: int) -> list[str]:
    """Try a row so often and print its line; what went wrong is given back, and told on stderr."""
    started, tried, troubles = time.perf_counter(), 0, []
    try:
        with made(seed) as bed, closing(row.attempts(bed)) as attempts:
            for trouble in attempts:
                tried += 1
                if trouble:
                    troubles.append(trouble)
                if tried >= tries:
                    break
    except Untried as untried:
        print(f"{row.goal:<66} not tried: {untried}", flush=True)
        return troubles
    print(f"{row.goal:<66} {tried:>6} {len(troubles):>6} {time.perf_counter() - started:>8.1f}", flush=True)
    for trouble in sorted(set(troubles)):
        print(f"    {troubles.count(trouble)} x {trouble}", file=sys.stderr, flush=True)
    return troubles


if __name__ == "__main__":
    sys.exit(main())
