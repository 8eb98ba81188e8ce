# "static" behind "dynamic" changes nothing; limits taken over from ports stay when the last one has left.
ip link add v0 address 02:00:00:00:00:01 type veth peer name v1
ip link set v0 up
ip link set v1 up
ip link add br0 address 02:00:00:00:00:05 type bridge
ip -d link show br0
ip link set br0 up
ip link set v0 master br0
bridge fdb add 02:00:00:00:00:77 dev v0 master dynamic static
bridge fdb add 02:00:00:00:00:78 dev v0 master static dynamic
bridge fdb add 02:00:00:00:00:79 dev v0 master temp
bridge fdb add 02:00:00:00:00:7b dev v0 master dynamic permanent
bridge fdb add 02:00:00:00:00:7c dev v0 master permanent static
bridge fdb get 02:00:00:00:00:77 br br0
bridge fdb get 02:00:00:00:00:78 br br0
bridge fdb get 02:00:00:00:00:79 br br0
bridge fdb get 02:00:00:00:00:7b br br0
bridge fdb get 02:00:00:00:00:7c br br0
ip link set br0 down
ip -d link show br0
ip link set v0 nomaster
ip -d link show br0
