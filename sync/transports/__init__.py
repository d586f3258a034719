"""Dumb pipes for sealed bytes. None of them knows what it carries, and none is trusted with it."""
