/** What Wireshark calls the protocols inside TLS: by the name that a server chooses (RFC 7301), and by port where it chose none. */

const HTTP = "Hypertext Transfer Protocol";
const SMTP = "Simple Mail Transfer Protocol";
const POP = "Post Office Protocol";
const IMAP = "Internet Message Access Protocol";
const LDAP = "Lightweight Directory Access Protocol";
const TPKT = "TPKT - ISO on TCP - RFC1006";

const chosen: { readonly [name: string]: string } = {
  h2: "HyperText Transfer Protocol 2",
  "http/1.1": HTTP,
};

/** Ports of TLS, and those of protocols that go on as TLS once both sides agreed to. */
const byPort: { readonly [port: number]: string } = {
  21: "File Transfer Protocol (FTP)",
  25: SMTP,
  110: POP,
  143: IMAP,
  324: "RPKI-Router Protocol",
  389: LDAP,
  443: HTTP,
  465: SMTP,
  587: SMTP,
  636: LDAP,
  802: "Modbus/TCP",
  853: "Domain Name System",
  993: IMAP,
  995: POP,
  1300: "Q.931",
  2221: "EtherNet/IP (Industrial Protocol)",
  2443: "Skinny Client Control Protocol",
  3389: TPKT,
  5061: "Session Initiation Protocol",
  5432: "PostgreSQL",
  5671: "Advanced Message Queuing Protocol",
  5684: "Constrained Application Protocol",
  5868: "Diameter Protocol",
  8883: "MQ Telemetry Transport Protocol",
  11207: "Couchbase Protocol",
  19999: "Distributed Network Protocol 3.0",
  27017: "Mongo Wire Protocol",
};

export function applicationOf(name: string): string | undefined {
  return Object.hasOwn(chosen, name) ? chosen[name] : undefined;
}

export function applicationAt(port: number): string | undefined {
  return byPort[port];
}
