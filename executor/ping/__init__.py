"""Pings of our own, by ICMP sockets."""
