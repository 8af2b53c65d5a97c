#!/bin/bash
# Makes the captures of this folder with real programs between network namespaces, then those of crafted.py and messages.py.
# Needs root and the Debian packages listed in README.md; touches nothing outside its own namespaces and a temporary folder.
#   samples/make.sh            makes everything (about two minutes)
#   samples/make.sh dns tls13  makes only these
#
#        alice  10.0.0.1 fd00::1  ---veth---  10.0.0.2 fd00::2  bob  10.0.1.1  ---veth (MTU 1400)---  10.0.1.2  carol
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
chmod 755 "$work" # some servers give their rights up
wanted=" $* "
only=${1:-}
longest=25 # seconds one sample may take
packets=60 # packets one sample may hold

# No program outlives its sample.
alice() { timeout $longest ip netns exec remora-alice "$@"; }
bob() { timeout $longest ip netns exec remora-bob "$@"; }
carol() { timeout $longest ip netns exec remora-carol "$@"; }

background=()
start() { # WHO COMMAND…: a server for the length of one sample
  started=$((started + 1))
  timeout $longest ip netns exec "remora-$1" "${@:2}" >"$work/log.$started" 2>&1 &
  background+=($!)
}
started=0
stop_background() {
  for id in "${background[@]}"; do kill "$id" 2>/dev/null && wait "$id" 2>/dev/null; done
  background=()
}

remove() {
  stop_background
  for name in alice bob carol; do
    for id in $(ip netns pids "remora-$name" 2>/dev/null); do kill "$id" 2>/dev/null; done
    ip netns delete "remora-$name" 2>/dev/null
    rm -rf "/etc/netns/remora-$name"
  done
  rmdir /etc/netns 2>/dev/null
  rm -rf "$work"
}
trap remove EXIT

build() {
  for name in alice bob carol; do
    mkdir -p "/etc/netns/remora-$name"
    echo "nameserver 10.0.0.2" >"/etc/netns/remora-$name/resolv.conf"
    echo "127.0.0.1 localhost $name.example.test $name" >"/etc/netns/remora-$name/hosts"
    ip netns add "remora-$name"
    ip netns exec "remora-$name" ip link set lo up
  done
  # An interface number that no reader has, since SLL2 is printed with the reader's own names.
  ip link add b0 index 1002 address 02:00:00:00:00:02 netns remora-bob type veth peer name a0 address 02:00:00:00:00:01 netns remora-alice
  ip link add b1 address 02:00:00:00:01:01 netns remora-bob type veth peer name c0 address 02:00:00:00:01:02 netns remora-carol
  # Checksums and segments as a wire would carry them: no offloading.
  alice ethtool -K a0 tx off rx off tso off gso off gro off >/dev/null
  bob ethtool -K b0 tx off rx off tso off gso off gro off >/dev/null
  bob ethtool -K b1 tx off rx off tso off gso off gro off >/dev/null
  carol ethtool -K c0 tx off rx off tso off gso off gro off >/dev/null
  bob ip link set b1 mtu 1400
  carol ip link set c0 mtu 1400
  alice ip address add 10.0.0.1/24 dev a0
  alice ip -6 address add fd00::1/64 dev a0 nodad
  bob ip address add 10.0.0.2/24 dev b0
  bob ip -6 address add fd00::2/64 dev b0 nodad
  bob ip address add 10.0.1.1/24 dev b1
  bob ip -6 address add fd00:1::1/64 dev b1 nodad
  carol ip address add 10.0.1.2/24 dev c0
  carol ip -6 address add fd00:1::2/64 dev c0 nodad
  alice ip link set a0 up
  bob ip link set b0 up
  bob ip link set b1 up
  carol ip link set c0 up
  alice ip route add default via 10.0.0.2
  alice ip -6 route add default via fd00::2
  carol ip route add default via 10.0.1.1
  carol ip -6 route add default via fd00:1::1
  bob sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0
  bob ip route add prohibit 10.9.0.0/16
  bob ip route add unreachable 10.8.0.0/16
  bob ip -6 route add prohibit fd00:9::/64
  sleep 2 # link-local addresses leave duplicate address detection
}

