"""``ip`` (iproute2 6.1), a folder an object."""
