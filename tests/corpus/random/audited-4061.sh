# lab 4061
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h01
ip link add e01 netns h01 type veth peer name p01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip netns exec h01 ip link set lo up
ip -n h01 link set e01 up
ip link set p01 up
ip netns add h02
ip link add e02 type veth peer name p02
ip link set e02 netns h02
ip link set p02 master br0
ip netns exec h02 ip addr add 10.1.0.2/24 dev e02
ip -n h02 link set dev e02 up
ip link set dev p02 up
ip link add br1 type bridge
ip link set br1 up
ip netns add h11
ip link add e11 type veth peer name p11
ip link set e11 netns h11
ip link set p11 master br1
ip netns exec h11 ip addr add 10.2.0.1/24 dev e11
ip -n h11 link set dev lo up
ip -n h11 link set e11 up
ip link set dev p11 up
ip netns add h12
ip link add e12 type veth peer name p12
ip link set e12 netns h12
ip link set p12 master br1
ip -n h12 addr add 10.2.0.2/24 dev e12
ip netns exec h12 ip link set dev e12 up
ip link set dev p12 up
ip netns add rt
ip link add t0 type veth peer name q0
ip link set t0 netns rt
ip link set q0 master br0
ip link set dev q0 up
ip netns exec rt ip link set t0 up
ip link add t1 type veth peer name q1
ip link set t1 netns rt
ip link set q1 master br1
ip link set q1 up
ip -n rt link set t1 up
ip netns exec rt ip addr add 10.1.0.254/24 dev t0
ip -n rt addr add 10.2.0.254/24 dev t1
ip netns exec rt sysctl -w net.ipv4.ip_forward=1
ip -n h01 route add default via 10.1.0.254
ip netns exec h02 ip route add default via 10.1.0.254
ip netns exec h11 ip route add default via 10.2.0.254
ip netns exec h12 ip route add default via 10.2.0.254
ip netns exec h12 traceroute -n -I -q1 -w1 -m4 127.0.0.1
ip netns exec h01 iptables -t nat -S
ip netns exec h02 ip rule
ip route get 192.168.17.10
bridge fdb show br br0
bridge link
conntrack -L
ip addr
ip route show table all
ip rule
ip neigh
iptables -L -n -v
iptables -t nat -L -n -v
ip netns ls
bridge -d link
bridge fdb
conntrack -L
ip netns exec h01 ip addr
ip netns exec h01 ip route show table all
ip netns exec h01 ip rule
ip netns exec h01 ip neigh
ip netns exec h01 iptables -L -n -v
ip netns exec h01 iptables -t nat -L -n -v
ip netns exec h02 ip addr
ip netns exec h02 ip route show table all
ip netns exec h02 ip rule
ip netns exec h02 ip neigh
ip netns exec h02 iptables -L -n -v
ip netns exec h02 iptables -t nat -L -n -v
ip netns exec h11 ip addr
ip netns exec h11 ip route show table all
ip netns exec h11 ip rule
ip netns exec h11 ip neigh
ip netns exec h11 iptables -L -n -v
ip netns exec h11 iptables -t nat -L -n -v
ip netns exec h12 ip addr
ip netns exec h12 ip route show table all
ip netns exec h12 ip rule
ip netns exec h12 ip neigh
ip netns exec h12 iptables -L -n -v
ip netns exec h12 iptables -t nat -L -n -v
ip netns exec rt ip addr
ip netns exec rt ip route show table all
ip netns exec rt ip rule
ip netns exec rt ip neigh
ip netns exec rt iptables -L -n -v
ip netns exec rt iptables -t nat -L -n -v
