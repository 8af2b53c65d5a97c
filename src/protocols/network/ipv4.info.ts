import { infoText } from "../../definition/info-line.ts";
import { servicesEnding } from "../parts/differentiated-services.ts";
import { IP } from "./ipv4.ts";

const protocol = IP.slot("proto");
const offset = IP.slot("frag");
const identification = IP.slot("id");
const moreFragments = IP.slot("flags.MF");
const OCTETS = 8;
const FLAGS = [
  [4, "Reserved bit"],
  [2, "Don't fragment"],
  [1, "More fragments"],
] as const;

export const ipInfo = infoText(IP, {
  plain: (line) => line.isReplaced,
  info(line) {
    const at = line.slot(offset) * OCTETS;
    const quad = line.find("ip.proto");
    if (at > 0 || line.slot(moreFragments) === 1) {
      line.text("Fragmented IP protocol (proto=");
      line.named(quad, "Unassigned");
      line.text(` ${line.slot(protocol)}, off=${at}, ID=`);
      line.hex(line.slot(identification), 4);
      line.text(")");
    } else line.named(quad);
  },
  heading(line) {
    const destination = line.find("ip.dst");
    if (destination < 0) return;
    line.text(", Src: ");
    line.address(line.find("ip.src"));
    line.text(", Dst: ");
    line.address(destination);
  },
  endings: {
    "ip.hdr_len": (line, quad) => line.text(` bytes (${line.number(quad) / 4})`),
    "ip.dsfield": (line, quad) => servicesEnding(line, line.number(quad)),
    "ip.flags"(line, quad) {
      const set = line.number(quad);
      for (const [bit, text] of FLAGS) if ((set & bit) !== 0) line.text(`, ${text}`);
    },
  },
  labels: {
    "ip.checksum.status"(line, quad) {
      line.text("Header checksum status: ");
      line.named(quad);
    },
  },
});
