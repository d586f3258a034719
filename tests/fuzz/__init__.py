"""Throwing bytes at whatever reads a file that a stranger made.

``python -m tests.fuzz`` runs the harnesses (``__main__``); each lives in a process of its own (``harness``).
"""
