# the corners of a bridge: switches that are refused or change nothing, ports without carrier, the bridge down and up
ip link add br0 address 02:00:00:00:a1:ff type bridge
ip link set br0 up
ip netns add a
ip link add v0 address 02:00:00:00:a1:01 type veth peer name e0 netns a
ip link set v0 master br0 up
ip -n a addr add 10.101.0.1/24 dev e0
ip -n a link set e0 up address 02:00:00:00:a1:0a
ip netns add b
ip link add v1 address 02:00:00:00:a1:02 type veth peer name e1 netns b
ip link set v1 master br0 up
ip -n b addr add 10.101.0.2/24 dev e1
ip -n b link set e1 up address 02:00:00:00:a1:0b
ip addr add 10.101.0.254/24 dev br0
# what the link type can be told, and what not
ip link set br0 type bridge vlan_filtering 1
ip link set br0 type bridge vlan_filtering 0
ip link set br0 type bridge mcast_snooping 0
bridge fdb show dev br0
ip link set br0 type bridge mcast_snooping 1
bridge fdb show dev br0
sysctl -w net.bridge.bridge-nf-call-iptables=0
iptables -P FORWARD DROP
ip netns exec a ping -c1 -W1 10.101.0.2
ip link set br0 type bridge nf_call_iptables 1
ip netns exec a ping -c1 -W1 10.101.0.2
iptables -P FORWARD ACCEPT
ip netns exec a ping -c1 -W1 10.101.0.2
iptables -P FORWARD DROP
ip link set br0 type bridge nf_call_iptables 0
ip netns exec a ping -c1 -W1 10.101.0.2
iptables -P FORWARD ACCEPT
brctl delif br0 e9
ip link add x0 type veth peer name x1
brctl delif br0 x0
brctl delif lo v0
# a port's state by hand
ip link set v1 type bridge_slave state 7
ip link set v1 type bridge_slave state 5
ip link set x0 master br0
ip link set x0 type bridge_slave state 3
ip link set x0 type bridge_slave state 0
ip link set x0 up
ip link set x0 type bridge_slave state 3
ip link set x0 type bridge_slave state 0
bridge link
ip link set x1 up
sleep 0.2
bridge link
ip link set br0 type bridge stp_state 1
ip link set v1 type bridge_slave state 3
bridge link set dev v1 state 0
ip link set br0 type bridge stp_state 0
ip link set x1 down
sleep 0.2
bridge link
# ARP off on a port with carrier, and on one without
ip link set v0 arp off
ip link set x0 arp off
bridge link
ip netns exec a ping -c1 -W1 10.101.0.2
ip link set v0 arp on
# a forward delay of nothing
ip link set br0 type bridge forward_delay 0
ip link set v1 down
ip link set v1 up
bridge link
ip netns exec a ping -c1 -W1 10.101.0.2
# a bridge that goes down with a port that is down already; a port that goes down while the bridge is
ip link set v1 down
ip link set br0 down
bridge link
ip link set v1 up
bridge link
ip link set v1 down
bridge link
ip link set v0 type bridge_slave state 3
bridge link
ip link set v1 up
ip link set br0 up
bridge link
ip netns exec a ping -c1 -W1 10.101.0.2
# nothing is learnt while the ageing time is nothing
ip link set br0 type bridge ageing_time 0
sleep 0.2
bridge fdb show br br0
ip netns exec a ping -c1 -W1 10.101.0.2
bridge fdb show br br0
ip link set br0 type bridge ageing_time 30000
ip netns exec a ping -c1 -W1 10.101.0.2
bridge fdb show br br0
# a port's own address, taken out by hand, and then changed
bridge fdb del 02:00:00:00:a1:01 dev v0 master
ip link set v0 address 02:00:00:00:a1:11
bridge fdb show br br0
bridge fdb add 02:00:00:00:a1:12 dev v0 master
bridge fdb del 02:00:00:00:a1:11 dev v0 master
bridge fdb add 02:00:00:00:a1:11 dev v0 master
ip link set v0 address 02:00:00:00:a1:12
bridge fdb show br br0
ip link set v0 address 02:00:00:00:a1:13
bridge fdb show br br0