# sample NAME FILTER FUNCTION: captures at bob's b0 (or $at, as "namespace interface") what FUNCTION causes.
sample() {
  local name=$1 filter=$2 traffic=$3 place=${at:-bob b0} recorder
  [[ -n $only && $wanted != *" $name "* ]] && return
  : >"$work/recorder"
  # shellcheck disable=SC2086
  set -- $place
  timeout -s INT $longest ip netns exec "remora-$1" tcpdump -i "$2" ${datalink:+-y $datalink} --immediate-mode -U -Z root -c $packets -w "$work/out.pcap" "$filter" 2>"$work/recorder" &
  recorder=$!
  for _ in {1..100}; do grep -q "listening on" "$work/recorder" && break; sleep 0.05; done
  $traffic >"$work/traffic" 2>&1
  sleep "${linger:-0.4}"
  kill -INT $recorder 2>/dev/null
  wait $recorder
  stop_background
  cp "$work/out.pcap" "$here/$name.pcap"
  echo "$name: $(sed -n 's/ packets* captured//p' "$work/recorder") packets, $(stat -c %s "$here/$name.pcap") bytes"
}

forget_neighbours() { alice ip neighbour flush dev a0; bob ip neighbour flush dev b0; }

# Waits until something listens, instead of guessing how long a program takes to start.
listening() { for _ in {1..100}; do bob ss -Hlntu "sport = :$1" | grep -q . && return; sleep 0.05; done; }

name_server() {
  start bob dnsmasq --keep-in-foreground --user=root --no-resolv --no-hosts --log-facility=- --pid-file= \
    --dhcp-leasefile="$work/leases" --interface=b0 --bind-interfaces --auth-ttl=60 --local=/test/ \
    --host-record=www.example.test,10.0.0.2,fd00::2,300 --cname=web.example.test,www.example.test \
    --mx-host=example.test,mail.example.test,10 --txt-record=example.test,"v=spf1 -all","second string" \
    --srv-host=_sip._udp.example.test,www.example.test,5060,1,2 --ptr-record=2.0.0.10.in-addr.arpa,www.example.test \
    --caa-record=example.test,0,issue,ca.example.test --naptr-record=example.test,10,20,u,sip+E2U,'!^.*$!sip:info@example.test!' "$@"
  listening 53
}
certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /O=Remora/CN=www.example.test \
    -addext subjectAltName=DNS:www.example.test -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
}
pages() { mkdir -p "$work/www"; echo "<h1>Hello from Remora</h1>" >"$work/www/index.html"; }
tls_server() {
  certificate
  pages
  start bob env --chdir="$work/www" openssl s_server -accept 443 -key "$work/key.pem" -cert "$work/certificate.pem" -WWW -alpn h2,http/1.1 "$@"
  listening 443
}
tls_client() { printf 'GET /index.html HTTP/1.0\r\n\r\n' | alice timeout 3 openssl s_client -connect 10.0.0.2:443 -servername www.example.test -quiet "$@"; }
web_server() {
  pages
  start bob /usr/bin/python3 -m http.server --bind :: --directory "$work/www" 80
  listening 80
}
dialogue_server() { start bob /usr/bin/python3 "$here/dialogues.py" serve "$1"; sleep 0.7; }

