import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { dhcpMessageType, dhcpOptionLabels } from "../parts/dhcp-option-labels.ts";
import { BOOTP, DHCP } from "./dhcp.ts";

const WIDTH = 8;
const transaction = BOOTP.slot("xid");
const TYPE = "dhcp.option.dhcp";

function flags(line: InfoLine, quad: number): void {
  const set = line.number(quad);
  const isBroadcast = (set & 0x8000) !== 0;
  line.text(`Bootp flags: 0x${set.toString(16).padStart(4, "0")}`);
  line.text(isBroadcast ? ", Broadcast flag (Broadcast)" : " (Unicast)");
}

/** Writes a name that need not be given. */
const givenName = (label: string) => (line: InfoLine, quad: number) => {
  const name = line.string(quad);
  line.utf8(name === "" ? `${label} not given` : `${label}: ${name}`);
};

export const bootpInfo = infoText(BOOTP, {
  column: "BOOTP",
  info(line) {
    line.text(line.headOf(line.layer, "op") === 1 ? "Boot Request from " : "Boot Reply");
    if (line.headOf(line.layer, "op") === 1) line.show(line.find("dhcp.hw.mac_addr"));
  },
  heading(line) {
    line.text("Dynamic Host Configuration Protocol");
    const type = line.inner < 0 ? -1 : line.valueAt(line.inner, TYPE);
    if (type >= 0) line.utf8(` (${dhcpMessageType(type)})`);
  },
  wholeHeading: true,
  labels: {
    "dhcp.flags": flags,
    "dhcp.server": givenName("Server host name"),
    "dhcp.file": givenName("Boot file name"),
  },
});

export const dhcpInfo = infoText(DHCP, {
  column: "DHCP",
  info(line) {
    const type = line.find(TYPE);
    if (type < 0) {
      line.protocol = "BOOTP";
      return;
    }
    line.text(`DHCP ${dhcpMessageType(line.number(type)).padEnd(WIDTH)} - Transaction ID 0x`);
    line.hex(line.slot(transaction, line.layer - 1));
  },
  labels: dhcpOptionLabels,
});
