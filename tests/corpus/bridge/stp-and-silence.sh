# a root that is heard no more: what is known of it grows old, a bridge that knows only old things says nothing,
# a change of the topology that nobody confirms, and the loop of a bridge to itself
ip link add br0 address 02:00:00:00:a4:0f type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 600
ip link set br0 up
ip link add s0 type veth peer name s1
ip link set s0 master br0 up
ip link set s1 master br0 up
sleep 5
bridge link
brctl setportprio br0 s1 1
bridge link
sleep 5
bridge link
brctl setportprio br0 s1 40
bridge link
ip link del br0
ip link del s0
# b2 has two ways to b1, the direct one and one by a hub; b3 has two ways to b2
ip link add hub type bridge forward_delay 0
ip link set hub up
ip link add b1 address 02:00:00:00:a4:01 type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 2000
ip link add b2 address 02:00:00:00:a4:02 type bridge stp_state 1 forward_delay 200
ip link add b3 address 02:00:00:00:a4:03 type bridge stp_state 1 forward_delay 200
ip link set b1 up
ip link set b2 up
ip link set b3 up
ip link add l1 type veth peer name h1
ip link add l2 type veth peer name h2
ip link add d1 type veth peer name d2
ip link add p2 type veth peer name p3
ip link add q2 type veth peer name q3
ip link set h1 master hub up
ip link set h2 master hub up
ip link set l1 master b1 up
ip link set l2 master b2 up
ip link set d1 master b1 up
ip link set d2 master b2 up
ip link set p2 master b2 up
ip link set q2 master b2 up
ip link set p3 master b3 up
ip link set q3 master b3 up
bridge link set dev l2 cost 10
sleep 6
bridge link
# b1 is heard directly only, and says that it is to be forgotten sooner
ip link set h1 down
ip link set b1 type bridge max_age 600
sleep 7
bridge link
# no longer: the way by the hub is the best that b2 knows, but too old to tell of it; b3 forgets
ip link set d1 down
sleep 1
bridge link
sleep 7.4
bridge link
# and now b2 is told not to go that way
bridge link set dev l2 root_block on
brctl setpathcost b2 l2 5
bridge link
sleep 3
bridge link
sleep 4
bridge link
