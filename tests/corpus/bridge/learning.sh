# what a bridge learns and forgets: flooding, learning, moving, ageing time, ports down, fdb flush
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.51.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.51.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip netns add c
ip link add c0 type veth peer name c0-br
ip link set c0 netns c
ip link set c0-br master vb
ip -n c addr add 10.51.0.3/24 dev c0
ip -n c link set c0 up
ip link set c0-br up
bridge fdb show br vb
ip netns exec a ping -c1 -W1 10.51.0.2
bridge fdb show br vb dynamic
bridge fdb show dev a0-br
ip -n c -s link show c0
ip link set b0-br down
bridge fdb show br vb
ip netns exec a ping -c1 -W1 10.51.0.2
ip link set b0-br up
ip netns exec a ping -c1 -W1 10.51.0.2
ip link set b0-br nomaster
bridge link
ip netns exec a ping -c1 -W1 10.51.0.2
bridge fdb show br vb
ip link set b0-br master vb
ip netns exec a ping -c1 -W1 10.51.0.2
bridge fdb flush dev vb
bridge fdb show br vb
ip netns exec a ping -c1 -W1 10.51.0.2
ip link set vb type bridge ageing_time 200
ip netns exec a ping -c1 -W1 10.51.0.2
bridge fdb show br vb
sleep 4
bridge fdb show br vb
ip netns exec a ping -c1 -W1 10.51.0.2
ip link set vb down
ip netns exec a ping -c1 -W1 10.51.0.2
bridge link
bridge fdb show br vb
ip link set vb up
ip netns exec a ping -c1 -W1 10.51.0.2
ip link del vb
ip link show a0-br
ip netns exec a ping -c1 -W1 10.51.0.2
bridge link
