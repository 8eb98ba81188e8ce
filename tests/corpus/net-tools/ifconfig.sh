# ifconfig: addresses and flags by ioctl
ip netns add ns1
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns ns1
ifconfig va
ifconfig va 10.0.0.1
ip addr show va
ifconfig va 10.0.1.1/24
ip addr show va
ifconfig va 10.0.2.1 netmask 255.255.255.0
ip addr show va
ifconfig va 10.0.2.1 netmask 255.255.255.0 broadcast 10.0.2.77
ip addr show va
ifconfig va down
ifconfig va up
ifconfig va mtu 1400
ifconfig va hw ether 02:00:00:00:00:05
ifconfig va
ifconfig va:1 10.0.3.1/24
ip addr show va
ifconfig va:1 down
ip addr show va
ip addr show va
ifconfig nodev
ifconfig nodev up
ifconfig nodev 1.1.1.1
ifconfig va foo
ifconfig va 10.0.2.300
ifconfig va netmask 255.255.0.0
ifconfig va 0.0.0.0
ip addr show va
ifconfig lo
ifconfig va promisc
ifconfig va -arp
ifconfig va
ifconfig va -promisc arp
ifconfig va txqueuelen 500
ifconfig va 172.16.5.5 up
ip addr show va
ip route
ifconfig va 192.168.77.1
ip addr show va
ifconfig va 10.0.0.1 netmask 255.0.255.0
ifconfig va broadcast 10.0.0.9
ifconfig va mtu 10
ifconfig va mtu foo
ifconfig va hw ether foo
ip addr show va
