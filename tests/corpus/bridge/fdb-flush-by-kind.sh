# bridge fdb flush removes the entries that its words select, and no others
ip link add br0 type bridge
ip link add d0 type veth peer name d1
ip link set d0 master br0 up
ip link set d1 up
ip link set br0 up
bridge fdb replace 02:00:00:00:00:01 dev d0 master static
bridge fdb replace 02:00:00:00:00:02 dev d0 master dynamic
bridge fdb replace 02:00:00:00:00:03 dev d0 master permanent
bridge fdb replace 02:00:00:00:00:04 dev d0 master static sticky
bridge fdb replace 02:00:00:00:00:05 dev d0 master static extern_learn
bridge fdb flush dev br0 vlan 5
bridge fdb flush dev br0 vlan 0
bridge fdb flush dev br0 vlan 4095
bridge fdb flush dev br0 vlan x
bridge fdb flush dev br0 vlan 5000
bridge fdb flush dev br0 vlan 5 vlan 6
bridge fdb flush dev br0 vlan
bridge fdb flush dev br0 brport br0 brport br0
bridge fdb flush dev br0 brport nope
bridge fdb flush dev nope vlan 0
bridge fdb flush dev br0 offloaded
bridge fdb flush dev br0 noadded_by_user brport d0
bridge fdb show br br0 brport d0 state static
bridge fdb show br br0 brport d0
bridge fdb flush dev br0 sticky
bridge fdb show br br0 brport d0
bridge fdb flush dev br0 extern_learn
bridge fdb show br br0 brport d0
bridge fdb flush dev br0 dynamic
bridge fdb show br br0 brport d0
bridge fdb flush dev br0 static
bridge fdb show br br0 brport d0
bridge fdb replace 02:00:00:00:00:01 dev d0 master static
bridge fdb replace 02:00:00:00:00:02 dev d0 master dynamic
bridge fdb replace 02:00:00:00:00:04 dev d0 master static sticky
bridge fdb replace 02:00:00:00:00:05 dev d0 master static extern_learn
bridge fdb flush dev d0 master nosticky static
bridge fdb show br br0 brport d0
bridge fdb flush dev br0 nodynamic noextern_learn
bridge fdb show br br0 brport d0
bridge fdb flush dev br0 brport d0 added_by_user
bridge fdb show br br0 brport d0
