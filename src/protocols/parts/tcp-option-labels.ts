import type { InfoLine, InfoText } from "../../definition/info-line.ts";

/** What lists of options call them, by kind, as far as that is not the word for the kind. */
const SHORT: { readonly [kind: number]: string } = {
  0: "End of Option List (EOL)",
  1: "No-Operation (NOP)",
  2: "Maximum segment size",
  3: "Window scale",
  4: "SACK permitted",
  8: "Timestamps",
  19: "TCP MD5 signature",
};

/** `Options: (12 bytes), No-Operation (NOP), No-Operation (NOP), Timestamps` */
export function optionList(line: InfoLine, quad: number): void {
  const { length } = line.octetsOf(quad);
  line.text(`Options: (${length} bytes)`);
  for (let kind = line.inside(quad, "tcp.option_kind"); kind >= 0; kind = line.inside(quad, "tcp.option_kind", kind)) {
    const number = line.number(kind);
    line.text(`, ${SHORT[number] ?? line.word(kind) ?? `Unknown (${number})`}`);
  }
}

/** Titles of options, with what most readers look for. */
export const optionLabels: NonNullable<InfoText["labels"]> = {
  "tcp.options.eol": titled("End of Option List (EOL)"),
  "tcp.options.nop": titled("No-Operation (NOP)"),
  "tcp.options.sack_perm": titled("SACK permitted"),
  "tcp.options.sack": titled("SACK", (line) => {
    let right = line.find("tcp.options.sack_re");
    for (let left = line.find("tcp.options.sack_le"); left >= 0 && right >= 0;) {
      line.text(` ${line.number(left)}-${line.number(right)}`);
      left = line.find("tcp.options.sack_le", left);
      right = line.find("tcp.options.sack_re", right);
    }
  }),
  "tcp.options.mss": titled("Maximum segment size", (line, option) => {
    line.text(`: ${line.number(line.inside(option, "tcp.options.mss_val"))} bytes`);
  }),
  "tcp.options.wscale": titled("Window scale", (line, option) => {
    const shift = line.number(line.inside(option, "tcp.options.wscale.shift"));
    line.text(`: ${shift} (multiply by ${2 ** Math.min(shift, LARGEST_SHIFT)})`);
  }),
  "tcp.options.timestamp": titled("Timestamps", (line, option) => {
    const value = line.number(line.inside(option, "tcp.options.timestamp.tsval"));
    line.text(`: TSval ${value}, TSecr ${line.number(line.inside(option, "tcp.options.timestamp.tsecr"))}`);
  }),
};
const LARGEST_SHIFT = 14;

function titled(title: string, more: (line: InfoLine, option: number) => void = () => {}) {
  return (line: InfoLine, option: number): void => {
    line.text(`TCP Option - ${title}`);
    more(line, option);
  };
}
