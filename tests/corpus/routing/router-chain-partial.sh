# four routers in a row, routes missing in turn, default routes pointing at each other: ttl runs out
ip netns add r1
ip netns add r2
ip netns add r3
ip netns add r4
ip link add e12 type veth peer name e21
ip link set e12 netns r1
ip link set e21 netns r2
ip -n r1 addr add 10.62.12.1/24 dev e12
ip -n r2 addr add 10.62.12.2/24 dev e21
ip -n r1 link set e12 up
ip -n r2 link set e21 up
ip link add e23 type veth peer name e32
ip link set e23 netns r2
ip link set e32 netns r3
ip -n r2 addr add 10.62.23.2/24 dev e23
ip -n r3 addr add 10.62.23.3/24 dev e32
ip -n r2 link set e23 up
ip -n r3 link set e32 up
ip link add e34 type veth peer name e43
ip link set e34 netns r3
ip link set e43 netns r4
ip -n r3 addr add 10.62.34.3/24 dev e34
ip -n r4 addr add 10.62.34.4/24 dev e43
ip -n r3 link set e34 up
ip -n r4 link set e43 up
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip netns exec r3 sysctl -w net.ipv4.ip_forward=1
ip -n r1 route add default via 10.62.12.2
ip -n r4 route add default via 10.62.34.3
ip netns exec r1 ping -c1 -W1 10.62.34.4
ip -n r2 route add 10.62.34.0/24 via 10.62.23.3
ip netns exec r1 ping -c1 -W1 10.62.34.4
ip netns exec r1 traceroute -n -I -q1 -w1 -m5 10.62.34.4
ip -n r3 route add 10.62.12.0/24 via 10.62.23.2
ip netns exec r1 ping -c1 -W1 10.62.34.4
ip netns exec r1 traceroute -n -I -q1 -w1 -m5 10.62.34.4
ip netns exec r4 traceroute -n -q1 -w1 -m5 10.62.12.1
ip netns exec r1 ping -c1 -W1 -t 1 10.62.34.4
ip netns exec r1 ping -c1 -W1 -t 2 10.62.34.4
ip netns exec r1 ping -c1 -W1 -t 3 10.62.34.4
ip -n r2 route add default via 10.62.23.3
ip -n r3 route add default via 10.62.23.2
ip netns exec r1 ping -c1 -W1 10.99.0.1
ip netns exec r1 traceroute -n -I -q1 -w1 -m6 10.99.0.1
ip netns exec r3 ping -c1 -W1 10.99.0.1
ip -n r1 link set lo up
ip netns exec r1 ping -c1 -W1 -t 1 10.62.12.1
ip netns exec r1 ping -c1 -W1 -R 10.62.34.4
ip netns exec r1 ping -c1 -W1 -t 0 10.62.34.4
ip netns exec r1 ping -c1 -W1 -t 256 10.62.34.4
ip -n r1 route replace default via 10.62.12.9
ip netns exec r1 ping -c2 -W1 10.62.34.4
ip -n r1 neigh
