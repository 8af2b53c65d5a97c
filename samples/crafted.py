"""Writes the captures of protocols for which make.sh has no program (Scapy 2.5.0): crafted.py FOLDER."""

import hashlib
import hmac
import struct
import sys
from zlib import crc32

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from scapy.all import (
    ARP, CookedLinux, DNS, DNSQR, DNSRR, Dot1Q, Dot3, Ether, GRE, ICMP, IP, IPv6, IPv6ExtHdrDestOpt, IPv6ExtHdrFragment,
    IPv6ExtHdrHopByHop, IPv6ExtHdrRouting, LLC, Loopback, NBNSQueryRequest, NBNSQueryResponse, NBNS_ADD_ENTRY, NBNSHeader, NBTDatagram,
    PPP, PPPoE, PPPoED, Pad1, PadN, PPPoETag, Raw, RouterAlert, SNAP, STP, TCP, UDP, conf, load_contrib, wrpcap,
    HAO, IPv6ExtHdrSegmentRouting, LLMNRQuery, LLMNRResponse, AH, ESP, ICMPv6EchoRequest, ICMPv6EchoReply, Jumbo,
)
from scapy.layers.dot11 import (
    Dot11, Dot11AssoReq, Dot11AssoResp, Dot11Auth, Dot11Beacon, Dot11Deauth, Dot11Disas, Dot11Elt, Dot11ProbeReq, Dot11ProbeResp,
    Dot11QoS, RadioTap,
)
from scapy.layers.ppp import (
    PPP_CHAP_ChallengeResponse, PPP_CHAP, PPP_ECP, PPP_IPCP, PPP_IPCP_Option_IPAddress, PPP_LCP_Configure, PPP_LCP_Echo,
    PPP_LCP_Magic_Number_Option, PPP_LCP_MRU_Option, PPP_LCP_Auth_Protocol_Option, PPP_LCP_Terminate, PPP_PAP_Request, PPP_PAP_Response,
)

load_contrib("geneve")
load_contrib("mpls")
from scapy.contrib.geneve import GENEVE, GeneveOptions  # noqa: E402
from scapy.contrib.mpls import MPLS  # noqa: E402

ALICE, BOB = "02:00:00:00:00:01", "02:00:00:00:00:02"
FIRST_SECOND = 1735689600  # 2025-01-01 00:00:00 UTC


def there(payload, type=None):
    frame = Ether(src=ALICE, dst=BOB)
    if type is not None:
        frame.type = type
    return frame / payload


def back(payload):
    return Ether(src=BOB, dst=ALICE) / payload


def ping(number, reply=False, **more):
    source, destination = ("10.0.0.2", "10.0.0.1") if reply else ("10.0.0.1", "10.0.0.2")
    return IP(src=source, dst=destination, id=number, **more) / ICMP(type=0 if reply else 8, id=7, seq=number) / bytes(range(16))


def ping6(number, reply=False):
    source, destination = ("fd00::2", "fd00::1") if reply else ("fd00::1", "fd00::2")
    return IPv6(src=source, dst=destination) / (ICMPv6EchoReply if reply else ICMPv6EchoRequest)(id=7, seq=number, data=bytes(range(16)))


def tcp(options, **fields):
    return there(IP(src="10.0.0.1", dst="10.0.0.2", id=1) / TCP(sport=40000, dport=7100, seq=1000, options=options, **fields))


def tcp_options():
    return [
        tcp([("MSS", 1460), ("SAckOK", b""), ("Timestamp", (100, 0)), ("NOP", None), ("WScale", 7)], flags="S"),
        tcp([("NOP", None), ("NOP", None), ("SAck", (2000, 3000))], flags="A", ack=500),
        tcp([("NOP", None), ("NOP", None), ("SAck", (2000, 3000, 4000, 5000, 6000, 7100))], flags="A", ack=500),
        tcp([("MSS", 1460), ("TFO", (0x01020304, 0x05060708)), ("NOP", None), ("NOP", None)], flags="S"),
        tcp([(19, bytes(range(16))), ("NOP", None), ("NOP", None)], flags="A", ack=500),
        tcp([(29, b"\x05\x06" + bytes(range(12)))], flags="A", ack=500),
        tcp([("AltChkSum", (1, 0)), ("EOL", None)], flags="S"),
        tcp([(28, b"\x80\x0f"), ("EOL", None)], flags="S"),
        tcp([(30, bytes.fromhex("00810102030405060708")), ("EOL", None)], flags="S"),
        tcp([(30, bytes.fromhex("20010000000100000001000c0000")), ], flags="A", ack=500),
        tcp([(5, b"\x00\x01")], flags="A", ack=500),
        tcp([(253, b"\x12\x34data"), ("EOL", None)], flags="A", ack=500),
        tcp([], flags="FSRPAUECN", ack=1, urgptr=9),
        tcp([], flags=0),
        tcp([], flags="PA", ack=501, window=0) / b"payload",
    ]


