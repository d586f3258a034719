from tests.ui.places.handing.test_handing_place import ben, open_room, paired

__all__ = ["ben", "open_room", "paired"]
