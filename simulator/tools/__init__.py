"""The tools that answer at once (``ip``, ``sysctl``, ``iptables`` …): a typed command in, a ``Result`` out."""