def ipv6_extension_headers():
    def chain(*headers):
        packet = IPv6(src="fd00::1", dst="fd00::2", fl=0x12345, tc=0xB8, hlim=64)
        for header in headers:
            packet /= header
        return there(packet)

    last = UDP(sport=40000, dport=7100) / b"data"
    return [
        chain(IPv6ExtHdrHopByHop(options=[RouterAlert(value=0), PadN(optdata=b"")]), last),
        chain(IPv6ExtHdrDestOpt(options=[PadN(optdata=b"\0\0\0\0")]), last),
        chain(IPv6ExtHdrDestOpt(options=[HAO(hoa="fd00::99")]), last),
        chain(IPv6ExtHdrRouting(type=0, segleft=1, addresses=["fd00::3", "fd00::4"]), last),
        chain(IPv6ExtHdrRouting(type=2, segleft=1, addresses=["fd00::5"]), last),
        chain(IPv6ExtHdrSegmentRouting(addresses=["fd00::2", "fd00::3"], segleft=1, lastentry=1), last),
        chain(IPv6ExtHdrFragment(id=0xABCD, offset=0, m=1), UDP(sport=40000, dport=7100, len=40, chksum=0x1234) / b"12345678"),
        chain(IPv6ExtHdrFragment(id=0xABCD, offset=2, m=0, nh=17), Raw(b"tail of it......")),
        chain(IPv6ExtHdrHopByHop(options=[Jumbo(jumboplen=71000)]), IPv6ExtHdrDestOpt(), last),
        chain(AH(spi=0x1000, seq=1, payloadlen=4, icv=bytes(12), nh=17), last),
        chain(IPv6ExtHdrHopByHop(options=[Pad1(), Pad1()]), IPv6ExtHdrDestOpt(), IPv6ExtHdrFragment(id=1, m=0, offset=0), last),
        chain(ESP(spi=0x1001, seq=2, data=bytes(range(32)))),
        there(IPv6(src="fd00::1", dst="fd00::2", nh=59) / b"nothing follows"),
    ]


def ipv4_in_ip():
    return [
        there(IP(src="10.0.0.1", dst="10.0.0.2", id=1) / ping(1)),
        back(IP(src="10.0.0.2", dst="10.0.0.1", id=1) / ping(1, True)),
        there(IP(src="10.0.0.1", dst="10.0.0.2", id=2, proto=41) / ping6(1)),
        there(IPv6(src="fd00::1", dst="fd00::2", nh=4) / ping(2)),
        there(IPv6(src="fd00::1", dst="fd00::2", nh=41) / ping6(2)),
        there(IP(src="10.0.0.1", dst="10.0.0.2", id=3) / IP(src="10.1.0.1", dst="10.1.0.2", id=4) / ping(3)),
    ]


def gre():
    outer = dict(src="10.0.0.1", dst="10.0.0.2", id=1)
    return [
        there(IP(**outer) / GRE(proto=0x0800) / ping(1)),
        back(IP(src="10.0.0.2", dst="10.0.0.1", id=1) / GRE(proto=0x0800) / ping(1, True)),
        there(IP(**outer) / GRE(chksum_present=1, key_present=1, key=42, seqnum_present=1, sequence_number=7, proto=0x0800) / ping(2)),
        there(IP(**outer) / GRE(proto=0x86DD) / ping6(1)),
        there(IP(**outer) / GRE(key_present=1, key=0x00002A01, proto=0x6558) / there(ping(3))),
        there(IP(**outer) / GRE(proto=0x8847) / MPLS(label=100, s=1, ttl=64) / ping(4)),
        there(IPv6(src="fd00::1", dst="fd00::2") / GRE(proto=0x0800) / ping(5)),
        there(IP(**outer) / GRE(proto=0x0800) / IP(src="10.1.0.1", dst="10.1.0.2", id=2) / GRE(proto=0x0800) / ping(6)),
        # Enhanced GRE of PPTP (RFC 2637): version 1, a call identifier, a sequence and an acknowledgment number.
        there(IP(**outer, proto=47) / Raw(bytes.fromhex("3081880b 0018 0001 00000005 00000004".replace(" ", "")) + bytes(PPP(proto=0x21) / ping(7))[:24])),
        there(IP(**outer, proto=47) / Raw(bytes.fromhex("2081880b0000000100000005"))),
    ]


