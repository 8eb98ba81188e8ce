"""A probe, a ping or a traceroute: its command, its outcome, a lesson's claim about it, and the causes of failure."""
