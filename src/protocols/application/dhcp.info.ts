import { infoText } from "../../definition/info-line.ts";
import { BOOTP, DHCP } from "./dhcp.ts";

const MESSAGES = [
  "",
  "Discover",
  "Offer",
  "Request",
  "Decline",
  "ACK",
  "NAK",
  "Release",
  "Inform",
  "Force Renew",
  "Lease query",
  "Lease Unassigned",
  "Lease Unknown",
  "Lease Active",
];
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
    const type = line.value("dhcp.option.dhcp", -1);
    if (type < 0) {
      line.protocol = "BOOTP";
      return;
    }
    line.text(`DHCP ${(MESSAGES[type] ?? "Unknown").padEnd(WIDTH)} - Transaction ID 0x`);
    line.hex(line.slot(transaction, line.layer - 1));
  },
});
