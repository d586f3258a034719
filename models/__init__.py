"""The heart of Whispeer: people, what was said, favours, all of it in an encrypted vault.

No Qt and no network: everything here can be used from a script.
"""