def mpls():
    return [
        there(MPLS(label=16, s=1, ttl=64) / ping(1), 0x8847),
        there(MPLS(label=100, s=0, cos=5, ttl=63) / MPLS(label=200, s=1, ttl=64) / ping(2), 0x8847),
        there(MPLS(label=2, s=1, ttl=64) / ping6(1), 0x8847),
        there(MPLS(label=0, s=1, ttl=1) / ping(3), 0x8848),
        there(MPLS(label=300, s=1, ttl=64) / Raw(bytes(4) + bytes(there(ping(4)))), 0x8847),
        there(MPLS(label=7, s=0, ttl=64) / MPLS(label=99, s=0, ttl=64) / MPLS(label=3, s=1, ttl=64) / ping(5), 0x8847),
        there(Dot1Q(vlan=30) / MPLS(label=17, s=1, ttl=64) / ping(6)),
    ]


def geneve():
    def wrap(inner, **header):
        return there(IP(src="10.0.0.1", dst="10.0.0.2", id=1) / UDP(sport=50000, dport=6081) / GENEVE(**header) / inner)

    return [
        wrap(there(ping(1)), vni=42, proto=0x6558),
        wrap(there(ping(2)), vni=42, proto=0x6558, options=[GeneveOptions(classid=0x0102, type=0x80, data=b"\1\2\3\4")]),
        wrap(there(ping(3)), vni=43, proto=0x6558, oam=1, critical=1, options=[GeneveOptions(classid=0x0104, type=1, data=bytes(8)), GeneveOptions(classid=0xFFF0, type=2, data=b"")]),
        wrap(ping(4), vni=44, proto=0x0800),
        wrap(ping6(1), vni=45, proto=0x86DD),
    ]


def vlan_stacks():
    return [
        there(Dot1Q(vlan=5, prio=3) / ping(1)),
        there(Dot1Q(vlan=100) / Dot1Q(vlan=5) / ping(2), 0x88A8),
        there(Dot1Q(vlan=100, type=0x8100, id=1) / Dot1Q(vlan=5, prio=7) / ping6(1), 0x88A8),
        there(Dot1Q(vlan=1) / Dot1Q(vlan=2) / Dot1Q(vlan=3) / ping(3)),
        there(Dot1Q(vlan=0, prio=5) / ARP(hwsrc=ALICE, psrc="10.0.0.1", pdst="10.0.0.2")),
        there(Dot1Q(vlan=9) / ping(4), 0x9100),
        there(Dot1Q(vlan=4094, type=0x30) / LLC(dsap=0x42, ssap=0x42, ctrl=3) / STP(rootmac=ALICE, bridgemac=BOB)),
    ]


def llc():
    def frame(payload):
        return Dot3(src=ALICE, dst=BOB) / payload

    return [
        frame(LLC(dsap=0xAA, ssap=0xAA, ctrl=3) / SNAP(OUI=0, code=0x0800) / ping(1)),
        frame(LLC(dsap=0xAA, ssap=0xAA, ctrl=3) / SNAP(OUI=0, code=0x86DD) / ping6(1)),
        frame(LLC(dsap=0xAA, ssap=0xAA, ctrl=3) / SNAP(OUI=0, code=0x0806) / ARP(hwsrc=ALICE, psrc="10.0.0.1", pdst="10.0.0.2")),
        frame(LLC(dsap=0xAA, ssap=0xAA, ctrl=3) / SNAP(OUI=0x00000C, code=0x2000) / Raw(b"\x02\xb4\0\0\0\x01\0\x07bob")),
        frame(LLC(dsap=0xAA, ssap=0xAA, ctrl=3) / SNAP(OUI=0x123456, code=0x0001) / Raw(b"private use")),
        frame(LLC(dsap=0x42, ssap=0x42, ctrl=3) / STP(rootmac=ALICE, bridgemac=BOB)),
        frame(Raw(b"\x00\x01\xbf" + b"\x81\x00\x00")),  # XID
        frame(Raw(b"\xf0\xf0\x7f")),  # SABME to NetBIOS
        frame(Raw(b"\xfe\xfe\x03\x83" + bytes(8))),  # OSI network layer
        frame(Raw(b"\x04\x05\x01\x09")),  # RR supervisory
        frame(Raw(b"\x04\x04\x02\x04information")),  # I frame
        frame(Raw(b"\xff\xff" + b"\0\x1e\0\0" + bytes(24))),  # raw IPX of Novell
        Ether(src=ALICE, dst=BOB, type=0x88B5) / b"local experimental",
        Ether(src=ALICE, dst=BOB, type=0x9000) / (b"\0\0\1\0\0\0" + bytes(40)),
    ]


