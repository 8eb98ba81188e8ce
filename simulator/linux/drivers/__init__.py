"""``drivers/net``: a file for each kind of device."""
