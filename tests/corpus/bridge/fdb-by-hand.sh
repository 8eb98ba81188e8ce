# the bridge's table by hand: static, dynamic, permanent, sticky, self and master, on the bridge and on its ports
ip link add vb type bridge
ip link set vb address 02:00:00:00:79:ff
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.79.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.79.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip link set a0-br address 02:00:00:00:79:0a
ip link set b0-br address 02:00:00:00:79:0b
bridge fdb add 02:00:00:00:79:01 dev a0-br master static
bridge fdb add 02:00:00:00:79:01 dev a0-br master static
bridge fdb append 02:00:00:00:79:01 dev b0-br master static
bridge fdb replace 02:00:00:00:79:01 dev b0-br master dynamic
bridge fdb add 02:00:00:00:79:02 dev a0-br master
bridge fdb add 02:00:00:00:79:03 dev a0-br master permanent
bridge fdb add 02:00:00:00:79:04 dev a0-br master dynamic
bridge fdb add 02:00:00:00:79:05 dev a0-br master static sticky
bridge fdb add 02:00:00:00:79:06 dev a0-br
bridge fdb add 02:00:00:00:79:07 dev a0-br self
bridge fdb add 02:00:00:00:79:08 dev vb self
bridge fdb add 02:00:00:00:79:09 dev vb
bridge fdb add 01:00:00:00:79:09 dev a0-br master
bridge fdb add 00:00:00:00:00:00 dev a0-br master
bridge fdb add nonsense dev a0-br
bridge fdb add 02:00:00:00:79:10
bridge fdb show br vb
bridge fdb show dev a0-br
bridge fdb show br vb state static
bridge fdb get 02:00:00:00:79:01 br vb
bridge fdb get 02:00:00:00:79:77 br vb
bridge fdb del 02:00:00:00:79:02 dev a0-br master
bridge fdb del 02:00:00:00:79:02 dev a0-br master
bridge fdb del 02:00:00:00:79:06 dev a0-br
bridge fdb del 02:00:00:00:79:0a dev a0-br master
ip netns exec a ping -c1 -W1 10.79.0.2
bridge fdb flush dev vb
bridge fdb show br vb
ip netns exec a ping -c1 -W1 10.79.0.2
ip link set a0-br type bridge_slave fdb_flush
bridge fdb show br vb