def rstp():
    """Rapid and multiple spanning tree (802.1D-2004, 802.1Q): version 2 with its flags, version 3 with one instance."""
    root, bridge = bytes.fromhex("8000020000000001"), bytes.fromhex("8000020000000002")
    timers = bytes.fromhex("0100140002000f00")
    rapid = lambda flags, kind=2, version=2: bytes([0, 0, version, kind, flags]) + root + bytes(4) + bridge + b"\x80\x01" + timers + b"\0"
    region = b"\0" + b"region".ljust(32, b"\0") + b"\0\1" + bytes(16)
    instance = bytes([0x7C]) + bytes.fromhex("8001020000000001") + bytes(4) + b"\x80\x80\x14"
    multiple = bytes([0, 0, 3, 2, 0x7C]) + root + bytes(4) + root + b"\x80\x01" + timers + b"\0"
    multiple += (64 + 16).to_bytes(2, "big") + region + bytes(4) + bridge + b"\x14" + instance
    bodies = [rapid(0x0E), rapid(0x3C), rapid(0x7C), rapid(0x79), b"\0\0\0\x80", multiple]
    return [Dot3(src=BOB, dst="01:80:c2:00:00:00") / LLC(dsap=0x42, ssap=0x42, ctrl=3) / Raw(body) for body in bodies]


def rarp():
    return [
        there(ARP(op=3, hwsrc=ALICE, hwdst=ALICE, psrc="0.0.0.0", pdst="0.0.0.0"), 0x8035),
        back(ARP(op=4, hwsrc=BOB, hwdst=ALICE, psrc="10.0.0.2", pdst="10.0.0.1")),
        there(ARP(op=8, hwsrc=ALICE, hwdst=BOB, psrc="10.0.0.1", pdst="0.0.0.0")),
        there(ARP(op=9, hwsrc=ALICE, hwdst=BOB, psrc="10.0.0.1", pdst="10.0.0.2")),
        there(ARP(op=12, hwsrc=ALICE, hwdst=BOB, psrc="10.0.0.1", pdst="10.0.0.2")),
    ]


def pppoe():
    discovery = lambda code, session, *tags: PPPoED(code=code, sessionid=session) / b"".join(bytes(PPPoETag(tag_type=kind, tag_value=value)) for kind, value in tags)
    session = lambda payload: there(PPPoE(sessionid=0x11) / payload)
    answer = lambda payload: back(PPPoE(sessionid=0x11) / payload)
    return [
        Ether(src=ALICE, dst="ff:ff:ff:ff:ff:ff") / discovery(0x09, 0, (0x0101, b""), (0x0103, b"\1\2\3\4")),
        back(discovery(0x07, 0, (0x0101, b""), (0x0102, b"concentrator"), (0x0103, b"\1\2\3\4"), (0x0104, bytes(16)))),
        there(discovery(0x19, 0, (0x0101, b"internet"), (0x0103, b"\1\2\3\4"), (0x0104, bytes(16)))),
        back(discovery(0x65, 0x11, (0x0101, b"internet"), (0x0103, b"\1\2\3\4"))),
        session(PPP(proto=0xC021) / PPP_LCP_Configure(code=1, id=1, options=[PPP_LCP_MRU_Option(max_recv_unit=1492), PPP_LCP_Magic_Number_Option(magic_number=0x01020304)])),
        answer(PPP(proto=0xC021) / PPP_LCP_Configure(code=1, id=1, options=[PPP_LCP_MRU_Option(max_recv_unit=1492), PPP_LCP_Auth_Protocol_Option(auth_protocol=0xC023), PPP_LCP_Magic_Number_Option(magic_number=0x05060708)])),
        session(PPP(proto=0xC021) / PPP_LCP_Configure(code=2, id=1, options=[PPP_LCP_MRU_Option(max_recv_unit=1492)])),
        answer(PPP(proto=0xC021) / PPP_LCP_Configure(code=4, id=1, options=[PPP_LCP_Magic_Number_Option(magic_number=0x01020304)])),
        session(PPP(proto=0xC023) / PPP_PAP_Request(id=1, username=b"carol", password=b"secret")),
        answer(PPP(proto=0xC023) / PPP_PAP_Response(code=2, id=1, message=b"Welcome")),
        answer(PPP(proto=0xC223) / PPP_CHAP_ChallengeResponse(code=1, id=2, value=bytes(range(16)), optional_name=b"concentrator")),
        session(PPP(proto=0xC223) / PPP_CHAP_ChallengeResponse(code=2, id=2, value=bytes(range(16, 32)), optional_name=b"carol")),
        answer(PPP(proto=0xC223) / PPP_CHAP(code=3, id=2, data=b"accepted")),
        session(PPP(proto=0x8021) / PPP_IPCP(code=1, id=1, options=[PPP_IPCP_Option_IPAddress(data="0.0.0.0")])),
        answer(PPP(proto=0x8021) / PPP_IPCP(code=3, id=1, options=[PPP_IPCP_Option_IPAddress(data="10.0.0.1")])),
        session(PPP(proto=0x8057) / Raw(bytes.fromhex("0101000e010a0200000000000001"))),
        session(PPP(proto=0x0021) / ping(1)),
        answer(PPP(proto=0x0057) / ping6(1, True)),
        session(PPP(proto=0xC021) / PPP_LCP_Echo(code=9, id=3, magic_number=0x01020304, data=b"ping")),
        session(PPP(proto=0xC021) / PPP_LCP_Terminate(code=5, id=4, data=b"bye")),
        there(discovery(0xA7, 0x11, (0x0203, b"no more"))),
    ]


