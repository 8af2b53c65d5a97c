import { infoText } from "../../definition/info-line.ts";
import { BOOTP, DHCP } from "./dhcp.ts";

const WIDTH = 8;
const transaction = BOOTP.slot("xid");

export const bootpInfo = infoText(BOOTP, {
  column: "BOOTP",
  info(line) {
    line.text(line.headOf(line.layer, "op") === 1 ? "Boot Request from " : "Boot Reply");
    if (line.headOf(line.layer, "op") === 1) line.show(line.find("dhcp.hw.mac_addr"));
  },
});

export const dhcpInfo = infoText(DHCP, {
  column: "DHCP",
  info(line) {
    const type = line.find("dhcp.option.dhcp");
    if (type < 0) {
      line.protocol = "BOOTP";
      return;
    }
    const unknown = `Unknown Message Type (0x${line.number(type).toString(16).padStart(2, "0")})`;
    line.text(`DHCP ${(line.word(type) ?? unknown).padEnd(WIDTH)} - Transaction ID 0x`);
    line.hex(line.slot(transaction, line.layer - 1));
  },
});
