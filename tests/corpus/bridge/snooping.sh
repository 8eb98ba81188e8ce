# A bridge that snoops joins the group of all snoopers while it is up; with an MTU below 1280 not that of IPv6
ip link add br0 address 02:00:00:00:93:01 type bridge
bridge fdb show dev br0
ip link set br0 up
bridge fdb show dev br0
ip link set br0 type bridge mcast_snooping 0
bridge fdb show dev br0
ip link set br0 type bridge mcast_snooping 0
ip link set br0 down
ip link set br0 up
bridge fdb show dev br0
ip link set br0 type bridge mcast_snooping 1
bridge fdb show dev br0
ip link set br0 mtu 1279
bridge fdb show dev br0
ip link set br0 type bridge mcast_snooping 0
bridge fdb show dev br0
ip link set br0 type bridge mcast_snooping 1
bridge fdb show dev br0
ip link set br0 mtu 1500
bridge fdb show dev br0
ip link set br0 down
bridge fdb show dev br0
ip link set br0 type bridge mcast_snooping 0
ip link set br0 type bridge mcast_snooping 1
bridge fdb show dev br0
bridge fdb add 01:00:5e:00:00:01 dev br0 self
bridge fdb add 01:00:5e:00:00:6a dev br0 self
ip link set br0 up
bridge fdb show dev br0
ip link set br0 down
bridge fdb show dev br0
ip link add v0 type veth peer name v1
bridge fdb show dev v0
bridge fdb add 01:00:5e:00:00:01 dev v0 self
bridge fdb add 33:33:00:00:00:01 dev v0 self
ip link set v0 up
bridge fdb show dev v0
ip link set v0 down
bridge fdb show dev v0
ip link set v0 mtu 1000
bridge fdb show dev v0
ip link set v0 master br0
ip link set v1 up
ip link set v0 up
sleep 1.5
ip link set br0 up
bridge fdb show dev v0
sleep 1.5
ip -s link show v1
ip link set br0 type bridge mcast_snooping 0
sleep 1.5
ip -s link show v1
ip link set br0 type bridge mcast_snooping 1
sleep 1.5
ip -s link show v1