def ppp():
    """The session above without PPPoE, each packet in HDLC-like framing (RFC 1662)."""
    framed = [b"\xff\x03" + bytes(packet[PPPoE].payload) for packet in pppoe() if PPPoE in packet]
    return framed + [bytes(PPP(proto=0x0021) / ping(9)), b"\x21" + bytes(ping(10))]


def names():
    """LLMNR (RFC 4795) and NetBIOS name service and datagrams (RFC 1002)."""
    udp = lambda port, *, to="10.0.0.255": Ether(src=ALICE, dst=BOB) / IP(src="10.0.0.1", dst=to, id=1) / UDP(sport=port, dport=port)
    header = lambda **fields: NBNSHeader(NAME_TRN_ID=0x1234, **fields)
    return [
        there(IP(src="10.0.0.1", dst="224.0.0.252", id=1, ttl=1) / UDP(sport=50000, dport=5355) / LLMNRQuery(id=1, qd=DNSQR(qname="printer", qtype="A"))),
        back(IP(src="10.0.0.2", dst="10.0.0.1", id=1) / UDP(sport=5355, dport=50000) / LLMNRResponse(id=1, qr=1, qd=DNSQR(qname="printer", qtype="A"), an=DNSRR(rrname="printer", rdata="10.0.0.2", ttl=30), qdcount=1, ancount=1)),
        there(IPv6(src="fd00::1", dst="ff02::1:3", hlim=1) / UDP(sport=50001, dport=5355) / LLMNRQuery(id=2, qd=DNSQR(qname="printer", qtype="AAAA"))),
        udp(137) / header(OPCODE=0, NM_FLAGS=0x11, QDCOUNT=1) / NBNSQueryRequest(QUESTION_NAME=b"PRINTER"),
        udp(137, to="10.0.0.2") / header(RESPONSE=1, NM_FLAGS=0x50, ANCOUNT=1) / NBNSQueryResponse(RR_NAME=b"PRINTER", ADDR_ENTRY=[NBNS_ADD_ENTRY(NB_ADDRESS="10.0.0.2")]),
        udp(138) / NBTDatagram(SourceIP="10.0.0.1", SourceName=b"ALICE", DestinationName=b"WORKGROUP") / Raw(b"\xffSMB%" + bytes(40)),
    ]


