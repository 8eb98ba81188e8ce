# what ip link says about mistakes
ip link add
ip link add v0
ip link add v0 type veth
ip link show v0
ip link del v0
ip link add v0 type veth peer
ip link add v0 type veth peer name
ip link add v0 type veth peer name v0
ip link add name v0 type veth peer name v1
ip link add dev v0 type veth peer name v2
ip link add v2 type veth peer name v1
ip link add type bridge
ip link add br0 type bridge nonsense 1
ip link add br0 type bridge ageing_time
ip link add br0 type bridge ageing_time x
ip link add br0 type bridge stp_state 1 ageing_time 1000
ip -d link show br0
ip link add br0 type bridge
ip link set
ip link set v0
ip link set v0 nonsense
ip link set v0 up up
ip link set v0 up down
ip link set dev v0 mtu
ip link set v0 master v1
ip link set v0 master v0
ip link set v0 master nosuch
ip link set v0 nomaster
ip link set br0 master br0
ip link add br1 type bridge
ip link set br1 master br0
ip link set lo master br0
ip link set v0 netns nosuch
ip link set v0 netns 999999
ip link set v0 address nonsense
ip link set v0 address 02:00:00:00:73:01 mtu 1400 up
ip link show v0
ip link set v0 promisc on
ip link set v0 multicast off
ip link show v0
ip link set v0 alias "first one"
ip link show v0
ip link set v0 txqueuelen 500
ip link set v0 group 5
ip link show v0
ip link set v0 type bridge_slave learning off
ip link foo v0
ip link show nosuch
ip link show v0 v1
ip -br link
