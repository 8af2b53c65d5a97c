import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { DHCP6 } from "./dhcpv6.ts";

const CLIENT_IDENTIFIER = 1;
const HEAD = 4;

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

/** The octets of a client's identifier, which stand behind the option's type and length. */
function identifier(line: InfoLine, type: number): void {
  const option = line.find("dhcpv6.option", type - 2);
  const octets = option < 0 || option > type ? new Uint8Array(0) : line.octetsOf(option).subarray(HEAD);
  line.text("CID: ");
  line.hexOctets(octets, 0, octets.length);
  line.octet(32);
}