def dns_oddities():
    ask = lambda body: there(IP(src="10.0.0.1", dst="10.0.0.2", id=1) / UDP(sport=40000, dport=53) / body)
    raw = lambda text: ask(Raw(bytes.fromhex(text.replace(" ", ""))))
    question = "000100000000000003777777076578616d706c650474657374000001 0001"
    many = DNS(id=9, qr=1, qd=DNSQR(qname="example.test", qtype="ANY"), an=(
        DNSRR(rrname="example.test", type="NS", rdata="ns.example.test", ttl=60) / DNSRR(rrname="example.test", type="A", rdata="10.0.0.2", ttl=60)
        / DNSRR(rrname="example.test", type="PTR", rdata="host.example.test", ttl=60) / DNSRR(rrname="example.test", type="AAAA", rdata="fd00::2", ttl=60)
        / DNSRR(rrname="example.test", type=99, rdata=b"unknown", ttl=60)))
    return [
        ask(many),
        raw("0001 2800 0001 0001 0001 0000 076578616d706c650474657374 00 0006 0001 c00c 00ff 00ff 00000000 0000 c00c 0001 0001 0000003c 0004 0a000009"),
        raw("0002 2400 0001 0000 0000 0000 076578616d706c650474657374 00 0006 0001"),
        raw("0003 0100 0001 0000 0000 0000 c00c 0001 0001"),  # a name that points at itself
        raw("0004 0100 0001 0000 0000 0000 3f6161"),  # a label longer than the message
        raw("0005 0110 " + question),
        raw("0006 8583 " + question),
        raw("0007 8580 0000 0001 0000 0000 00 0006 0001 00000e10 0022 026e73 c0ff"),
        raw("0008 0000 ffff ffff ffff ffff"),
    ]


