"""``route`` (net-tools): the routing table by ioctl and /proc/net/route."""
