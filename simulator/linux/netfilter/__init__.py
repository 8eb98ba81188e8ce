"""``net/netfilter`` and ``net/ipv4/netfilter``."""