def quic():
    """QUIC version 1 Initials protected with the keys of their connection identifier (RFC 9001), then the other packet types."""

    def expand(secret, label, length):
        info = length.to_bytes(2, "big") + bytes([6 + len(label)]) + b"tls13 " + label + b"\0"
        return hmac.new(secret, info + b"\1", hashlib.sha256).digest()[:length]

    def protect(side, connection, header, number, payload):
        initial = hmac.new(bytes.fromhex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a"), connection, hashlib.sha256).digest()
        secret = expand(initial, side + b" in", 32)
        key, iv, mask_key = expand(secret, b"quic key", 16), expand(secret, b"quic iv", 12), expand(secret, b"quic hp", 16)
        nonce = (int.from_bytes(iv, "big") ^ number).to_bytes(12, "big")
        sealed = AESGCM(key).encrypt(nonce, payload, header)
        encryptor = Cipher(algorithms.AES(mask_key), modes.ECB()).encryptor()
        mask = encryptor.update(sealed[:16])
        protected = bytearray(header)
        protected[0] ^= mask[0] & 0x0F
        for index in range(4):
            protected[len(header) - 4 + index] ^= mask[1 + index]
        return bytes(protected) + sealed

    varint = lambda value: value.to_bytes(1, "big") if value < 64 else (value | 0x4000).to_bytes(2, "big")
    extension = lambda kind, body: kind.to_bytes(2, "big") + len(body).to_bytes(2, "big") + body
    name = b"www.example.test"
    extensions = (
        extension(0, (len(name) + 3).to_bytes(2, "big") + b"\0" + len(name).to_bytes(2, "big") + name)
        + extension(16, b"\0\3\2h3") + extension(43, b"\2\3\4") + extension(10, b"\0\2\0\x1d") + extension(13, b"\0\2\4\3")
        + extension(51, b"\0\x24\0\x1d\0\x20" + bytes(range(32))) + extension(57, b"\4\4\x80\x01\0\0\x0f\4\1\2\3\4")
    )
    hello = b"\3\3" + bytes(range(32)) + b"\0" + b"\0\4\x13\1\x13\3" + b"\1\0" + len(extensions).to_bytes(2, "big") + extensions
    client_hello = b"\1" + len(hello).to_bytes(3, "big") + hello
    server_hello_body = b"\3\3" + bytes(range(32, 64)) + b"\0\x13\1\0" + b"\0\x2e" + extension(43, b"\3\4") + extension(51, b"\0\x1d\0\x20" + bytes(range(32)))
    server_hello = b"\2" + len(server_hello_body).to_bytes(3, "big") + server_hello_body

    def initial(side, destination, source, crypto, size, original):
        body = b"\6\0" + varint(len(crypto)) + crypto
        body = (b"" if side == b"client" else b"\2\0\0\0\0") + body
        start = b"\xc3\0\0\0\1" + bytes([len(destination)]) + destination + bytes([len(source)]) + source + b"\0"
        body = body.ljust(size - len(start) - 2 - 4 - 16, b"\0")
        header = start + varint(4 + len(body) + 16) + bytes(4)
        return protect(side, original, header, 0, body)

    first, second = bytes.fromhex("0102030405060708"), bytes.fromhex("1112131415161718")
    udp = dict(sport=50000, dport=443)
    out = lambda data: there(IP(src="10.0.0.1", dst="10.0.0.2", id=1) / UDP(**udp) / Raw(data))
    reply = lambda data: back(IP(src="10.0.0.2", dst="10.0.0.1", id=1) / UDP(sport=443, dport=50000) / Raw(data))
    handshake = b"\xe3\0\0\0\1\x08" + first + b"\x08" + second + varint(100) + bytes(range(100))
    return [
        out(initial(b"client", first, b"", client_hello, 1200, first)),
        reply(initial(b"server", b"", second, server_hello, 600, first) + handshake),
        out(b"\xd3\0\0\0\1\x08" + second + b"\0" + varint(60) + bytes(range(60))),  # 0-RTT
        reply(b"\xf0\0\0\0\1\0\x08" + second + b"token" + bytes(16)),  # Retry
        reply(b"\xaa\0\0\0\0\0\x08" + second + bytes.fromhex("00000001 6b3343cf 1a2a3a4a".replace(" ", ""))),  # version negotiation
        out(b"\x43" + second + bytes(range(40))),  # short header
        out(b"\xc3\x6b\x33\x43\xcf\x08" + first + b"\0\0" + varint(60) + bytes(range(60))),  # version 2
    ]


def wireless():
    """Frames of a wireless network behind radiotap: one network's life, from beacon to farewell."""
    ap, station = "02:00:00:00:00:a1", "02:00:00:00:00:b1"
    every = "ff:ff:ff:ff:ff:ff"
    number = iter(range(1, 100))
    radio = lambda: RadioTap(present="TSFT+Flags+Rate+Channel+dBm_AntSignal+dBm_AntNoise", mac_timestamp=1000000 + 1000 * next(number),
                             Flags="FCS", Rate=2, ChannelFrequency=2437, ChannelFlags=0x00a0, dBm_AntSignal=-42, dBm_AntNoise=-95)
    fcs = lambda frame: struct.pack("<I", crc32(bytes(frame)) & 0xffffffff)
    on_air = lambda frame: bytes(radio()) + bytes(frame) + fcs(frame)
    management = lambda subtype, to=every, sender=ap: Dot11(type=0, subtype=subtype, addr1=to, addr2=sender, addr3=ap, SC=next(number) << 4)
    rsn = b"\x01\0\x00\x0f\xac\x04\x01\0\x00\x0f\xac\x04\x01\0\x00\x0f\xac\x02\x0c\0"
    wmm = b"\x00\x50\xf2\x02\x01\x01\x80\0\x03\xa4\0\0\x27\xa4\0\0\x42\x43\x5e\0\x62\x32\x2f\0"
    elements = (Dot11Elt(ID=0, info=b"example") / Dot11Elt(ID=1, info=b"\x82\x84\x8b\x96\x0c\x12\x18\x24") / Dot11Elt(ID=3, info=b"\x06"))
    details = (Dot11Elt(ID=5, info=b"\0\1\0\0") / Dot11Elt(ID=7, info=b"DE \1\x0d\x14") / Dot11Elt(ID=42, info=b"\0")
               / Dot11Elt(ID=48, info=rsn) / Dot11Elt(ID=50, info=b"\x30\x48\x60\x6c") / Dot11Elt(ID=221, info=wmm))
    data = lambda flags, a, b, c, **fields: Dot11(type=2, FCfield=flags, addr1=a, addr2=b, addr3=c, SC=next(number) << 4, **fields)
    inside = lambda: LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP()
    down = lambda: data("from-DS", station, ap, ap)
    return [
        on_air(management(8) / Dot11Beacon(timestamp=123456789, cap="ESS+privacy") / elements / details),
        on_air(management(4, every, station) / Dot11ProbeReq() / Dot11Elt(ID=0) / Dot11Elt(ID=1, info=b"\x02\x04\x0b\x16")),
        on_air(management(5, station) / Dot11ProbeResp(cap="ESS") / elements),
        on_air(management(11, ap, station) / Dot11Auth(algo=0, seqnum=1)),
        on_air(Dot11(type=1, subtype=13, addr1=station)),
        on_air(management(0, ap, station) / Dot11AssoReq(cap="ESS+privacy") / elements),
        on_air(management(1, station) / Dot11AssoResp(cap="ESS+privacy", AID=0xc001) / Dot11Elt(ID=1, info=b"\x82\x84")),
        on_air(Dot11(type=1, subtype=11, addr1=ap, addr2=station, ID=300)),
        on_air(Dot11(type=1, subtype=12, addr1=station, ID=200)),
        on_air(data("to-DS", ap, station, every) / inside() / ARP(hwsrc=station, psrc="10.0.0.2", pdst="10.0.0.1")),
        on_air(down() / inside() / IP(src="10.0.0.1", dst="10.0.0.2", id=1) / UDP(sport=53, dport=40000) / DNS(id=7, qr=1)),
        on_air(data("from-DS", station, ap, ap, subtype=8) / Dot11QoS(TID=5) / inside() / IP(src="10.0.0.1", dst="10.0.0.2", id=2) / ICMP(type=0)),
        on_air(data("to-DS+protected", ap, station, ap) / Raw(b"\1\2\3\x40" + bytes(range(20)))),
        on_air(data("to-DS+protected", ap, station, ap) / Raw(b"\7\0\0\x20\0\0\0\0" + bytes(range(28)))),
        on_air(data("to-DS+pw-mgt", ap, station, ap, subtype=4)),
        on_air(Dot11(type=1, subtype=10, addr1=ap, addr2=station, ID=0xc001)),
        on_air(Dot11(type=1, subtype=9, addr1=ap, addr2=station) / Raw(b"\5\0\x40\0" + b"\xff" * 7 + b"\x7f")),
        on_air(management(10, ap, station) / Dot11Disas(reason=8)),
        on_air(management(12, station) / Dot11Deauth(reason=3)),
    ]


def broken():
    """Lengths that lie, headers cut short: what must be shown as malformed at its place."""
    udp = lambda **fields: there(IP(src="10.0.0.1", dst="10.0.0.2", id=1) / UDP(sport=40000, dport=7100, **fields) / b"data")
    return [
        there(ping(1, ihl=4)), there(ping(2, ihl=15)), there(ping(3, len=10)), there(ping(4, len=2000)), there(ping(5, version=7)),
        udp(len=4), udp(len=2000), udp(chksum=0x1234),
        tcp([], flags="S", dataofs=4), tcp([], flags="S", dataofs=15), tcp([(2, b"")], flags="S"), tcp([], flags="S", chksum=1),
        there(Raw(bytes.fromhex("080600010800060400")), 0x0806),
        there(Raw(b"\x60" + bytes(10)), 0x86DD),
        there(IPv6(src="fd00::1", dst="fd00::2", plen=1000) / UDP(sport=1, dport=2) / b"x"),
        there(IPv6(src="fd00::1", dst="fd00::2") / IPv6ExtHdrHopByHop(len=200) / UDP(sport=1, dport=2)),
        bytes.fromhex("020000000002020000"),
    ]


def write(folder, name, packets, linktype=None):
    for index, packet in enumerate(packets):
        if not isinstance(packet, bytes):
            packets[index] = packet = Raw(bytes(packet)) if linktype is not None else packet
        else:
            packets[index] = packet = Raw(packet)
        packet.time = FIRST_SECOND + index * 0.125
    wrpcap(f"{folder}/{name}.pcap", packets, linktype=1 if linktype is None else linktype)


def main(folder):
    conf.verb = 0
    for function, name in (
        (tcp_options, "tcp-options"), (ipv6_extension_headers, "ipv6-extension-headers"), (ipv4_in_ip, "ip-in-ip"), (gre, "gre"), (mpls, "mpls"),
        (geneve, "geneve"), (vlan_stacks, "vlan"), (llc, "llc"), (rstp, "rstp"), (rarp, "rarp"), (pppoe, "pppoe"), (names, "llmnr-nbns"),
        (dns_oddities, "dns-oddities"), (quic, "quic"), (broken, "broken"),
    ):
        write(folder, name, function())
    write(folder, "wlan", wireless(), 127)
    write(folder, "ppp", ppp(), 9)
    write(folder, "ppp-hdlc", [packet for packet in ppp() if packet[:2] == b"\xff\x03"], 50)
    write(folder, "raw-ip", [bytes(ping(1)), bytes(ping6(1)), bytes(ping(2, True))], 101)
    write(folder, "null", [b"\2\0\0\0" + bytes(ping(1)), b"\x1e\0\0\0" + bytes(ping6(1)), b"\0\0\0\x18" + bytes(ping6(2))], 0)
    write(folder, "loop", [b"\0\0\0\2" + bytes(ping(1)), b"\0\0\0\x18" + bytes(ping6(1)), b"\0\0\0\x1c" + bytes(ping6(2))], 108)


if __name__ == "__main__":
    main(sys.argv[1])
