import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { DHCP6 } from "./dhcpv6.ts";

const CLIENT = 1;
const FOREVER = 0xffffffff;

export const dhcpv6Info = infoText(DHCP6, {
  column: "DHCPv6",
  info(line) {
    line.named(line.find("dhcpv6.msgtype"), "Message Type %");
    line.octet(32);
    if (line.has("dhcpv6.xid")) {
      line.text("XID: 0x");
      line.hex(line.value("dhcpv6.xid"), 6);
      line.octet(32);
    }
    const name = "dhcpv6.option.type";
    for (let type = line.find(name); type >= 0; type = line.find(name, type)) {
      if (line.number(type) !== CLIENT) continue;
      const duid = line.find("dhcpv6.duid.bytes", type);
      if (duid >= 0) line.text(`CID: ${Array.from(line.octetsOf(duid), hex).join("")} `);
      break;
    }
    for (let address = line.find("dhcpv6.iaaddr.ip"); address >= 0; address = line.find("dhcpv6.iaaddr.ip", address)) {
      line.text("IAA: ");
      line.show(address);
      line.octet(32);
    }
  },
  labels: {
    "dhcpv6.option.type_str": (line, quad) => line.utf8(line.string(quad)),
    "dhcpv6.dns_server": counted("dhcpv6.dns_server", "DNS server address"),
    "dhcpv6.sntp_server": counted("dhcpv6.sntp_server", "SNTP server address"),
    "dhcpv6.iaid.t1": lasting("T1"),
    "dhcpv6.iaid.t2": lasting("T2"),
    "dhcpv6.iaaddr.pref_lifetime": lasting("Preferred lifetime"),
    // The label of one that does not end is the other's.
    "dhcpv6.iaaddr.valid_lifetime": (line, quad) =>
      lasting(line.number(quad) === FOREVER ? "Preferred lifetime" : "Valid lifetime")(line, quad),
    "dhcpv6.iaprefix.pref_lifetime": lasting("Preferred lifetime"),
    "dhcpv6.iaprefix.valid_lifetime": lasting("Valid lifetime"),
    "dhcpv6.client_fqdn_flags": updates,
    "dhcpv6.client_domain": domain,
  },
});

/** Writes a time in seconds of which the longest stands for all time. */
function lasting(label: string) {
  return (line: InfoLine, quad: number): void => {
    const time = line.number(quad);
    line.text(`${label}: ${time === FOREVER ? "infinity" : time}`);
  };
}

/** Writes an address with its number in the option. */
function counted(name: string, label: string) {
  return (line: InfoLine, quad: number): void => {
    let count = 1;
    let option = line.find("dhcpv6.option.type");
    for (let next = option; next >= 0 && next < quad; next = line.find("dhcpv6.option.type", next)) option = next;
    for (let at = line.find(name, option); at >= 0 && at < quad; at = line.find(name, at)) count++;
    line.text(`${String(count).padStart(2)} ${label}: `);
    line.show(quad, false);
  };
}

/** Who is to update which records of the client's name (RFC 4704 4.1), by the flags S and N. */
function updates(line: InfoLine, quad: number): void {
  const flags = line.number(quad);
  line.text(`Flags: 0x${flags.toString(16).padStart(2, "0")}  [`);
  if ((flags & 4) !== 0) line.text("CLIENT prefers that the server not perform *any* DNS updates");
  else if ((flags & 1) !== 0) line.text("CLIENT wants SERVER to update both its AAAA and PTR RRs");
  else line.text("CLIENT wants to update its AAAA RRs and SERVER to update its PTR RRs");
  line.text("]");
}

function domain(line: InfoLine, quad: number): void {
  const octets = line.octetsOf(quad);
  if (octets.at(-1) === 0) line.utf8(`Client Domain Name: ${line.string(quad)}.`);
  else line.utf8(`Partial domain name: ${line.string(quad)}`);
}

function hex(octet: number): string {
  return octet.toString(16).padStart(2, "0");
}
