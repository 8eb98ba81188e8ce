# The kind of hardware is read first: an unknown one ends the command, an unreadable address does not.
ip link add v0 address 02:00:00:00:00:01 type veth peer name v1
ifconfig v0 hw foo 02:11:22:33:44:55
ifconfig v0 hw ETHER 02:11:22:33:44:55
ifconfig v0 hw ether
ifconfig v0 hw loop 02:11:22:33:44:55
ifconfig v0 hw ppp zz mtu 1300
ifconfig v0 hw ether zz mtu 1400
ifconfig v0 hw loop 1 hw ether zz
ifconfig v0 mtu 1280 hw foo x
ifconfig v0 hw ether zz hw foo
ifconfig nope hw ether 02:11:22:33:44:55
ip link show v0
ifconfig v0 hw ether 02:11:22:33:44:55
ip link show v0
