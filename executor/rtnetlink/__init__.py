"""``ip`` and ``bridge``, carried out by the kernel through netlink."""
