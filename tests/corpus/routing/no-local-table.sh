# a namespace that never had an address has no local table: any address may be bound, and a next hop needs no ARP
ip netns add n1
ip netns add n2
ip link add v1 netns n1 type veth peer name v2 netns n2
ip -n n1 link set v1 up
ip -n n2 link set v2 up
ip netns exec n1 ping -c1 -W1 -I 10.22.3.1 10.22.3.2
ip netns exec n1 ping -c1 -W1 -I 10.22.3.1 10.22.3.1
ip netns exec n1 ping -c2 -W1 -I 10.22.3.1 127.0.0.1
ip netns exec n1 ping -c1 -W1 10.22.3.1
ip -n n1 route add 10.22.3.0/24 dev v1
ip netns exec n1 ping -c1 -W1 -I 10.22.3.1 10.22.3.2
ip -n n1 neigh
ip netns exec n1 ping -c1 -W1 10.22.3.2
ip netns exec n1 traceroute -n -I -q1 -w1 -m2 -s 10.22.3.1 10.22.3.2
ip -n n1 link set lo up
ip netns exec n1 ping -c1 -W1 -I 10.22.3.1 10.22.3.2
ip -n n1 link set lo down
ip netns exec n1 ping -c1 -W1 -I 10.22.3.1 10.22.3.2
ip -n n1 route show table local
ip -n n2 addr add 10.5.5.5/24 dev v2
ip -n n2 addr del 10.5.5.5/24 dev v2
ip netns exec n2 ping -c1 -W1 -I 10.22.3.1 10.22.3.2
ip -n n2 route get 10.22.3.2 from 10.22.3.1
