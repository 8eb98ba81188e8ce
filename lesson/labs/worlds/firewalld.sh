# What firewalld adds to the tutorial's host: started with its defaults, ens33 in the zone `public`.
#
# Played after ../world.sh. The chains and rules are those that firewalld 1.3.3 (Debian 12) makes with
# FirewallBackend=iptables. By default it writes them with nft instead, into a table `inet firewalld` that `iptables`
# does not list; there the same chains stand under the same names (filter_FWD_public and so on), and what is rejected
# is answered with "admin-prohibited", which ping prints as "Packet filtered". Here the answer is that of the default,
# in iptables' words. Left out are the tables raw, mangle and security, whose chains decide nothing, and all of IPv6.
#
# What decides: nothing is forwarded but what belongs to a flow that was let in, or leaves by ens33 again. With
# br_netfilter loaded this holds for what a bridge passes from port to port, too.

# Filter. A zone's chain is always the same row of chains: _pre, _log, _deny, _allow, _post.
for chain in INPUT_direct INPUT_ZONES INPUT_POLICIES_pre INPUT_POLICIES_post FORWARD_direct FORWARD_ZONES FORWARD_POLICIES_pre FORWARD_POLICIES_post OUTPUT_direct OUTPUT_POLICIES_pre OUTPUT_POLICIES_post; do iptables -N $chain; done
for zone in IN_public IN_allow-host-ipv6 FWD_public; do iptables -N $zone; for part in pre log deny allow post; do iptables -N ${zone}_$part; done; done

iptables -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED,DNAT -j ACCEPT
iptables -A INPUT -i lo -j ACCEPT
iptables -A INPUT -m conntrack --ctstate INVALID -j DROP
iptables -A INPUT -j INPUT_direct
iptables -A INPUT -j INPUT_ZONES
iptables -A INPUT -j REJECT --reject-with icmp-admin-prohibited
iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED,DNAT -j ACCEPT
iptables -A FORWARD -i lo -j ACCEPT
iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP
iptables -A FORWARD -j FORWARD_direct
iptables -A FORWARD -j FORWARD_ZONES
iptables -A FORWARD -j REJECT --reject-with icmp-admin-prohibited
iptables -A OUTPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A OUTPUT -o lo -j ACCEPT
iptables -A OUTPUT -j OUTPUT_direct
iptables -A OUTPUT -j OUTPUT_POLICIES_pre
iptables -A OUTPUT -j OUTPUT_POLICIES_post

# The zone `public` is ens33's, and every device's that belongs to no other zone.
iptables -A INPUT_ZONES -i ens33 -g IN_public
iptables -A INPUT_ZONES -g IN_public
iptables -A INPUT_POLICIES_pre -j IN_allow-host-ipv6
for part in pre log deny allow post; do iptables -A IN_allow-host-ipv6 -j IN_allow-host-ipv6_$part; done
iptables -A IN_public -j INPUT_POLICIES_pre
for part in pre log deny allow post; do iptables -A IN_public -j IN_public_$part; done
iptables -A IN_public -j INPUT_POLICIES_post
iptables -A IN_public -p icmp -j ACCEPT
iptables -A IN_public -j REJECT --reject-with icmp-admin-prohibited
iptables -A IN_public_allow -p tcp -m tcp --dport 22 -j ACCEPT

iptables -A FORWARD_ZONES -i ens33 -g FWD_public
iptables -A FORWARD_ZONES -g FWD_public
iptables -A FWD_public -j FORWARD_POLICIES_pre
for part in pre log deny allow post; do iptables -A FWD_public -j FWD_public_$part; done
iptables -A FWD_public -j FORWARD_POLICIES_post
iptables -A FWD_public -j REJECT --reject-with icmp-admin-prohibited
iptables -A FWD_public_allow -o ens33 -j ACCEPT

# Nat: the places are there, no rule decides anything yet.
for chain in PREROUTING_direct PREROUTING_ZONES PREROUTING_POLICIES_pre PREROUTING_POLICIES_post OUTPUT_direct OUTPUT_POLICIES_pre OUTPUT_POLICIES_post POSTROUTING_direct POSTROUTING_ZONES POSTROUTING_POLICIES_pre POSTROUTING_POLICIES_post; do iptables -t nat -N $chain; done
for zone in PRE_public PRE_allow-host-ipv6 POST_public; do iptables -t nat -N $zone; for part in pre log deny allow post; do iptables -t nat -N ${zone}_$part; done; done
iptables -t nat -A PREROUTING -j PREROUTING_direct
iptables -t nat -A PREROUTING -j PREROUTING_ZONES
iptables -t nat -A OUTPUT -j OUTPUT_direct
iptables -t nat -A OUTPUT -j OUTPUT_POLICIES_pre
iptables -t nat -A OUTPUT -j OUTPUT_POLICIES_post
iptables -t nat -A POSTROUTING -j POSTROUTING_direct
iptables -t nat -A POSTROUTING -j POSTROUTING_ZONES
iptables -t nat -A PREROUTING_ZONES -i ens33 -g PRE_public
iptables -t nat -A PREROUTING_ZONES -g PRE_public
iptables -t nat -A PREROUTING_POLICIES_pre -j PRE_allow-host-ipv6
for part in pre log deny allow post; do iptables -t nat -A PRE_allow-host-ipv6 -j PRE_allow-host-ipv6_$part; done
iptables -t nat -A PRE_public -j PREROUTING_POLICIES_pre
for part in pre log deny allow post; do iptables -t nat -A PRE_public -j PRE_public_$part; done
iptables -t nat -A PRE_public -j PREROUTING_POLICIES_post
iptables -t nat -A POSTROUTING_ZONES -o ens33 -g POST_public
iptables -t nat -A POSTROUTING_ZONES -g POST_public
iptables -t nat -A POST_public -j POSTROUTING_POLICIES_pre
for part in pre log deny allow post; do iptables -t nat -A POST_public -j POST_public_$part; done
iptables -t nat -A POST_public -j POSTROUTING_POLICIES_post
