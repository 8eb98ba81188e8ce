"""``route``, ``arp`` and ``ifconfig``, carried out by the model's ioctls."""
