"""Mends of a failed probe: commands with which it succeeds, each list tried on a copy of the network."""
