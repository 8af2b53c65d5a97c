import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { DHCP6 } from "./dhcpv6.ts";

const CLIENT_IDENTIFIER = 1;
const PARTS = [
  "duid.type",
  "duidll.hwtype",
  "duidllt.hwtype",
  "duidllt.time",
  "duidll.link_layer_addr",
  "duidllt.link_layer_addr",
  "duiden.enterprise",
  "duiden.identifier",
  "duiduuid.bytes",
  "duid.bytes",
];

export const dhcpv6Info = infoText(DHCP6, {
  column: "DHCPv6",
  info(line) {
    const message = line.word(line.find("dhcpv6.msgtype")) ?? "Unknown";
    line.text(message[0] + message.slice(1).toLowerCase());
    if (!line.has("dhcpv6.xid")) return;
    line.text(" XID: 0x");
    line.hex(line.value("dhcpv6.xid"));
    line.octet(32);
    for (let type = line.find("dhcpv6.option.type"); type >= 0; type = line.find("dhcpv6.option.type", type)) {
      if (line.number(type) === CLIENT_IDENTIFIER) identifier(line, type);
      const address = line.number(type) === 5 ? line.find("dhcpv6.iaaddr.ip", type) : -1;
      if (address < 0) continue;
      line.text("IAA: ");
      line.show(address);
      line.octet(32);
    }
  },
});

/** The octets of a client's identifier, which are its fields one after another (RFC 8415 11). */
function identifier(line: InfoLine, type: number): void {
  const next = line.find("dhcpv6.option.type", type);
  line.text("CID: ");
  for (const name of PARTS) {
    const quad = line.find(`dhcpv6.${name}`, type);
    if (quad < 0 || (next >= 0 && quad > next)) continue;
    const octets = line.octetsOf(quad);
    line.hexOctets(octets, 0, octets.length);
  }
  line.octet(32);
}
