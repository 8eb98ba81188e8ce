# the language of the shell: loops, variables, chains of commands, redirections, quotes
for n in a b c; do echo $n; done
for i in 1 2 3; do ip link add v$i type veth peer name w$i; done
ip -br link
for i in 1 2 3; do ip addr add 10.59.$i.1/24 dev v$i && ip link set v$i up; ip link set w$i up; done
ip route
X=10.59.1.1; ping -c1 -W1 $X
NET=10.59; for i in 1 2; do ip route add $NET.10$i.0/24 via $NET.$i.2; done; ip route
ip link show nosuch || echo missing
ip link show v1 > /dev/null && echo there
ip link show nosuch 2> /dev/null
ip link show nosuch 2>/dev/null || ip link add nosuch type bridge
ip link show nosuch > /dev/null 2>&1; echo $?
true && false || echo neither
false; echo $?
! false && echo negated
echo "double $HOME_OF_NOBODY quotes" 'single $X quotes'
ip link add br0 type bridge; ip link set br0 up; ip addr add 10.59.9.1/24 dev br0
ping -c1 -W1 "10.59.9.1"
ip addr show "br0"
echo 1 > /proc/sys/net/ipv4/ip_forward && cat /proc/sys/net/ipv4/ip_forward
echo one two   three
ip link set br0 down
sleep 0.1
ip link set dev br0 up ; ip -br link show br0
ip -br addr # a comment
nosuchcommand
nosuchcommand 2>/dev/null || echo no
ip l
ip a s v1
ip r
ip ro g 10.59.1.7
ip n
ip ru
ip lin set dev v1 down
ip link set v1 nonsense
ip -V nosuch
