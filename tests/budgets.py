"""How long a run may take that could go on for ever."""

import argparse

_UNITS = {"s": 1, "m": 60, "h": 3600}


def seconds_of(text: str) -> float:
    """How many seconds a budget is, written as 90s, 3m or 1h."""
    number, unit = (text[:-1], text[-1]) if text[-1:] in _UNITS else (text, "s")
    try:
        return float(number) * _UNITS[unit]
    except ValueError:
        raise argparse.ArgumentTypeError("write it as 90s, 3m or 1h") from None
