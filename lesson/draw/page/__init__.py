"""Whole pictures: the network as shapes, a probe's way on it, the title and the legend."""
