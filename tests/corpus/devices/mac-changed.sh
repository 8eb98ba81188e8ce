# a MAC address that changes: gratuitous ARP, neighbours that still know the old one, the bridge's table
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.29.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.29.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip netns exec a ping -c1 -W1 10.29.0.2
ip -n b link set b0 address 02:00:00:00:29:b0
ip -n a neigh
ip netns exec a ping -c1 -W1 10.29.0.2
ip -n a neigh
ip netns exec b sysctl -w net.ipv4.conf.b0.arp_notify=1
ip -n b link set b0 address 02:00:00:00:29:b1
ip -n a neigh
ip netns exec a ping -c1 -W1 10.29.0.2
bridge fdb show br vb
ip -n b link set b0 address 01:00:00:00:29:b1
ip -n b link set b0 address 00:00:00:00:00:00
ip -n b link set b0 address 02:00:00:00:29
ip -n b link set b0 address ff:ff:ff:ff:ff:ff
ip -n a link set a0 address 02:00:00:00:29:b1
ip -n a link show a0
ip netns exec a ping -c1 -W1 10.29.0.2
ip -n a neigh flush all
ip -n b neigh flush all
ip netns exec a ping -c1 -W1 10.29.0.2
ip -n a neigh
ip -n a link set a0 address 02:00:00:00:29:a0
ip netns exec a ping -c1 -W1 10.29.0.2
ip netns exec b ping -c1 -W1 10.29.0.1
ip link set a0-br address 02:00:00:00:29:a0
ip netns exec a ping -c1 -W1 10.29.0.2
bridge fdb show br vb
