"""``ifconfig`` (net-tools): devices and their addresses by ioctl."""
