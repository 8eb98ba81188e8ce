"""Painters of scenes: SVG as text, and matplotlib for PNG, PDF and GIF."""
