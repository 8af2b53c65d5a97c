/**
 * TCP ports of protocols that Wireshark has and that are not here. What they carry is neither nobody's data nor what its first
 * octets may look like, but for TLS.
 */
const ports: readonly number[] = [
  13, // daytime
  19, // chargen
  37, // time
  42, // WINS replication
  43, // whois
  70, // Gopher
  79, // Finger
  104, // DICOM
  119, // NNTP
  199, // SMUX
  210, // Z39.50
  427, // SLP
  464, // Kerberos password
  500, // ISAKMP
  512, // rexec
  513, // rlogin
  514, // rsh
  515, // LPD
  524, // NCP
  548, // DSI
  564, // 9P
  639, // MSDP
  647, // DHCP failover
  705, // AgentX
  829, // CMP
  854, // DLEP
  862, // TWAMP
  873, // rsync
  988, // LNET
  1099, // RMI
  1344, // ICAP
  1533, // Sametime
  1547, // Laplink
  1720, // H.225
  1723, // PPTP
  1755, // MMS
  1863, // MSN Messenger
  1935, // RTMP
  1998, // XOT
  2000, // Skinny
  2065, // DLSw
  2126,
  3288,
  3918, // COPS
  2401, // CVS
  2427,
  2727, // MGCP
  2502, // KDSP
  2575, // HL7
  2600, // Zebra
  2855, // MSRP
  2944,
  2945, // Megaco
  3050, // Firebird
  3205, // iSNS
  3260, // iSCSI
  3632, // distcc
  3671, // KNXnet/IP
  3724, // World of Warcraft
  4189, // PCEP
  4369, // EPMD
  4420, // NVMe
  4556, // TCPCL
  4661,
  4662,
  4663, // eDonkey
  4712, // synchrophasor
  4739, // IPFIX over TCP
  5066, // S5066
  5084, // LLRP
  5672, // AMQP
  5683, // CoAP
  6346, // Gnutella
  7000, // Gryphon
  8009, // AJP
  9009, // JDWP
  9042, // Cassandra
  9300, // Elasticsearch
  9418, // Git
  9600, // OMRON FINS
  10000, // NDMP
  11210, // Couchbase
  11211, // memcached
  15740, // PTP/IP
  17500, // Dropbox
  24800, // Synergy
  34980, // EtherCAT
  48898, // ADS
  ...Array.from({ length: 64 }, (_, display) => 6000 + display), // X11
];
let known: Uint8Array | undefined;

function byNumber(): Uint8Array {
  const found = new Uint8Array(65536);
  for (const port of ports) found[port] = 1;
  return found;
}

/** Whether one of the ports is one of them. */
export function isForeign(one: number, other: number): boolean {
  known ??= byNumber();
  return (known[one] | known[other]) !== 0;
}

/** AJP, whose length is in the place of the version of TLS. */
const AJP = 8009;

/** Whether what one of those ports carries is never taken for TLS. */
export function takesAll(one: number, other: number): boolean {
  return one === AJP || other === AJP;
}
