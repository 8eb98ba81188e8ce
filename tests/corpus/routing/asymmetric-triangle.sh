# three routers in a triangle: there one way, back the other; then one side cut
ip netns add x
ip netns add y
ip netns add z
ip link add xy type veth peer name yx
ip link set xy netns x
ip link set yx netns y
ip -n x addr add 10.17.1.1/24 dev xy
ip -n y addr add 10.17.1.2/24 dev yx
ip -n x link set xy up
ip -n y link set yx up
ip link add yz type veth peer name zy
ip link set yz netns y
ip link set zy netns z
ip -n y addr add 10.17.2.1/24 dev yz
ip -n z addr add 10.17.2.2/24 dev zy
ip -n y link set yz up
ip -n z link set zy up
ip link add zx type veth peer name xz
ip link set zx netns z
ip link set xz netns x
ip -n z addr add 10.17.3.1/24 dev zx
ip -n x addr add 10.17.3.2/24 dev xz
ip -n z link set zx up
ip -n x link set xz up
ip -n x link set lo up
ip -n z link set lo up
ip -n x addr add 10.17.100.1/32 dev lo
ip -n z addr add 10.17.100.3/32 dev lo
ip netns exec x sysctl -w net.ipv4.ip_forward=1
ip netns exec y sysctl -w net.ipv4.ip_forward=1
ip netns exec z sysctl -w net.ipv4.ip_forward=1
ip -n x route add 10.17.100.3 via 10.17.1.2
ip -n y route add 10.17.100.3 via 10.17.2.2
ip -n z route add 10.17.100.1 via 10.17.3.2
ip netns exec x ping -c1 -W1 -I 10.17.100.1 10.17.100.3
ip netns exec x traceroute -n -I -q1 -w1 -m4 -s 10.17.100.1 10.17.100.3
ip netns exec z traceroute -n -I -q1 -w1 -m4 -s 10.17.100.3 10.17.100.1
ip -n y link set yz down
ip netns exec x ping -c1 -W1 -I 10.17.100.1 10.17.100.3
ip -n y route
ip -n z route
ip netns exec z ping -c1 -W1 10.17.2.1
ip -n x route replace 10.17.100.3 via 10.17.3.1
ip netns exec x ping -c1 -W1 -I 10.17.100.1 10.17.100.3
ip -n y link set yz up
ip -n y route
ip -n y route add 10.17.100.3 via 10.17.2.2
ip -n x route add 10.17.100.3 via 10.17.1.2 metric 10
ip -n x link set xz down
ip -n x route
ip netns exec x ping -c1 -W1 -I 10.17.100.1 10.17.100.3
ip -n z route del 10.17.100.1
ip -n z route add 10.17.100.1 via 10.17.2.1
ip -n y route add 10.17.100.1 via 10.17.1.1
ip netns exec x ping -c1 -W1 -I 10.17.100.1 10.17.100.3
ip netns exec x traceroute -n -I -q1 -w1 -m4 -s 10.17.100.1 10.17.100.3
