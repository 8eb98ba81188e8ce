"""Frames on a cable and the packets inside them, as frozen values."""
