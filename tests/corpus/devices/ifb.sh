# ifb, the device that traffic control redirects to: it exists, is listed, and loses what else it is sent
ip link add ifb9 type ifb
ip -d link show ifb9
ip link show type ifb
ip -j link show type vxlan
ip -j link show type vlan
ip addr add 10.9.0.1/24 dev ifb9
ip link set ifb9 up
ip -d link show ifb9
ip -d -j link show ifb9
ip route show dev ifb9
ping -c1 -W1 10.9.0.2
ip -s link show ifb9
ip link set ifb9 mtu 100000
ip link set ifb9 mtu 1400
ip link set ifb9 txqueuelen 100
ip link add br0 type bridge
ip link set ifb9 master br0
bridge link
ip link set ifb9 nomaster
ip netns add red
ip link set ifb9 netns red
ip -n red -br link
ip -n red link set ifb9 name mirror
ip -n red link show mirror
ip -n red link del mirror
ip -n red -br link
ip link add ifb9 type ifb frob
ip link add name ifb8 mtu 1000 type ifb
ip -br link show ifb8
ip link del ifb8 type ifb
