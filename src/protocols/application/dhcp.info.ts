import { infoText } from "../../definition/info-line.ts";
import { DHCP } from "./dhcp.ts";

/** Characters that the type of a message takes. */
const WIDTH = 8;

export const dhcpInfo = infoText(DHCP, {
  column: "DHCP",
  info(line) {
    const type = line.find("dhcp.option.dhcp");
    const message = line.outer("bootp");
    line.text("DHCP ");
    line.utf8(((type < 0 ? undefined : line.word(type)) ?? "").padEnd(WIDTH));
    line.text(" - Transaction ID 0x");
    line.hex(message < 0 ? 0 : line.headOf(message, "xid"), 8);
  },
});
