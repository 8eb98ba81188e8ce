"""The way of a probe in a picture: its moves from place to place, their lines, and its story in a few lines of text."""
