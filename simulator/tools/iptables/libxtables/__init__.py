"""What all extensions of ``iptables`` share: their record, the packet that they ask, and what several take."""
