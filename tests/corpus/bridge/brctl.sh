# bridge-utils: the old way to do the same
brctl show
brctl addbr br56
brctl addbr br56
brctl show
ip link show br56
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
brctl addif br56 a0-br
brctl addif br56 a0-br
brctl addif br56 nosuch
brctl addif nosuch a0-br
brctl show
brctl show br56
brctl show nosuch
brctl showmacs br56
ip link set br56 up
ip link set a0-br up
ip -n a addr add 10.56.0.1/24 dev a0
ip -n a link set a0 up
ip addr add 10.56.0.254/24 dev br56
ip netns exec a ping -c1 -W1 10.56.0.254
brctl setageing br56 10
brctl stp br56 on
brctl stp br56 off
brctl stp br56 maybe
brctl delif br56 a0-br
brctl delif br56 a0-br
ip netns exec a ping -c1 -W1 10.56.0.254
brctl addif br56 lo
brctl delbr br56
ip link set br56 down
brctl delbr br56
brctl delbr br56
brctl
brctl nonsense
brctl hairpin br56 a0-br on
ip link add br57 type bridge
brctl addif br57 a0-br
ip link set br57 address 02:00:00:00:57:01
brctl setbridgeprio br57 100
ip link del br57
brctl show
