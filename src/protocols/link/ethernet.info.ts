import { infoText, type InfoLine } from "../../definition/info-line.ts";
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
    "eth.dst.oui": (line, quad) => organization(line, "Destination OUI", quad),
    "eth.src.oui": (line, quad) => organization(line, "Source OUI", quad),
    "eth.addr.oui": (line, quad) => organization(line, "Address OUI", quad),
  },
  endings: { "eth.fcs": (line) => line.text(" [unverified]") },
});

/** Characters that Wireshark has room for behind the label. */
const ROOM = 31;

/** Who made an interface, by the first octets of its address. */
function organization(line: InfoLine, label: string, quad: number): void {
  const octets = (line.number(quad) + 0x1000000).toString(16).slice(1);
  const prefix = (octets.match(/../g) ?? []).join(":");
  const maker = line.maker(quad);
  line.utf8(`${label}: ${maker === undefined ? prefix : `${prefix} (${maker})`.slice(0, ROOM)}`);
}
