import { infoText } from "../../definition/info-line.ts";
import { IP } from "./ipv4.ts";

const protocol = IP.slot("proto");
const offset = IP.slot("frag");
const identification = IP.slot("id");
const moreFragments = IP.slot("flags.MF");
const OCTETS = 8;

export const ipInfo = infoText(IP, {
  info(line) {
    const at = line.slot(offset) * OCTETS;
    const quad = line.find("ip.proto");
    if (at > 0 || line.slot(moreFragments) === 1) {
      line.text("Fragmented IP protocol (proto=");
      line.named(quad, "%");
      line.text(` ${line.slot(protocol)}, off=${at}, ID=`);
      line.hex(line.slot(identification), 4);
      line.text(")");
    } else line.named(quad);
  },
  heading(line) {
    line.text(", Src: ");
    line.address(line.find("ip.src"));
    line.text(", Dst: ");
    line.address(line.find("ip.dst"));
  },
});
