"""``route``, ``arp`` and ``ifconfig`` (net-tools 2.10)."""
