"""``conntrack`` (conntrack-tools 1.4.7)."""
