# C's %#x prints no 0x before a zero: the mark, and the mask of a rule for marks.
ip rule add fwmark 0/0xf table 100
ip rule add fwmark 1/0 table 101
ip rule add fwmark 0 table 103
ip rule add fwmark 0/0 table 102
ip rule list
ip -j rule list
ip rule show fwmark 0/0xf
ip rule del fwmark 0/0xf
ip rule list
