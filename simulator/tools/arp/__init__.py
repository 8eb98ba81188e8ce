"""``arp`` (net-tools): the neighbour table by ioctl and /proc/net/arp."""
