import type { InfoLine, InfoText } from "../../definition/info-line.ts";

/** The lines of the options that extension headers have, by Wireshark's names of fields. */
export const ipv6OptionLabels: NonNullable<InfoText["labels"]> = {
  "ipv6.opt"(line: InfoLine, quad: number) {
    line.named(line.inside(quad, "ipv6.opt.type"), "Unknown IPv6 Option (%)");
  },
  "ipv6.opt.padn"(line: InfoLine, quad: number) {
    line.text("PadN: ");
    if (line.octetsOf(quad).length === 0) line.text("<none>");
    else line.text(Array.from(line.octetsOf(quad), (octet) => octet.toString(16).padStart(2, "0")).join(""));
  },
};
