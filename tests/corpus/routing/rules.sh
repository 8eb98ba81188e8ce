# Policy rules: priorities, what counts as the same, what a deletion takes
ip link set va up
ip addr add 10.0.0.1/24 dev va
ip rule add from 10.0.0.0/24 table 100
ip rule add from 10.0.0.5 lookup 200 priority 500
ip rule add to 10.1.0.0/16 table main
ip rule add fwmark 1 table 5
ip rule add fwmark 0x1/0xff table 5
ip rule add iif va table 7
ip rule add oif va table 8
ip rule add iif nodev table 9
ip rule add tos 0x10 table 10
ip rule add not from 10.9.9.9 table 11
ip rule add from all lookup main suppress_prefixlength 0
ip rule add blackhole from 1.2.3.4
ip rule add prohibit to 1.2.3.4
ip rule add unreachable iif lo
ip rule
ip -d rule
ip -j rule
ip -o rule
ip rule show table 100
ip rule list priority 500
ip rule show from 10.0.0.0/24
ip rule add from 10.0.0.0/24 table 100
ip rule add from 10.0.0.0/24 table 100 priority 500
ip rule add from 10.0.0.0/24 table 100 priority 500
ip rule del from 10.0.0.0/24 table 100
ip rule del priority 500
ip rule del priority 12345
ip rule del from 99.9.9.9
ip rule del table 5
ip rule del
ip rule add
ip rule add from 10.0.0.1
ip rule add table 44
ip rule del from 10.0.0.1
ip rule add from foo table 1
ip rule add from 10.0.0.1 table foo
ip rule add priority 0 table 3
ip rule add priority 40000 from 1.1.1.1
ip rule add from 1.1.1.1 bogus
ip rule add from 7.7.7.7 table 0
ip rule add fwmark 0 table 5
ip rule add from 0/0 table 33
ip rule add from 1.1.1.1 prohibit
ip rule add from 1.1.1.1 type prohibit
ip rule
ip rule flush
ip rule
ip rule del priority 0
ip rule
ip rule add from 1.1.1.1 table 1
ip rule add from 1.1.1.2 table 253
ip rule add from 1.1.1.2 table default
ip rule add from 1.1.1.2 table 255
ip rule
ip rule del table 1
ip rule del from 1.1.1.2 lookup default
ip rule
ip rule show table 7
ip rule get
ip rule foo
ip rule flush table 7
ip rule
ip rule
ip rule add table 100 priority 500
ip rule add not from 10.0.0.0/24 table 100 priority 500
ip rule add from 10.1.0.0/24 table 100 priority 500
ip rule add to 10.1.0.0/24 table 100 priority 500
ip rule add fwmark 1 table 100 priority 500
ip rule add fwmark 0x1/0xffffffff table 100 priority 500
ip rule
ip rule del fwmark 1
ip rule del from 10.0.0.0/16
ip rule del table 100
ip rule del not from 10.1.0.0/24
ip rule add blackhole
ip rule add prohibit priority 0
ip rule add unreachable table 7
ip rule add from 1.1.1.1 suppress_prefixlength 8 blackhole
ip rule add lookup main suppress_prefixlength 8 priority 7
ip rule show table 0
ip rule show to 10.1.0.0/24
ip rule show fwmark 1
ip rule show iif lo
ip rule
ip -6 rule
ip rule flush table 100
ip rule
ip rule flush priority 500
ip rule add iif lo table 9
ip rule add dev lo table 9
ip rule del iif lo
ip rule del pref 0
ip rule add from 1.1.1.1 to 2.2.2.0/24 iif lo oif ens33 fwmark 5 tos 0x10 table 7 pref 9
ip rule
ip -j rule
ip rule del from 1.1.1.1 to 2.2.2.0/24 iif lo oif ens33 fwmark 5 tos 0x10 table 7 pref 9
ip rule add from 1.1.1.1 table main
ip rule show
ip route show table 7
ip route show table local
