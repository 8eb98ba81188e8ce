"""The tools that answer at once (``ip``, ``bridge``, ``sysctl``, ``iptables`` …): a typed command in, a ``Result`` out."""
