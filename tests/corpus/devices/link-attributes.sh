# New links with everything that can be said of them at once, and all that the kernel refuses before one exists
ip netns add w
ip link add v0 address 01:00:5e:00:00:01 type veth peer name v1
ip link add v0 address 00:00:00:00:00:00 type veth peer name v1
ip link add v0 mtu 60 type veth peer name v1
ip link add v0 mtu 70000 type veth peer name v1
ip link add v0 type veth peer name v1 mtu 60
ip link add v0 type veth peer name v1 address ff:ff:ff:ff:ff:ff
ip link add br0 mtu 60 type bridge
ip link add br0 mtu 70000 type bridge
ip link add br0 address 01:00:5e:00:00:01 type bridge
ip link add a:b type bridge
ip link add . type bridge
ip link add .. type bridge
ip link add a/b type bridge
ip link add a%b type bridge
ip link add a%d%d type bridge
ip link add a%s type bridge
ip link add sixteen-letters- type bridge
ip link add fifteen-letters type bridge
ip link del fifteen-letters
ip link add sw%d type bridge
ip link add sw%d type bridge
ip link show sw1
ip link set sw1 name sw%d
ip link show type bridge
ip link add v0 index 77 type veth peer name v1 index 77
ip link add v0 index 77 type veth peer name v1 index 78
ip link add v2 index 77 type veth peer name v3
ip link add v2 type veth peer name v3 index 78
ip link show v1
ip link show v2
ip link show v3
ip link add v12 type veth peer name v13 up
ip link show v12
ip link add v12 up type veth peer name v13
ip link show v12
ip link show v13
ip link del v12
ip link del v2
ip link add v2 broadcast 02:00:00:00:00:99 address 02:00:00:00:90:02 mtu 1400 txqueuelen 50 group 7 type veth peer name v3 address 02:00:00:00:90:03 mtu 1300
ip link show v2
ip link show v3
ip link set v3 broadcast 02:00:00:00:00:98
ip link show v3
ip link set v3 address 02:00:00:00:90:03
ip link show v3
ip link set v3 name v3
ip link set v3 up
ip link set v3 name v3b
ip link show v3b
ip link add br1 group 9 address 02:00:00:00:90:b1 type bridge
ip link add v4 master br1 type veth peer name v5
ip link show v4
ip link add v6 master v4 type veth peer name v7
ip link show v6
ip link add br2 master br1 type bridge
ip link add br3 mtu 1400 type bridge
ip link show br3
ip link add v16 type veth peer name v17
ip link set v16 netns w master br1
ip link show v16
ip -n w link show v16
ip link set v17 netns w name v16
ip link show v17
ip -n w link show v17
ip -n w link set v17 name w17
ip link add w17 type veth peer name w18
ip link set w17 netns w name v16
ip link set w17 netns w name a:b
ip link set w17 netns w name w19
ip -n w link show w19
ip link set w18 netns w name w20
ip -n w link show w20
ip -n w link show w17
ip -n w addr add 10.90.0.1/24 dev w17
ip -n w addr replace 10.90.0.1/24 dev w17
ip -n w addr change 10.90.0.1/24 dev w17
ip -n w addr add 10.90.0.1/24 dev w17
ip -n w addr show w17
ip link show br2
ip link add v6 master nosuch type veth peer name v7
ip link set v4 allmulticast on
ip link show v4
ip link set v4 allmulticast on
ip link set v4 promisc on allmulticast off
ip -d link show v4
ip link set v4 multicast off arp off
ip link show v4
ip link set v5 netns w
ip -n w link set v5 netns w
ip -n w link show v5
ip link add v5 type veth peer name v8
ip link set lo netns w
ip link set br1 netns w
ip link set v8 up alias
ip link set v8 alias "the other end"
ip link show v8
ip link set v8 alias ""
ip link show v8
