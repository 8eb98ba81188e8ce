"""Frames recorded on every device, and capture files."""
