"""Netlink: requests to the kernel as bytes, and its answers (RFC 3549, include/uapi/linux/netlink.h)."""
