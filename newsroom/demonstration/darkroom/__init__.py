"""A small software renderer for the demonstration photographs.

Nothing here runs in the press centre: `make_photos.py` uses it, and its pictures are committed.
Units are metres; x is right, y up, z away from the camera. Colours are linear light in 0..1.
"""
