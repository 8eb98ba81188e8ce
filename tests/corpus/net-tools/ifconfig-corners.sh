# ifconfig: masks without an address, classes, loopback addresses, the same again, aliases that are there already
ip netns add w
ip link add h0 type veth peer name w0
ip link set w0 netns w
ip link set h0 up
ifconfig h0 netmask 255.255.255.0
ifconfig h0 broadcast 10.90.0.255
ifconfig h0:1 netmask 255.255.255.0
ifconfig h0:1 down
ifconfig h0 224.1.2.3
ip addr show h0
ifconfig h0 240.0.0.1
ip addr show h0
ifconfig h0 0.1.2.3
ip addr show h0
ip addr flush dev h0
ifconfig h0 255.255.255.255
ip addr show h0
ip addr flush dev h0
ifconfig h0 10.90.0.1
ip addr show h0
ifconfig h0 10.90.0.1
ifconfig h0 netmask 255.255.255.0
ifconfig h0 netmask 255.255.255.0
ifconfig h0 netmask 255.0.255.0
ip addr show h0
ifconfig h0 broadcast 10.90.0.255
ifconfig h0 broadcast 10.90.0.127
ifconfig h0 broadcast 10.90.0.127
ip addr show h0
ifconfig h0 netmask 255.255.0.0
ip addr show h0
ifconfig h0:1 10.90.0.1 netmask 255.255.0.0
ip addr show h0
ifconfig h0:1 10.0.0.1
ip addr show h0
ifconfig h0:2 10.90.0.1
ip addr show h0
ifconfig h0:2 127.0.0.9
ip addr show h0
ifconfig h0 127.5.0.1
ip addr show h0
ip route
ifconfig h0 192.168.90.1 netmask 255.255.255.255
ip addr show h0
ifconfig h0 192.168.90.1 netmask 255.255.255.254
ip addr show h0
ifconfig h0 0.0.0.0
ip addr show h0
ip netns exec w ifconfig lo 127.0.0.2
ip -n w addr show lo
ip netns exec w ifconfig lo 10.90.3.1
ip -n w addr show lo
ip netns exec w ifconfig lo 10.90.3.1 netmask 255.255.255.0
ip -n w addr show lo
ip netns exec w ifconfig lo broadcast 10.90.3.255
ip -n w addr show lo
ip netns exec w ifconfig nosuch 10.0.0.1
ip netns exec w ifconfig nosuch:1 10.0.0.1
ip netns exec w ifconfig w0 allmulti
ip -n w link show w0
ip netns exec w ifconfig w0 -allmulti promisc
ip -n w link show w0
