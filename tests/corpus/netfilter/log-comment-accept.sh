# targets without verdict, listings in all their forms, and saving
iptables -L
iptables -t nat -L
iptables -S
iptables -t nat -S
iptables -A INPUT -s 10.41.0.0/16 -m comment --comment "the lab" -j LOG --log-prefix "lab " --log-level 4
iptables -A INPUT -i lo -j ACCEPT
iptables -A INPUT -p icmp --icmp-type 8/0 -j ACCEPT
iptables -A INPUT -p icmp --icmp-type any -j ACCEPT
iptables -A INPUT -p icmp --icmp-type destination-unreachable -j ACCEPT
iptables -A INPUT -p icmp ! --icmp-type 0 -j ACCEPT
iptables -A INPUT -p icmp -m icmp --icmp-type time-exceeded -j ACCEPT
iptables -A INPUT -p tcp --dport ssh -j ACCEPT
iptables -A INPUT -p tcp --syn -j ACCEPT
iptables -A INPUT -p udp --sport 53 ! --dport 53 -j ACCEPT
iptables -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A INPUT -m limit --limit 5/min -j ACCEPT
iptables -A INPUT -m mac --mac-source 02:00:00:00:00:01 -j ACCEPT
iptables -A INPUT -m mark --mark 1 -j ACCEPT
iptables -A INPUT -s 10.41.0.1 -g NOCHAIN
iptables -A OUTPUT -o ens33 -d 192.168.17.2 -j RETURN
iptables -A FORWARD -j REJECT
iptables -A FORWARD -s 1.2.3.4,1.2.3.5 -j DROP
iptables -A FORWARD -s 0.0.0.0/0 -d 10.0.0.0/8 -j DROP
iptables -S
iptables -L -n
iptables -L -n -v
iptables -L INPUT -v
iptables --list-rules OUTPUT
iptables --list FORWARD --numeric --line-numbers
iptables -vnL FORWARD
iptables -nvL -t nat
iptables -t nat -A POSTROUTING -s 10.0.0.0/8 ! -d 10.0.0.0/8 -j MASQUERADE
iptables -t nat -A PREROUTING -i ens33 -p tcp --dport 8080 -j DNAT --to-destination 10.41.0.2:80
iptables -t nat -A PREROUTING -p tcp --dport 81 -j REDIRECT --to-ports 8081
iptables -t nat -A OUTPUT -d 10.9.9.9 -j DNAT --to-destination 10.41.0.1-10.41.0.3
iptables -t nat -A POSTROUTING -o ens33 -j SNAT --to-source 192.168.17.10
iptables -t nat -S
iptables -t nat -L -n -v
iptables -t mangle -S
iptables -t raw -L -n
iptables-save
iptables -F
iptables -t nat -F
iptables -S
