"""Netlink: sockets inside a namespace, and messages that pyroute2 writes and reads."""
