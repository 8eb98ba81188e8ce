"""``net/ipv6``, as far as it shows with IPv6 off."""
