"""Handing an intro card to one other person, peer to peer. The program runs whole without it."""
