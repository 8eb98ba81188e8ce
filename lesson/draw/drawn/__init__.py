"""Drawn networks: a lab played for its pictures, its networks as graphs, and the tables at each event."""
