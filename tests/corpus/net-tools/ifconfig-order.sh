# ifconfig carries its words out one after the other
ifconfig nodev 1.1.1.1/24
ifconfig nodev 1.1.1.1 netmask 255.255.255.0
ifconfig nodev netmask 255.255.255.0 up
ifconfig nodev mtu 1400 up
ifconfig nodev 1.1.1.1 broadcast 1.1.1.9
ip link add va type veth peer name vb
ifconfig va 10.0.0.1 netmask 255.255.255.0 broadcast 10.0.0.99 mtu 1400 up
ip addr show va
ifconfig va netmask 255.255.0.0 10.0.5.1
ip addr show va
ifconfig va broadcast 10.0.5.77 10.0.5.2 netmask 255.255.255.0
ip addr show va
