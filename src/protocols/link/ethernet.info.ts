import { infoText } from "../../definition/info-line.ts";
import { organizationLine } from "../parts/organization-line.ts";
import { Ether } from "./ethernet.ts";

export const etherInfo = infoText(Ether, {
  addresses: ["src", "dst"],
  plain: (line) => line.isReplaced,
  info(line) {
    line.text("Ethernet II");
  },
  wholeHeading: true,
  heading(line) {
    if (line.has("eth.len")) return line.text("IEEE 802.3 Ethernet ");
    line.text("Ethernet II, Src: ");
    line.address(line.find("eth.src"));
    line.text(", Dst: ");
    line.address(line.find("eth.dst"));
  },
  labels: {
    "eth.dst.oui": (line, quad) => organizationLine(line, "Destination OUI", quad),
    "eth.src.oui": (line, quad) => organizationLine(line, "Source OUI", quad),
    "eth.addr.oui": (line, quad) => organizationLine(line, "Address OUI", quad),
  },
  endings: { "eth.fcs": (line) => line.text(" [unverified]") },
});
