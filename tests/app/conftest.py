"""The fixtures of the tests of the front door."""

from tests.app.running import here

__all__ = ["here"]
