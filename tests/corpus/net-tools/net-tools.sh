# ifconfig, route and arp do what ip does, and print it their own way
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 address 02:00:00:00:57:0a
ip link set a0 netns a
ip link set b0 netns b
ip netns exec a ifconfig
ip netns exec a ifconfig -a
ip netns exec a ifconfig a0 10.57.0.1 netmask 255.255.255.0 up
ip netns exec b ifconfig b0 10.57.0.2/24 up
ip netns exec a ifconfig a0
ip netns exec a route -n
ip netns exec a route
ip netns exec a ping -c1 -W1 10.57.0.2
ip netns exec a arp -n
ip netns exec a route add default gw 10.57.0.2
ip netns exec a route add -net 10.99.0.0 netmask 255.255.0.0 gw 10.57.0.2
ip netns exec a route add -net 10.98.0.0/16 dev a0
ip netns exec a route add -host 10.97.0.1 gw 10.57.0.2
ip netns exec a route add -net 10.96.0.0/16 reject
ip netns exec a route -n
ip -n a route
ip netns exec a route del -net 10.98.0.0/16
ip netns exec a route del default
ip netns exec a route del default
ip netns exec a route del -host 10.97.0.1
ip netns exec a route add default gw 10.77.0.1
ip netns exec a route add -net 10.99.0.1 netmask 255.255.0.0 gw 10.57.0.2
ip netns exec a ifconfig a0 mtu 1400
ip netns exec a ifconfig a0 hw ether 02:00:00:00:57:0b
ip netns exec a ifconfig a0
ip netns exec a ifconfig a0 down
ip netns exec a ifconfig
ip netns exec a route -n
ip netns exec a ifconfig nosuch
ip netns exec a ifconfig nosuch up
ip netns exec a ifconfig lo up
ip netns exec a ifconfig lo
ip netns exec a ifconfig a0:1 10.57.1.1/24 up
ip -n a addr show a0
ip netns exec a arp 10.57.0.2
ip netns exec a arp -n 10.57.0.77
