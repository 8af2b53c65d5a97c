import { infoText } from "../../definition/info-line.ts";
import { DHCP6 } from "./dhcpv6.ts";

const CLIENT = 1;

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
});

function hex(octet: number): string {
  return octet.toString(16).padStart(2, "0");
}
