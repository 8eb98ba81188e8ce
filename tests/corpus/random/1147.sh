# lab 1147
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h01
ip link add e01 netns h01 type veth peer name p01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip netns exec h01 ip link set e01 up
ip link set dev p01 up
ip netns add h02
ip link add e02 type veth peer name p02
ip link set e02 netns h02
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip -n h02 link set lo up
ip -n h02 link set e02 up
ip link set dev p02 up
ip link add br1 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 type veth peer name p11
ip link set e11 netns h11
ip link set p11 master br1
ip -n h11 addr add 10.2.0.1/24 dev e11
ip netns exec h11 ip link set dev e11 up
ip -n h11 link set lo up
ip link set p11 up
ip netns add h12
ip link add e12 netns h12 type veth peer name p12
ip link set p12 master br1
ip -n h12 addr add 10.2.0.2/24 dev e12
ip -n h12 link set e12 up
ip link set p12 up
ip netns add rt
ip link add t0 type veth peer name q0
ip link set t0 netns rt
ip link set q0 master br0
ip link set q0 up
ip -n rt link set dev t0 up
ip link add t1 type veth peer name q1
ip link set t1 netns rt
ip link set q1 master br1
ip link set q1 up
ip netns exec rt ip link set dev t1 up
ip -n rt addr add 10.1.0.254/24 dev t0
ip netns exec rt ip addr add 10.2.0.254/24 dev t1
ip netns exec rt sysctl -w net.ipv4.ip_forward=1
ip netns exec h01 ip route add default via 10.1.0.254
ip netns exec h02 ip route add default via 10.1.0.254
ip netns exec h12 ip route add default via 10.2.0.254
ip netns exec rt ping -c1 -W1 -q 10.1.0.254
ip netns exec h12 ping -c1 -W1 -I e12 10.1.0.254
ip netns exec h12 ping -c1 -W1 10.2.0.254
ping -c1 -W1 10.1.0.1
ping -c1 -W1 10.2.0.1
ip -n h11 link set dev e11 address 02:00:00:00:25:01
ip netns exec h12 ping -c1 -W1 10.1.0.1
ip netns exec rt ip route del default
ip netns exec rt ping -c1 -W1 10.1.0.99
ip netns exec h02 ping -c1 -W1 -t 3 10.2.0.99
sysctl -w net.ipv4.conf.all.arp_ignore=1
ip netns exec h11 traceroute -n -I -q1 -w1 -m4 10.1.0.2
ping -c1 -W1 10.1.0.2
ip netns exec h11 iptables -L -n -v
ip netns exec rt iptables -L -n -v
ip netns exec h11 ip route show table local
ip addr
ip -n h01 link
bridge fdb show br br0
bridge link
ip netns ls
