import { embeddedNames } from "../parts/ipv6-embedded.ts";
import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { servicesEnding } from "../parts/differentiated-services.ts";
import { IPv6 } from "./ipv6.ts";

const NO_NEXT_HEADER = 59;

export const ipv6Info = infoText(IPv6, {
  plain: (line) => line.isReplaced,
  info(line) {
    const next = line.find("ipv6.nxt");
    if (next >= 0 && line.number(next) === NO_NEXT_HEADER) line.text("IPv6 no next header");
    else line.named(next);
  },
  heading(line) {
    line.text(", Src: ");
    line.address(line.find("ipv6.src"));
    line.text(", Dst: ");
    line.address(line.find("ipv6.dst"));
  },
  labels: Object.fromEntries(embeddedNames.map(([name, label]) => [name, worked(label)])),
  endings: {
    "ipv6.tclass": (line, quad) => servicesEnding(line, line.number(quad)),
    "ip.version": (line, quad) =>
      line.number(quad) === 6 && line.text(' [This field makes the filter match on "ip.version == 6" possible]'),
  },
});

/** The line of a field that the octets of an address imply. */
function worked(label: string): (line: InfoLine, quad: number) => void {
  return (line, quad) => {
    line.text(`[${label}: `);
    line.show(quad);
    line.text("]");
  };
}
