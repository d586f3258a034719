"""The front door: puts the parts together and starts them."""
