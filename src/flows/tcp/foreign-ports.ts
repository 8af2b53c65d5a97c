/**
 * TCP ports of protocols that Wireshark has and that are not here. What they carry is neither nobody's data nor what its first
 * octets may look like, but for TLS.
 */
const ports: readonly number[] = [
  43, // whois
  88, // Kerberos
  102, // TPKT: S7, MMS
  389, // LDAP
  502, // Modbus
  1080, // SOCKS
  1433, // TDS
  1521, // TNS
  1720, // H.225
  1883, // MQTT
  2404, // IEC 60870-5-104
  3260, // iSCSI
  3268, // LDAP, global catalogue
  3306, // MySQL
  3389, // TPKT: RDP
  3868, // Diameter
  4840, // OPC UA
  5222, // XMPP
  5432, // PostgreSQL
  5672, // AMQP
  6379, // Redis
  6633, // OpenFlow
  6653, // OpenFlow
  8009, // AJP
  9092, // Kafka
  9418, // Git
  20000, // DNP3
  27017, // MongoDB
  44818, // EtherNet/IP
];
const known = new Uint8Array(65536);
for (const port of ports) known[port] = 1;

/** Whether one of the ports is one of them. */
export function isForeign(one: number, other: number): boolean {
  return (known[one] | known[other]) !== 0;
}
