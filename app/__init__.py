"""The front door: puts the parts together and starts them."""

__version__ = "0.1.0"
