# What a packet that waits for a MAC address loses when its route is taken away: nobody is told that it failed.
ip netns add a
ip netns add b
ip link add e0 netns a address 02:00:00:00:00:01 type veth peer name e1 netns b address 02:00:00:00:00:02
ip -n a link set lo up
ip -n b link set lo up
ip -n a link set e0 up
ip -n b link set e1 up
ip -n a addr add 10.0.0.1/24 dev e0
ip -n b addr add 10.0.0.2/24 dev e1
ip -n a route add default via 10.0.0.9
ip netns exec a ping -c1 -W1 8.8.8.8
ip -n a route del default
sleep 3
ip -n a -s link show lo
# replaced
ip -n a route add default via 10.0.0.10
ip netns exec a ping -c1 -W1 8.8.8.8
ip -n a route replace default via 10.0.0.11
sleep 3
ip -n a -s link show lo
# two rows that say the same of their prefixes are one to the kernel
ip -n a route add 10.1.0.0/16 via 10.0.0.12
ip -n a route add 10.2.0.0/16 via 10.0.0.12
ip netns exec a ping -c1 -W1 10.1.0.1
ip -n a route del 10.1.0.0/16
sleep 3
ip -n a -s link show lo
ip netns exec a ping -c1 -W1 10.2.0.1
ip -n a route add 10.1.0.0/16 via 10.0.0.12
ip -n a route del 10.2.0.0/16
sleep 3
ip -n a -s link show lo
ip netns exec a ping -c1 -W1 10.1.0.1
ip -n a route del 10.1.0.0/16
ip -n a route add 10.1.0.0/16 via 10.0.0.12
sleep 3
ip -n a -s link show lo
# another metric: not the same
ip -n a route add 10.3.0.0/16 via 10.0.0.13
ip -n a route add 10.4.0.0/16 via 10.0.0.13 metric 5
ip netns exec a ping -c1 -W1 10.3.0.1
ip -n a route del 10.3.0.0/16
sleep 3
ip -n a -s link show lo
# the address, and with it the connected route
ip -n a addr add 10.5.0.1/24 dev e0
ip netns exec a ping -c1 -W1 10.5.0.9
ip -n a addr del 10.5.0.1/24 dev e0
sleep 3
ip -n a -s link show lo
# a router
ip netns exec b sysctl -w net.ipv4.ip_forward=1
ip -n b addr add 10.6.0.1/24 dev e1
ip -n b route add 10.7.0.0/16 via 10.6.0.9
ip -n a route replace default via 10.0.0.2
ip netns exec a ping -c1 -W1 10.7.0.1
ip -n b route del 10.7.0.0/16
sleep 3
ip -n a -s link show e0
ip netns exec a ping -c1 -W1 10.6.0.8
ip -n b route add 10.8.0.0/16 via 10.6.0.9
ip -n b route del 10.8.0.0/16
sleep 3
ip -n a -s link show e0
