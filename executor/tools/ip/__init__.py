"""``ip`` on the kernel: its objects' actions are requests of rtnetlink, its listings are read from there."""
