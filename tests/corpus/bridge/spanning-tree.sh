# three bridges in a ring with the spanning tree: who is root, which port blocks, and what a cut changes
ip link add b1 address 02:00:00:00:81:01 type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 600
ip link add b2 address 02:00:00:00:81:02 type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 600
ip link add b3 address 02:00:00:00:81:03 type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 600
ip link set b1 up
ip link set b2 up
ip link set b3 up
ip link add e12 type veth peer name e21
ip link add e23 type veth peer name e32
ip link add e31 type veth peer name e13
ip link set e12 master b1 up
ip link set e21 master b2 up
ip link set e23 master b2 up
ip link set e32 master b3 up
ip link set e31 master b3 up
ip link set e13 master b1 up
ip netns add x
ip link add x0 type veth peer name x0-br
ip link set x0 netns x
ip link set x0-br master b1
ip -n x addr add 10.81.0.1/24 dev x0
ip -n x link set x0 up
ip link set x0-br up
ip netns add y
ip link add y0 type veth peer name y0-br
ip link set y0 netns y
ip link set y0-br master b3
ip -n y addr add 10.81.0.2/24 dev y0
ip -n y link set y0 up
ip link set y0-br up
sleep 8
bridge link
ip netns exec x ping -c1 -W1 10.81.0.2
ip link set e13 down
sleep 8
bridge link
ip netns exec x ping -c1 -W1 10.81.0.2
ip link set e13 up
ip link set b3 type bridge priority 100
sleep 9
bridge link
ip netns exec x ping -c1 -W1 10.81.0.2
bridge link set dev x0-br cost 500
brctl setpathcost b1 e12 300
brctl setportprio b1 e12 16
brctl sethello b1 3
brctl setmaxage b1 5
bridge link
ip link set b1 type bridge stp_state 0
ip link set b2 type bridge stp_state 0
