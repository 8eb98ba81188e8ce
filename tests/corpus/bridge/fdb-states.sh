# Which entries bridge fdb shows, by their state: words cut short, several, numbers.
ip link add br0 type bridge
ip link set br0 up
ip netns add a
ip link add v0 master br0 up type veth peer name e0 netns a
ip -n a link set e0 up
ip -n a addr add 10.0.0.1/24 dev e0
ip addr add 10.0.0.254/24 dev br0
ping -c1 -W1 10.0.0.1
bridge fdb add 02:00:00:00:00:09 dev v0 master static
bridge fdb show br br0 state reachable
bridge fdb show br br0 state stale
bridge fdb show br br0 state perm
bridge fdb show br br0 state dyn
bridge fdb show br br0 state dynamic
bridge fdb show br br0 state static
bridge fdb show br br0 state temp
bridge fdb show br br0 state s
bridge fdb show br br0 state all
bridge fdb show br br0 state a
bridge fdb show br br0 dynamic
bridge fdb show br br0 state static state permanent
bridge fdb show br br0 state static dynamic
bridge fdb show br br0 state permanent dynamic
bridge fdb show br br0 dynamic state permanent
bridge fdb show br br0 state 0x40
bridge fdb show br br0 state 0
bridge fdb show br br0 state 6
bridge fdb show br br0 state rea
bridge fdb show br br0 state sta
bridge fdb show br br0 state stal
bridge fdb show br br0 state t
bridge fdb show br br0 state p
bridge fdb show br br0 state x
