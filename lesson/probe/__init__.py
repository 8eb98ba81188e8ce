"""What a probe (a ping or a traceroute) is, how it can end, what a lesson claims about it, and why it can fail."""
