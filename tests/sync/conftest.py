"""The fixtures of the tests of what is handed over."""

from tests.sync.three import three

__all__ = ["three"]
