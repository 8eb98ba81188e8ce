# what a bridge refuses to be taught by hand, and what it takes: dynamic and sticky, learnt elsewhere, self and master
ip link add br0 address 02:00:00:00:a0:ff type bridge
ip link set br0 up
ip netns add a
ip link add v0 address 02:00:00:00:a0:01 type veth peer name e0 netns a
ip link set v0 master br0 up
ip -n a addr add 10.100.0.1/24 dev e0
ip -n a link set e0 up address 02:00:00:00:a0:0a
ip link add x0 address 02:00:00:00:a0:02 type veth peer name x1
ip link set x0 up
# master of a device that has none; the lists of lo
bridge fdb add 02:00:00:00:a0:10 dev x0 master
bridge fdb add 02:00:00:00:a0:10 dev x0 master static
bridge fdb add 02:00:00:00:a0:10 dev x0 self static
bridge fdb add 02:00:00:00:a0:10 dev x0 self dynamic
bridge fdb add 02:00:00:00:a0:10 dev x0 self
bridge fdb add 02:00:00:00:a0:10 dev x0 self
bridge fdb append 02:00:00:00:a0:10 dev x0 self
bridge fdb replace 02:00:00:00:a0:10 dev x0
bridge fdb add 02:00:00:00:a0:10 dev x0 vlan 5
bridge fdb add 33:33:00:00:00:99 dev x0
bridge fdb add 33:33:00:00:00:99 dev x0
bridge fdb add 02:00:00:00:a0:10 dev lo
bridge fdb add 02:00:00:00:a0:10 dev lo master
bridge fdb show dev x0
bridge fdb del 02:00:00:00:a0:10 dev x0 static
bridge fdb del 02:00:00:00:a0:10 dev x0 master
bridge fdb del 02:00:00:00:a0:11 dev x0
bridge fdb del 02:00:00:00:a0:10 dev x0 self
bridge fdb del 02:00:00:00:a0:10 dev lo
bridge fdb del 02:00:00:00:a0:10 dev lo master
bridge fdb del 33:33:00:00:00:99 dev x0 self vlan 5
bridge fdb del 33:33:00:00:00:99 dev x0
bridge fdb show dev x0
# the bridge's own entries
bridge fdb add 02:00:00:00:a0:20 dev br0 self
bridge fdb add 02:00:00:00:a0:21 dev br0 self static
bridge fdb add 02:00:00:00:a0:21 dev br0 self dynamic
bridge fdb add 02:00:00:00:a0:22 dev br0 master
bridge fdb add 02:00:00:00:a0:23 dev v0 master sticky
bridge fdb add 02:00:00:00:a0:23 dev v0 master permanent sticky
bridge fdb add 02:00:00:00:a0:23 dev v0 master static sticky
bridge fdb add 02:00:00:00:a0:24 dev v0 master dynamic sticky
bridge fdb add 02:00:00:00:a0:25 dev v0 master vlan 7
bridge fdb add 02:00:00:00:a0:25 dev v0 master vlan 0
bridge fdb add 02:00:00:00:a0:25 dev v0 master vlan 4095
bridge fdb add 02:00:00:00:a0:25 dev br0 self vlan 7
bridge fdb add 02:00:00:00:a0:25 dev v0 master extern_learn vlan 7
bridge fdb del 02:00:00:00:a0:23 dev v0 master vlan 7
bridge fdb del 02:00:00:00:a0:23 dev v0 master vlan 0
bridge fdb show br br0
bridge fdb del 02:00:00:00:a0:20 dev br0 self
bridge fdb del 02:00:00:00:a0:20 dev br0 self
bridge fdb del 02:00:00:00:a0:23 dev br0 self
bridge fdb del 02:00:00:00:a0:23 dev br0
bridge fdb del 02:00:00:00:a0:23 dev v0 master
# entries of somebody who learns for the bridge
bridge fdb add 02:00:00:00:a0:30 dev v0 master extern_learn
bridge fdb add 02:00:00:00:a0:30 dev v0 master extern_learn
bridge fdb add 02:00:00:00:a0:31 dev v0 master static extern_learn
bridge fdb add 02:00:00:00:a0:32 dev v0 master dynamic extern_learn
bridge fdb add 02:00:00:00:a0:33 dev v0 master static
bridge fdb replace 02:00:00:00:a0:33 dev v0 master dynamic extern_learn
bridge fdb add 02:00:00:00:a0:34 dev v0 master dynamic
bridge fdb replace 02:00:00:00:a0:34 dev v0 master dynamic extern_learn
bridge fdb add 02:00:00:00:a0:35 dev br0 self extern_learn
bridge fdb add 02:00:00:00:a0:36 dev br0 self dynamic extern_learn
bridge fdb show br br0
bridge -d fdb show br br0
bridge fdb add 02:00:00:00:a0:30 dev v0 master static
bridge fdb replace 02:00:00:00:a0:30 dev v0 master static
bridge fdb show br br0
# one entry, asked for by the bridge or by a port
bridge fdb get 02:00:00:00:a0:30 dev v0
bridge fdb get 02:00:00:00:a0:30 dev v0 master
bridge fdb get 02:00:00:00:a0:30 dev v0 self
bridge fdb get 02:00:00:00:a0:30 dev br0
bridge fdb get 02:00:00:00:a0:30 dev br0 self
bridge fdb get 02:00:00:00:a0:30 br br0
bridge fdb get 02:00:00:00:a0:99 dev v0
bridge fdb get 02:00:00:00:a0:30 dev x0
bridge fdb get 02:00:00:00:a0:30 dev x0 master
bridge fdb get 02:00:00:00:a0:30 dev lo
bridge fdb get 02:00:00:00:a0:30 br x0
bridge fdb get 02:00:00:00:a0:30 dev nosuch
bridge fdb get 02:00:00:00:a0:30 br br0 dev v0
bridge fdb get 02:00:00:00:a0:30 br br0 vlan 7
bridge fdb get 02:00:00:00:a0:30 br br0 vlan 0
bridge fdb get 02:00:00:00:a0:30 dev v0 self master
bridge fdb get 00:00:00:00:00:00 br br0
bridge fdb get 33:33:00:00:00:01 br br0
bridge fdb get nonsense br br0
bridge -s fdb get 02:00:00:00:a0:30 br br0
# flushing by kind
ip addr add 10.100.0.254/24 dev br0
ping -c1 -W1 10.100.0.1
bridge fdb show br br0
bridge fdb flush dev br0 static nopermanent
bridge fdb show br br0
bridge fdb flush dev br0 nostatic
bridge fdb show br br0
bridge fdb flush dev br0 nopermanent brport v0
bridge fdb show br br0
bridge fdb flush dev v0
bridge fdb flush dev x0 master
bridge fdb flush dev v0 master
bridge fdb show br br0
bridge fdb flush dev br0 permanent
bridge fdb show br br0
ping -c1 -W1 10.100.0.1
# nothing is learnt on a port that does not forward
ip link set v0 type bridge_slave state 4
bridge link
bridge fdb add 02:00:00:00:a0:40 dev v0 master dynamic
bridge link set dev v0 state 1
bridge link
bridge fdb add 02:00:00:00:a0:40 dev v0 master dynamic
bridge fdb add 02:00:00:00:a0:41 dev v0 master static
bridge fdb show br br0
ip link set v0 down
bridge fdb add 02:00:00:00:a0:42 dev v0 master dynamic
bridge fdb add 02:00:00:00:a0:43 dev v0 master
bridge fdb show br br0
