"""The rules of the exchange, as pure functions: what a message does to where an introduction is.

``facts`` is what they look at, ``introducer`` the side that asks two people, ``party`` the side that is asked.
Whatever breaks a rule raises ``NotTaken``; nothing here reads a clock, a file or a database.
"""
