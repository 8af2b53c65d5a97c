import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { DHCP6 } from "./dhcpv6.ts";

const CLIENT_IDENTIFIER = 1;

export const dhcpv6Info = infoText(DHCP6, {
  column: "DHCPv6",
  info(line) {
    line.named(line.find("dhcpv6.msgtype"), "Message Type %");
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

function identifier(line: InfoLine, option: number): void {
  const quad = line.find("dhcpv6.duid.bytes", option);
  if (quad < 0) return;
  const octets = line.octetsOf(quad);
  line.text("CID: ");
  line.hexOctets(octets, 0, octets.length);
  line.octet(32);
}
