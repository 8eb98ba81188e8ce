"""iptables' rules and conntrack's flows, read from the kernel."""
