# namespaces: adding, listing, entering, deleting, and what the tool says when it cannot
ip netns
ip netns ls
ip netns add red
ip netns add blue
ip netns add red
ip netns list
ip netns exec red ip addr
ip netns exec red ip link
ip netns exec red ip route
ip netns exec red ip rule
ip netns exec red ip neigh
ip netns exec red ping -c1 -W1 127.0.0.1
ip -n red link set lo up
ip netns exec red ping -c1 -W1 127.0.0.1
ip netns exec red ping -c1 -W1 10.0.0.1
ip netns exec green ip addr
ip -n green addr
ip netns exec red
ip netns exec
ip netns exec red nosuchprogram
ip netns del green
ip netns del
ip netns add
ip netns add a/b
ip netns exec red ip netns ls
ip netns exec red ip -n blue link
ip netns exec red ip netns exec blue ip link
ip netns pids red
ip netns identify
ip netns foo
ip netns del red
ip netns exec red ip addr
ip netns add red
ip netns exec red ip link
ip netns exec red true
ip netns exec red false
ip netns delete red
ip netns ls
