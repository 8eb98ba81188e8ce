# lab 1035
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 netns h01 type veth peer name p01
ip link set p01 master br0
ip netns exec h01 ip addr add 10.1.0.1/24 dev e01
ip netns exec h01 ip link set dev lo up
ip -n h01 link set e01 up
ip link set dev p01 up
ip netns add h02
ip link add e02 type veth peer name p02
ip link set e02 netns h02
ip link set p02 master br0
ip netns exec h02 ip addr add 10.1.0.2/24 dev e02
ip -n h02 link set dev lo up
ip link set p02 up
ip link add br1 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 netns h11 type veth peer name p11
ip link set p11 master br1
ip -n h11 addr add 10.2.0.1/24 dev e11
ip -n h11 link set e11 up
ip link set dev p11 up
ip netns add h12
ip link add e12 type veth peer name p12
ip link set e12 netns h12
ip link set p12 master br1
ip -n h12 addr add 10.2.0.2/24 dev e12
ip netns exec h12 ip link set dev e12 up
ip -n h12 link set lo up
ip link set p12 up
ip addr add 10.1.0.254/24 dev br0
ip addr add 10.2.0.254/24 dev br1
sysctl -w net.ipv4.ip_forward=1
ip -n h01 route add default via 10.1.0.254
ip netns exec h02 ip route add default via 10.1.0.1
ip -n h11 route add default via 10.2.0.254
ip -n h12 route add default via 10.2.0.1
ip netns exec h12 ping -c1 -W1 10.1.0.254
ip netns exec h12 traceroute -n -I -q1 -w1 -m4 10.1.0.1
ip netns exec h11 ping -c1 -W1 -M do -s 1472 10.2.0.254
ip netns exec h01 ping -c1 -W1 -s 600 10.1.0.254
ip netns exec h11 ping -c1 -W1 10.2.0.1
ip link set p12 address 02:00:00:00:4a:02
ip netns exec h01 ping -c1 -W1 -M want -s 1300 10.2.0.2
ip route add unreachable 8.8.8.8
ip netns exec h11 traceroute -n -I -q1 -w1 -m4 10.1.0.254
ping -c1 -W1 192.168.17.10
ip -n h01 rule
ip netns exec h11 ip rule
ip netns exec h11 ip rule
ip netns exec h11 ip link
ip netns exec h11 arp -n
bridge fdb show br br0
bridge link
conntrack -L
