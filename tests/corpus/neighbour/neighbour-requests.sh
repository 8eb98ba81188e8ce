# ip neigh: states set by hand and what the kernel makes of them, on a device with ARP and on one without
ip netns add w
ip link add h0 address 02:00:00:00:91:01 type veth peer name w0 address 02:00:00:00:91:02
ip link set w0 netns w
ip addr add 10.91.0.1/24 dev h0
ip -n w addr add 10.91.0.2/24 dev w0
ip link set h0 up
ip -n w link set w0 up
ip neigh add 10.91.0.2 dev h0
ip neigh add 10.91.0.2 lladdr 02:00:00:00:91:02 dev h0
ip neigh change 10.91.0.2 dev h0 nud stale
ip neigh change 10.91.0.2 dev h0 nud permanent
ip neigh show dev h0
ip neigh change 10.91.0.2 dev h0 nud probe
sleep 0.2
ip neigh show dev h0
ip neigh change 10.91.0.2 dev h0 nud delay
ip neigh show dev h0
ip neigh change 10.91.0.2 lladdr 02:00:00:00:91:77 dev h0 nud probe
sleep 4
ip neigh show dev h0
ip netns exec w ip -s link show w0
ping -c1 -W1 10.91.0.2
ip neigh add 10.91.0.9 lladdr 02:00:00:00:91:09 dev h0 nud probe
ip neigh show dev h0
sleep 4
ip neigh show dev h0
ip neigh show nud failed
ip neigh add 10.91.0.10 dev h0 nud none
ip neigh add 10.91.0.11 dev h0 nud failed
ip neigh add 10.91.0.12 dev h0 nud delay
ip neigh show dev h0 nud all
ip neigh change 10.91.0.11 dev h0 nud stale
ip neigh change 10.91.0.10 dev h0 nud incomplete
ip neigh show dev h0 nud all
ip neigh add 10.91.0.255 lladdr 02:00:00:00:91:05 dev h0
ip neigh add 224.0.0.5 lladdr 02:00:00:00:91:05 dev h0
ip neigh add 127.0.0.5 lladdr 02:00:00:00:91:05 dev h0
ip neigh add 10.91.0.1 lladdr 02:00:00:00:91:05 dev h0
ip neigh show dev h0 nud all
ip neigh add proxy 10.91.0.50 dev h0
ip neigh add proxy 10.91.0.51 dev h0
ip neigh show proxy
ip link set h0 arp off
ip neigh show dev h0 nud all
ip neigh show proxy
ping -c1 -W1 10.91.0.2
ip neigh show dev h0 nud all
ip neigh add 10.91.0.20 lladdr 02:00:00:00:91:20 dev h0 nud probe
ip neigh add 10.91.0.21 lladdr 02:00:00:00:91:20 dev h0 nud reachable
ip neigh add 10.91.0.22 dev h0 nud incomplete
ip neigh show dev h0 nud all
ip netns exec w ping -c1 -W1 10.91.0.1
sleep 4
ip neigh show dev h0 nud all
ip link set h0 down
ip neigh show nud all
ip neigh show proxy
ip link set h0 up arp on
ping -c1 -W1 10.91.0.2
ip neigh flush all
ip neigh show dev h0