welcome() {
  name_server
  web_server
  tls_server -tls1_3
  forget_neighbours
  sleep 0.2
  alice ping -c 2 -i 0.2 10.0.0.2
  alice dig +tries=1 @10.0.0.2 web.example.test A
  alice dig +tries=1 @10.0.0.2 example.test MX
  alice curl -s http://www.example.test/
  alice ping -6 -c 2 -i 0.2 fd00::2
  alice traceroute -n -q 1 -N 1 -w 1 10.0.1.2
  tls_client -alpn h2,http/1.1
}
arp() { forget_neighbours; alice ping -c 1 10.0.0.2; alice ping -c 1 -W 1 10.0.0.77; alice busybox arping -c 1 -I a0 10.0.0.2; alice busybox arping -U -c 1 -I a0 10.0.0.1; alice busybox arping -D -c 1 -w 1 -I a0 10.0.0.99; }
icmp() {
  alice ping -c 2 -i 0.2 10.0.0.2
  alice ping -c 1 -W 1 -t 1 10.0.1.2              # time exceeded
  alice ping -c 1 -W 1 10.9.0.1                   # administratively prohibited
  alice ping -c 1 -W 1 10.8.0.1                   # host unreachable
  alice ping -c 1 -W 1 -M do -s 1450 10.0.1.2     # fragmentation needed
  alice /usr/bin/python3 -c 'import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"anyone?", ("10.0.0.2", 9))'
  alice /usr/bin/python3 "$here/dialogues.py" odd-icmp
}
ipv4_options() {
  alice ping -c 1 -R 10.0.1.2
  alice ping -c 1 -T tsandaddr 10.0.1.2
  alice ping -c 1 -T tsonly 10.0.0.2
  alice ping -c 1 -Q 0xb8 10.0.0.2
}
fragments() { alice ping -c 1 -s 3000 10.0.0.2; alice ping -6 -c 1 -s 3000 fd00::2; alice ping -c 1 -s 1480 10.0.0.2; }
trace_route() { alice traceroute -n -q 2 10.0.1.2; alice traceroute -6 -n -q 1 fd00:1::2; alice traceroute -n -I -q 1 10.0.1.2; alice traceroute -n -T -p 81 -q 1 10.0.1.2; }
icmpv6() {
  alice ping -6 -c 2 -i 0.2 fd00::2
  alice ping -6 -c 1 -W 1 -t 1 fd00:1::2
  alice ping -6 -c 1 -W 1 fd00:9::1
  alice ping -6 -c 1 -W 1 -M do -s 1400 fd00:1::2
  alice /usr/bin/python3 -c 'import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b"anyone?", ("fd00::2", 9))'
}
neighbours() {
  name_server --enable-ra --dhcp-range=fd00::,ra-stateless,64 --ra-param=b0,mtu:1280,high,5,60 --dhcp-option=option6:dns-server,[fd00::2] --dhcp-option=option6:domain-search,example.test
  forget_neighbours
  alice ip -6 address add fd00::3/64 dev a0
  alice ping -6 -c 1 fd00::2
  alice ip link set a0 down; alice ip link set a0 up
  sleep 6
  alice ip -6 address delete fd00::3/64 dev a0
  alice ip -6 address replace fd00::1/64 dev a0 nodad
  alice ip route replace default via 10.0.0.2
  alice ip -6 route replace default via fd00::2
}
multicast_listeners() {
  bridge_at_bob mcast_querier 1 mcast_startup_query_interval 50 mcast_snooping 1 mcast_mld_version 2 mcast_igmp_version 3
  for version in 1 2; do
    alice sysctl -qw net.ipv6.conf.a0.force_mld_version=$version
    alice /usr/bin/python3 "$here/dialogues.py" join ff05::1234
    sleep 1
  done
  alice sysctl -qw net.ipv6.conf.a0.force_mld_version=0
  no_bridge_at_bob
}
igmp() {
  bridge_at_bob mcast_querier 1 mcast_startup_query_interval 50 mcast_snooping 1 mcast_igmp_version 3
  for version in 1 2 3; do
    alice sysctl -qw net.ipv4.conf.a0.force_igmp_version=$version
    alice /usr/bin/python3 "$here/dialogues.py" join 239.1.2.3
    sleep 0.7
  done
  alice /usr/bin/python3 "$here/dialogues.py" join-source 239.1.2.4 10.0.0.2
  alice sysctl -qw net.ipv4.conf.a0.force_igmp_version=0
  no_bridge_at_bob
}
# Bob's end as the port of a bridge that owns his addresses.
bridge_at_bob() {
  bob ip link add br0 address 02:00:00:00:00:02 type bridge stp_state 0 "$@"
  bob ip link set b0 master br0
  bob ip address add 10.0.0.2/24 dev br0
  bob ip link set br0 up
}
no_bridge_at_bob() { bob ip link delete br0; }
spanning_tree() {
  bob ip link add br0 type bridge stp_state 1 hello_time 100 forward_delay 400
  bob ip link set b0 master br0
  bob ip link set br0 up
  sleep 6
  no_bridge_at_bob
}
vxlan() {
  alice ip link add vx0 address 02:00:00:00:10:01 type vxlan id 42 remote 10.0.0.2 dstport 4789 dev a0
  bob ip link add vx0 address 02:00:00:00:10:02 type vxlan id 42 remote 10.0.0.1 dstport 4789 dev b0
  alice ip address add 10.0.20.1/24 dev vx0; bob ip address add 10.0.20.2/24 dev vx0
  alice ip link set vx0 up; bob ip link set vx0 up
  alice ping -c 2 -i 0.3 10.0.20.2
  alice ip link delete vx0; bob ip link delete vx0
}
dns() {
  name_server
  for question in "www.example.test A" "www.example.test AAAA" "web.example.test A" "example.test MX" "example.test TXT" "_sip._udp.example.test SRV" "example.test CAA" "example.test NAPTR" "missing.test A"; do
    # shellcheck disable=SC2086
    alice dig +tries=1 @10.0.0.2 $question
  done
  alice dig +tries=1 +noedns @10.0.0.2 -x 10.0.0.2
  alice dig +tries=1 +dnssec +nsid +subnet=10.0.0.0/24 @fd00::2 www.example.test
  alice dig +tries=1 @10.0.0.2 version.bind CH TXT
  alice dig +tries=1 +tcp @10.0.0.2 www.example.test A
  alice dig +tries=1 @10.0.0.2 other.example.com A
}
mdns() {
  mkdir -p "$work/avahi" /run/avahi-daemon
  printf '[server]\nhost-name=bob\nallow-interfaces=b0\nenable-dbus=no\n[publish]\npublish-hinfo=no\n[reflector]\n[rlimits]\n' >"$work/avahi/daemon.conf"
  start bob unshare --uts --mount sh -c "hostname bob; mount -t tmpfs none /run/avahi-daemon; mount -t tmpfs none /etc/avahi/services; exec avahi-daemon --no-drop-root --no-chroot --no-rlimits -f $work/avahi/daemon.conf"
  sleep 3
  alice dig +tries=1 +timeout=1 -p 5353 @224.0.0.251 bob.local A
  alice dig +tries=1 +timeout=1 -p 5353 @224.0.0.251 _services._dns-sd._udp.local PTR
}
dhcp() {
  name_server --dhcp-range=10.0.0.100,10.0.0.120,1h --dhcp-option=option:router,10.0.0.2 --dhcp-option=option:ntp-server,10.0.0.2 \
    --dhcp-option=option:domain-search,example.test,lab.test --domain=example.test --dhcp-option=121,10.5.0.0/16,10.0.0.2 --dhcp-authoritative
  alice busybox udhcpc -i a0 -s /bin/true -n -q -f -t 2 -T 1 -x hostname:alice -F alice.example.test -O search -O staticroutes -O ntpsrv
  alice /usr/bin/python3 "$here/dialogues.py" dhcp-inform
  printf 'send host-name "alice"; request subnet-mask, routers, domain-name, domain-search;\n' >"$work/dhclient.conf"
  alice timeout 6 dhclient -1 -d -v -cf "$work/dhclient.conf" -lf "$work/dhclient.leases" -pf "$work/dhclient.pid" -sf /bin/true a0 &
  sleep 3; alice dhclient -r -cf "$work/dhclient.conf" -lf "$work/dhclient.leases" -pf "$work/dhclient.pid" -sf /bin/true a0; wait $!
}
dhcpv6() {
  name_server --enable-ra --dhcp-range=fd00::100,fd00::120,64,1h --dhcp-option=option6:dns-server,[fd00::2] --dhcp-option=option6:ntp-server,[fd00::2] --dhcp-option=option6:domain-search,example.test
  # A fixed DUID: dhclient would otherwise make one of the time and the first interface.
  printf 'default-duid "\\000\\003\\000\\001\\002\\000\\000\\000\\000\\001";\n' >"$work/leases6"
  alice timeout 8 dhclient -6 -1 -d -v -lf "$work/leases6" -pf "$work/dhclient6.pid" -sf /bin/true a0 &
  sleep 4; alice dhclient -6 -r -lf "$work/leases6" -pf "$work/dhclient6.pid" -sf /bin/true a0; wait $!
  alice timeout 3 dhclient -6 -S -1 -d -lf "$work/leases6.b" -pf "$work/dhclient6b.pid" -sf /bin/true a0
}
ntp() {
  printf 'local stratum 8\nallow\ncmdport 0\nbindcmdaddress /\npidfile %s/chronyd.pid\n' "$work" >"$work/chrony.conf"
  start bob chronyd -x -d -u root -f "$work/chrony.conf"
  listening 123; sleep 1
  alice timeout 8 chronyd -Q -t 6 -u root -f /dev/null "server 10.0.0.2 iburst maxsamples 2" "cmdport 0" "pidfile $work/chronyd.a" "bindcmdaddress /"
  alice /usr/bin/python3 "$here/dialogues.py" ntp-control
}
http() {
  web_server
  alice curl -s http://www.example.test/ --resolve www.example.test:80:10.0.0.2
  alice curl -s -H 'Cookie: a=b' --compressed http://10.0.0.2/missing
  alice curl -s -d 'name=value' "http://[fd00::2]/form"
  alice curl -sI http://10.0.0.2/
}
tls12() { tls_server -tls1_2; tls_client -alpn h2,http/1.1 -tls1_2; alice timeout 3 openssl s_client -connect 10.0.0.2:443 -tls1_3 -brief </dev/null; }
tls13() { tls_server -tls1_3; tls_client -alpn h2,http/1.1 -tls1_3; }
dtls() { certificate; start bob openssl s_server -dtls1_2 -accept 4433 -key "$work/key.pem" -cert "$work/certificate.pem" -quiet; sleep 0.7; (echo hello; sleep 1) | alice timeout 4 openssl s_client -dtls1_2 -connect 10.0.0.2:4433 -quiet; }
ssh() {
  ssh-keygen -q -t ed25519 -N "" -C remora -f "$work/host_key"
  printf 'Port 22\nHostKey %s/host_key\nPidFile none\nUsePAM no\nPasswordAuthentication no\n' "$work" >"$work/sshd_config"
  start bob unshare --mount sh -c "mount -t tmpfs none /run; mkdir -p /run/sshd; exec /usr/sbin/sshd -D -e -f $work/sshd_config"
  listening 22
  alice timeout 5 ssh -F /dev/null -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentityFile=none -l nobody 10.0.0.2 true
}
tcp() {
  dialogue_server tcp
  alice /usr/bin/python3 "$here/dialogues.py" tcp-options
  alice curl -s -m 1 http://10.0.0.2:81/ # refused
}
lldp_and_cdp() {
  mkdir -p "$work/lldp"
  start alice unshare --uts --mount sh -c "hostname alice; mount -t tmpfs none /run; mkdir -p /run/lldpd; exec lldpd -d -ccc -I a0 -C a0 -S 'Remora sample station' -P Linux -m 10.0.0.1 -M 1 -u $work/lldpd.socket"
  sleep 1.5
  for setting in "lldp tx-interval 1" "system hostname alice.example.test" "system description 'Remora sample station'" "med location address country NL city Delft" \
    "med policy application voice tagged vlan 20 priority voice dscp 46" "ports a0 lldp portdescription uplink" "inventory disable"; do
    eval "lldpcli -u $work/lldpd.socket configure $setting"
  done
  sleep 5
}
vrrp() {
  for version in 2 3; do
    printf 'global_defs { vrrp_version %d\n vrrp_garp_master_repeat 1\n router_id bob }\nvrrp_instance one { state MASTER\n interface b0\n virtual_router_id 51\n priority 150\n advert_int 1\n authentication { auth_type PASS\n auth_pass example }\n virtual_ipaddress { 10.0.0.50\n 10.0.0.51 } }\n' $version >"$work/keepalived.conf"
    [[ $version = 3 ]] && sed -i '/authentication/,/}/c virtual_ipaddress { 10.0.0.50 } }' "$work/keepalived.conf"
    timeout 7 ip netns exec remora-bob unshare --uts --mount sh -c "mount -t tmpfs none /run; hostname bob; exec keepalived -P -n -l -D -f $work/keepalived.conf -p $work/keepalived.pid -r $work/vrrp.pid"
  done
}
snmp() {
  printf 'agentAddress udp:10.0.0.2:161\nrocommunity public\nrwcommunity private\nsysDescr Remora sample agent\nsysContact nobody@example.test\nsysLocation nowhere\nsysName bob\nrwuser carol\n' >"$work/snmpd.conf"
  mkdir -p "$work/snmp"
  echo 'createUser carol SHA "authentic pass" AES "private pass"' >"$work/snmp/snmpd.conf"
  start bob env SNMP_PERSISTENT_DIR="$work/snmp" SNMPCONFPATH="$work:$work/snmp" snmpd -f -Lo -I system_mib,sysORTable,snmp_mib
  listening 161; sleep 0.7
  export SNMP_PERSISTENT_DIR="$work/snmp" SNMPCONFPATH="$work" MIBS=
  alice snmpget -v1 -c public -t 1 -r 0 10.0.0.2 .1.3.6.1.2.1.1.1.0 .1.3.6.1.2.1.1.3.0
  alice snmpget -v2c -c public -t 1 -r 0 10.0.0.2 .1.3.6.1.2.1.1.9.9.0
  alice snmpbulkget -v2c -c public -t 1 -r 0 -Cn1 -Cr3 10.0.0.2 .1.3.6.1.2.1.1.2 .1.3.6.1.2.1.1.4
  alice snmpgetnext -v1 -c public -t 1 -r 0 10.0.0.2 .1.3.6.1.2.1.1
  alice snmpset -v2c -c private -t 1 -r 0 10.0.0.2 .1.3.6.1.2.1.1.6.0 s somewhere
  alice snmptrap -v1 -c public 10.0.0.2 .1.3.6.1.4.1.8072 10.0.0.1 6 17 100 .1.3.6.1.2.1.1.5.0 s alice
  alice snmptrap -v2c -c public 10.0.0.2 100 .1.3.6.1.6.3.1.1.5.3 .1.3.6.1.2.1.2.2.1.1.1 i 1
  alice snmpget -v3 -l authPriv -u carol -a SHA -A "authentic pass" -x AES -X "private pass" -t 1 -r 0 10.0.0.2 .1.3.6.1.2.1.1.5.0
}
sip() {
  start bob sipp -sn uas -i 10.0.0.2 -p 5060 -m 1 -nostdin
  sleep 1
  (cd "$work" && alice timeout 10 sipp -sn uac -i 10.0.0.1 -p 5060 -m 1 -d 300 -nostdin 10.0.0.2:5060)
  alice /usr/bin/python3 "$here/dialogues.py" sip-register
}
radius() {
  cp -r /etc/freeradius/3.0 "$work/raddb"
  printf 'client alice { ipaddr = 10.0.0.1\n secret = testing123 }\n' >"$work/raddb/clients.conf"
  printf 'carol Cleartext-Password := "secret"\n  Reply-Message = "Hello, %%{User-Name}", Framed-IP-Address = 10.0.0.130, Session-Timeout = 3600, Tunnel-Type:1 = VLAN, Tunnel-Medium-Type:1 = IEEE-802, Tunnel-Private-Group-Id:1 = "20"\n' >"$work/raddb/mods-config/files/authorize"
  rm -f "$work/raddb/mods-enabled/eap" "$work/raddb/sites-enabled/inner-tunnel"
  cp "$here/radius-site" "$work/raddb/sites-enabled/default"
  chmod -R a+rX "$work/raddb"
  start bob freeradius -X -d "$work/raddb" -n radiusd
  listening 1812; sleep 0.5
  echo 'User-Name = "carol", User-Password = "secret", NAS-IP-Address = 10.0.0.1, NAS-Port = 3, NAS-Port-Type = Ethernet, Called-Station-Id = "02-00-00-00-00-02", Service-Type = Framed-User' | alice radclient -r 1 -t 2 10.0.0.2:1812 auth testing123
  echo 'User-Name = "carol", User-Password = "wrong"' | alice radclient -r 1 -t 3 10.0.0.2:1812 auth testing123
  echo 'User-Name = "carol", Acct-Status-Type = Start, Acct-Session-Id = "0001", NAS-IP-Address = 10.0.0.1, Framed-IP-Address = 10.0.0.130' | alice radclient -r 1 -t 2 10.0.0.2:1813 acct testing123
  echo 'User-Name = "carol", Acct-Status-Type = Stop, Acct-Session-Id = "0001", Acct-Input-Octets = 12345, Acct-Session-Time = 60, Acct-Terminate-Cause = User-Request' | alice radclient -r 1 -t 2 10.0.0.2:1813 acct testing123
}
tftp() {
  mkdir -p "$work/tftp"; chmod 755 "$work" "$work/tftp"
  head -c 1200 /dev/zero | tr '\0' 'r' >"$work/tftp/boot.img"; chmod 666 "$work/tftp/boot.img"
  start bob in.tftpd --foreground --listen --user root --create --permissive --address 10.0.0.2:69 --secure "$work/tftp"
  listening 69
  (cd "$work" && alice busybox tftp -g -r boot.img -l fetched 10.0.0.2)
  (cd "$work" && alice busybox tftp -g -b 1024 -r boot.img -l fetched 10.0.0.2)
  (cd "$work" && alice busybox tftp -p -l log.1 -r stored 10.0.0.2)
  (cd "$work" && alice busybox tftp -g -r missing -l fetched 10.0.0.2)
}
syslog() {
  dialogue_server syslog
  alice unshare --uts sh -c "hostname alice; logger -n 10.0.0.2 -P 514 -d -p auth.info -t login --rfc3164 'session opened for carol'; logger -n 10.0.0.2 -P 514 -d -p kern.crit -t kernel --rfc5424=notq,notime 'temperature above threshold'; logger -n 10.0.0.2 -P 514 --tcp -p local7.debug -t demo 'over TCP'"
}
smtp() { dialogue_server smtp; alice /usr/bin/python3 "$here/dialogues.py" smtp; }
ftp() { dialogue_server ftp; alice /usr/bin/python3 "$here/dialogues.py" ftp; }
pop() { dialogue_server pop; alice /usr/bin/python3 "$here/dialogues.py" pop; }
imap() { dialogue_server imap; alice /usr/bin/python3 "$here/dialogues.py" imap; }
rtp() { dialogue_server rtp; alice /usr/bin/python3 "$here/dialogues.py" rtp; }
udplite() { alice /usr/bin/python3 "$here/dialogues.py" udplite; }
anywhere() { forget_neighbours; alice ping -c 1 10.0.0.2; alice ping -6 -c 1 fd00::2; alice curl -s -m 1 http://10.0.0.2:81/; bob ping -c 1 127.0.0.1; }

build
packets=58 linger=0.8 sample welcome "not (ip6 and udp) and not ether multicast or arp or icmp6[0] >= 135" welcome
sample arp "arp" arp
packets=40 sample icmp "icmp or udp port 9" icmp
sample ipv4-options "icmp" ipv4_options
sample fragments "icmp or ip6" fragments
sample traceroute "icmp or icmp6 or udp portrange 33434-33534 or tcp port 81" trace_route
sample icmpv6 "icmp6[0] < 130 or ip6 proto 17" icmpv6
packets=30 sample neighbours "icmp6" neighbours
packets=24 sample mld "ip6[6] == 0" multicast_listeners
packets=24 sample igmp "igmp" igmp
sample stp "stp" spanning_tree
sample vxlan "udp port 4789" vxlan
packets=40 sample dns "port 53" dns
packets=24 sample mdns "udp port 5353" mdns
packets=24 sample dhcp "udp port 67 or udp port 68" dhcp
packets=24 sample dhcpv6 "udp port 546 or udp port 547" dhcpv6
packets=24 sample ntp "udp port 123" ntp
packets=44 sample http "tcp port 80" http
packets=40 sample tcp "tcp" tcp
packets=30 sample tls12 "tcp port 443" tls12
packets=30 sample tls13 "tcp port 443" tls13
packets=24 sample dtls "udp port 4433" dtls
packets=30 sample ssh "tcp port 22" ssh
packets=16 sample lldp-cdp "ether proto 0x88cc or ether dst 01:00:0c:cc:cc:cc" lldp_and_cdp
packets=16 sample vrrp "ip proto 112 or arp" vrrp
packets=30 sample snmp "udp port 161 or udp port 162" snmp
packets=30 sample sip "udp port 5060" sip
packets=24 sample radius "udp port 1812 or udp port 1813" radius
packets=24 sample tftp "udp" tftp
packets=24 sample syslog "port 514" syslog
packets=40 sample smtp "tcp port 25" smtp
packets=60 sample ftp "tcp" ftp
packets=40 sample pop "tcp port 110" pop
packets=40 sample imap "tcp port 143" imap
packets=30 sample rtp "udp" rtp
packets=12 sample udplite "ip proto 136 or ip6 proto 136" udplite
at="bob any" datalink=LINUX_SLL packets=20 sample sll "not udp and not net 127.0.0.0/8" anywhere
at="bob any" datalink=LINUX_SLL2 packets=20 sample sll2 "not udp and not net 127.0.0.0/8" anywhere
at="bob lo" packets=6 sample loopback "icmp" anywhere
[[ -z $only ]] && /usr/bin/python3 "$here/crafted.py" "$here"
[[ -z $only ]] && /usr/bin/python3 "$here/messages.py" "$here"
du -cb "$here"/*.pcap | tail -1
