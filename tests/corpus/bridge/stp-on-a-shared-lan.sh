# the spanning tree where several bridges share one LAN, a hub that knows of no tree: who serves it, who is silent,
# a guarded port, a root that may not be, what a silent root leads to
ip link add hub type bridge forward_delay 0
ip link set hub up
ip link add b1 address 02:00:00:00:a3:01 type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 600
ip link add b2 address 02:00:00:00:a3:02 type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 600
ip link add b3 address 02:00:00:00:a3:03 type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 600
ip link set b1 up
ip link set b2 up
ip link add l1 type veth peer name h1
ip link add l2 type veth peer name h2
ip link add l3 type veth peer name h3
ip link set h1 master hub up
ip link set h2 master hub up
ip link set h3 master hub up
ip link set l1 master b1 up
ip link set l2 master b2 up
ip link set l3 master b3 up
ip netns add x
ip link add x0 type veth peer name x0-br
ip link set x0 netns x
ip -n x addr add 10.103.0.1/24 dev x0
ip -n x link set x0 up
ip link set x0-br master b2 up
ip netns add y
ip link add y0 type veth peer name y0-br
ip link set y0 netns y
ip -n y addr add 10.103.0.2/24 dev y0
ip -n y link set y0 up
ip link set y0-br master b3 up
# b3 is down: it hears the others and says nothing
sleep 6
bridge link
# it comes up and takes itself for the root for a moment; nobody but b1 answers
ip link set b3 up
sleep 6
bridge link
ip netns exec x ping -c1 -W1 10.103.0.2
# another port of b2 comes and goes: b3 hears on its root port what is not for it
ip link add z0 type veth peer name z1
ip link set z1 up
ip link set z0 master b2 up
sleep 5
bridge link show dev z0
ip link set z0 down
bridge link show dev z0
# the times of one that is not the root wait until it is; its MAC may change
ip link set b2 type bridge forward_delay 300 max_age 700 hello_time 200
ip link set b2 address 02:00:00:00:a3:0a
brctl setportprio b2 l2 20
brctl setportprio b2 x0-br 20
sleep 3
bridge link
ip netns exec x ping -c1 -W1 10.103.0.2
# a port that guards against bridges is switched off by the first that speaks
bridge link set dev l3 guard on
sleep 2
bridge link
ip netns exec x ping -c1 -W1 10.103.0.2
bridge link set dev l3 guard off
ip link set l3 down
ip link set l3 up
sleep 5
bridge link
ip netns exec x ping -c1 -W1 10.103.0.2
# a port that may not lead to the root: it listens for as long as a better one is heard there
bridge link set dev l3 root_block on
sleep 1
bridge link
brctl setpathcost b3 l3 7
bridge link
sleep 3
bridge link
bridge link set dev l3 root_block off
sleep 6
bridge link
# the root falls silent behind the hub: after its age b3 (the lowest MAC now) is the root
ip link set h1 down
sleep 2
bridge link
sleep 9
bridge link
ip netns exec x ping -c1 -W1 10.103.0.2
# a tree that is switched off, a port that is switched off by hand: what it heard grows old and changes nothing
ip link set b2 type bridge stp_state 0
bridge link set dev l2 state 0
bridge link
sleep 7
bridge link
ip netns exec x ping -c1 -W1 10.103.0.2
bridge link set dev l2 state 3
ip netns exec x ping -c1 -W1 10.103.0.2
