"""The vault measured beside plain SQLite: ``python -m tests.bench`` prints the table."""
