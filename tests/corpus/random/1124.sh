# lab 1124
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h01
ip link add e01 netns h01 type veth peer name p01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip -n h01 link set e01 up
ip link set dev p01 up
ip netns add h02
ip link add e02 netns h02 type veth peer name p02
ip link set p02 master br0
ip netns exec h02 ip addr add 10.1.0.2/24 dev e02
ip netns exec h02 ip link set e02 up
ip link set dev p02 up
ip link add br1 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 netns h11 type veth peer name p11
ip link set p11 master br1
ip netns exec h11 ip addr add 10.2.0.1/24 dev e11
ip netns exec h11 ip link set e11 up
ip link set p11 up
ip netns add h12
ip link add e12 type veth peer name p12
ip link set e12 netns h12
ip link set p12 master br1
ip -n h12 addr add 10.2.0.2/24 dev e12
ip netns exec h12 ip link set e12 up
ip -n h12 link set lo up
ip link set dev p12 up
ip netns add rt
ip link add t0 netns rt type veth peer name q0
ip link set q0 master br0
ip link set dev q0 up
ip netns exec rt ip link set dev t0 up
ip link add t1 type veth peer name q1
ip link set t1 netns rt
ip link set q1 master br1
ip link set q1 up
ip netns exec rt ip link set t1 up
ip -n rt addr add 10.1.0.254/24 dev t0
ip netns exec rt ip addr add 10.2.0.254/24 dev t1
ip netns exec rt sysctl -w net.ipv4.ip_forward=1
ip -n h02 route add default via 10.1.0.254
ip -n h11 route add default via 10.2.0.254
ip -n h12 route add default via 10.2.0.254
ip netns exec h12 ping -c1 -W1 10.2.0.1
ip netns exec rt ping -c1 -W1 10.1.0.254
ip netns exec h12 ping -c1 -W1 10.1.0.1
ip netns exec h12 ip link set dev e12 mtu 500
ip netns exec h11 ping -c1 -W1 10.2.0.254
ip netns exec h02 ping -c1 -W1 10.1.0.254
ip netns exec h01 ip route del default
ip netns exec h12 ping -c1 -W1 -q 10.2.0.1
ip -n h12 link set lo up
ip netns exec h12 ping -c1 -W1 10.2.0.2
ip netns exec rt ping -c1 -W1 -s 3000 1.1.1.1
ip netns exec h02 iptables -S
ip route show table local
iptables -L -n -v
ip rule
bridge fdb show br br0
bridge link
ip netns ls
