"""Bytes to people and people to bytes. No SQL in here."""
