# where iptables and the kernel let a rule stand, which chains may lead where, and what is left of a rule's words
ip link set lo up
iptables -A INPUT -i + -s 0.0.0.0/0 -p all
iptables -A INPUT ! -i +
iptables -A INPUT ! -s 0.0.0.0/0
iptables -A INPUT ! -d 10.0.0.0/0
iptables -A INPUT ! -p all
iptables -A INPUT -s 127.1.2.1/255.0.0.255
iptables -A INPUT -d 127.0.0.2/255.0.0.255 ! -s 127.0.0.7/0.0.0.15
iptables -A INPUT -p 253
ping -c1 -W1 127.0.0.1
iptables -L INPUT -n -v -x
iptables -F
# chains: built-in ones are no targets, and none may lead back to itself
iptables -A INPUT -j OUTPUT
iptables -A INPUT -j PREROUTING
iptables -A INPUT -g FORWARD
iptables -t nat -A OUTPUT -j INPUT
iptables -A OUTPUT -p icmp
iptables -A INPUT -j OUTPUT
iptables -R INPUT 1 -j OUTPUT
iptables -N one
iptables -N two
iptables -A one -j two
iptables -A two -j one
iptables -A two -j two
iptables -A INPUT -j one
iptables -A two -j one
iptables -A two -p icmp
iptables -R two 1 -j one
iptables -R two 1 -g one
iptables -R one 1 -g two
iptables -A one -p icmp
iptables -A INPUT -p icmp
ping -c1 -W1 127.0.0.1
iptables -L -n -v -x
iptables -N three
iptables -N four
iptables -A INPUT -g three
iptables -A INPUT -p icmp
iptables -A three -j four
iptables -A three -p icmp
iptables -A four -p icmp
iptables -R four 1 -j three
iptables -R four 1 -g four
iptables -R four 1 -p icmp -j RETURN
iptables -R four 2 -p icmp
ping -c1 -W1 127.0.0.1
iptables -L INPUT -n -v -x
iptables -L three -n -v -x
iptables -L four -n -v -x
# sixteen chains deep and no deeper
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do iptables -N d$n; done
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do iptables -A d$n -j d$((n + 1)); done
iptables -A FORWARD -j d1
iptables -A d15 -j d16
iptables -A d16 -j d15
iptables -I INPUT -j d2
iptables -S d15
# matches that look at what only some hooks have
iptables -A OUTPUT -m mac --mac-source 02:00:00:00:00:01
iptables -t mangle -A POSTROUTING -m mac --mac-source 02:00:00:00:00:01
iptables -N mac
iptables -A mac -m mac --mac-source 02:00:00:00:00:01
iptables -A INPUT -j mac
iptables -A OUTPUT -j mac
iptables -A INPUT -m owner --uid-owner 0
iptables -A OUTPUT -m physdev --physdev-out x
iptables -A OUTPUT -m physdev --physdev-is-out
iptables -A OUTPUT -m physdev --physdev-is-bridged --physdev-out x
iptables -A OUTPUT -m physdev --physdev-in x
# targets of one table, and of some of its hooks
iptables -t nat -A POSTROUTING -j REJECT
iptables -A INPUT -j SNAT --to-source 192.0.2.1
iptables -t nat -A PREROUTING -j SNAT --to-source 192.0.2.1
iptables -t nat -A PREROUTING -j MASQUERADE
iptables -t nat -P POSTROUTING DROP
iptables -A INPUT -j REJECT --reject-with tcp-reset
iptables -A INPUT ! -p tcp -j REJECT --reject-with tcp-reset
iptables -A INPUT -p tcp -j REJECT --reject-with tcp-reset
# a match of ports wants its protocol: the tool says so of what it puts into the kernel's own words, the kernel of the rest
iptables -A INPUT -m udp --dport 2048
iptables -A INPUT -p udp -m tcp --syn
iptables -A INPUT ! -p tcp -m udp --sport 2048
iptables -A INPUT ! -p udp -m udp --sport 2048
iptables -A INPUT -m udp
iptables -A INPUT ! -p udp -m udp
iptables -A INPUT -p udp -m tcp --tcp-option 5
iptables -A INPUT -m icmp --icmp-type 8
iptables -A INPUT ! -p udp -m icmp --icmp-type 8
iptables -A INPUT -m multiport --dports 5
iptables -A INPUT ! -p tcp -m multiport --dports 5
iptables -t nat -A PREROUTING ! -p udp -j DNAT --to-destination 192.0.2.1:80
iptables -t nat -A PREROUTING -p igmp -j DNAT --to-destination 192.0.2.1:80
iptables -t nat -A POSTROUTING -p tcp -j SNAT --to-source :80-90/5
iptables -t nat -A POSTROUTING -p tcp -j SNAT --to-source 192.0.2.1:80-90/5
iptables -t nat -A PREROUTING -p tcp -j DNAT --to-destination 192.0.2.1:80-90/5
iptables -t nat -S
# ports and flags as they come back: all are none, and not those from 0 on are those behind them
iptables -F
iptables -A FORWARD -p udp --dport 0:65535
iptables -A FORWARD -p udp ! --dport 0:65535
iptables -A FORWARD -p udp ! --dport 0:33000
iptables -A FORWARD -p udp ! --dport 0:65534
iptables -A FORWARD -p udp ! --sport 0
iptables -A FORWARD -p udp ! --sport 5 ! --dport 6
iptables -A FORWARD -p udp ! --sport 0:65535 --dport 5:
iptables -A FORWARD -p tcp --tcp-flags NONE NONE
iptables -A FORWARD -p tcp --tcp-flags NONE SYN
iptables -A FORWARD -p tcp ! --tcp-flags NONE NONE
iptables -A FORWARD -p tcp ! --dport 0:6000 --syn
iptables -A FORWARD -p tcp ! --dport 0:6000 --tcp-option 5
iptables -C FORWARD -p udp ! --dport 0:33000
iptables -C FORWARD -p udp --dport 33001:65535
iptables -D FORWARD -p udp ! --dport 0:33000
iptables -S FORWARD
iptables -L FORWARD -n
# what targets and matches print
iptables -F
iptables -t mangle -A POSTROUTING -j CLASSIFY --set-class ab:ffff
iptables -t mangle -A POSTROUTING -j CHECKSUM --checksum-fill
iptables -t mangle -A POSTROUTING -p tcp --syn -j TCPMSS --clamp-mss-to-pmtu
iptables -t mangle -A POSTROUTING -j CONNMARK --save-mark --nfmask 5 --ctmask 6
iptables -t mangle -A POSTROUTING -j CONNMARK --restore-mark --nfmask 5 --ctmask 6
iptables -t mangle -A POSTROUTING -j CONNMARK --xor-mark 5
iptables -A INPUT -m connmark ! --mark 5/6
iptables -A INPUT -m mark ! --mark 5/6
iptables -A INPUT -m conntrack ! --ctstate NEW,SNAT ! --ctproto 6 ! --ctorigsrc 192.0.2.1 ! --ctreplsrcport 5:6 ! --ctstatus NONE ! --ctexpire 5:6 --ctdir REPLY
iptables -L INPUT -n
iptables -t mangle -L POSTROUTING -n
# conntrack -p: any protocol that has a name or a number
conntrack -L -p igmp
conntrack -L -p icmpv6
conntrack -L -p ICMP
conntrack -L -p 0x11
conntrack -L -p 300
conntrack -L -p FOO
conntrack -L -p esp --dport 5
