# ip route get in all its forms: local, broadcast, via, from, iif, oif, mark; and caches
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.74.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip addr add 10.74.0.254/24 dev vb
ip route get 10.74.0.1
ip route get 10.74.0.254
ip route get 10.74.0.255
ip route get 8.8.8.8
ip route get 8.8.8.8 oif vb
ip route get 8.8.8.8 from 10.74.0.254
ip route get 8.8.8.8 from 10.74.0.1
ip route get 8.8.8.8 from 10.74.0.1 iif vb
sysctl -w net.ipv4.ip_forward=1
ip route get 8.8.8.8 from 10.74.0.1 iif vb
ip route get 10.74.0.254 from 10.74.0.1 iif vb
ip route get 10.74.0.1 from 8.8.8.8 iif ens33
ip route get 127.0.0.1
ip route get 224.0.0.5
ip route get 1.1.1.1 mark 5
ip route get to 1.1.1.1
ip route get fibmatch 8.8.8.8
ip route get 192.168.17.2 dev vb
ip -o route get 192.168.17.2
ip -n a route get 8.8.8.8
ip -n a route get 10.74.0.1
ip -n a route add default via 10.74.0.254 src 10.74.0.1 metric 10
ip -n a route get 8.8.8.8
ip -n a route show
ip netns exec a ping -c1 -W1 10.74.0.254
ip -n a route get 10.74.0.1 from 10.74.0.1
ip -n a route get 8.8.8.8 from 10.0.0.1
ip -n a route add 8.8.8.8/32 dev a0 scope link
ip -n a route add 8.8.4.4/32 dev a0 scope host
ip -n a route add 8.8.4.0/24 via 10.74.0.254 proto static
ip -n a route add 8.9.0.0/16 via 10.74.0.254 proto 77 tos 0x10
ip -n a route
ip -n a route get 8.9.0.1
ip -n a route get 8.9.0.1 tos 0x10
ip -n a route get 8.8.8.8
