import type { Dissector } from "../../dissect/dissector.ts";
import type { ColumnLines } from "./column-lines.ts";

/** A colour as red, green and blue, 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/** Packets that a filter accepts are shown in these colours. */
export interface ColoringRule {
  readonly filter: string;
  readonly background: Color;
  readonly foreground: Color;
}

const INK: Color = [18, 39, 46];
const ALARM: Color = [247, 135, 135];
const PALE: Color = [240, 240, 240];

/** The rules where Wireshark's file of them is not installed; the first that fits counts. */
export const ownRules: readonly ColoringRule[] = [
  {
    filter: "tcp.analysis.flags && !tcp.analysis.window_update && !tcp.analysis.keep_alive",
    background: INK,
    foreground: ALARM,
  },
  { filter: "icmp.type in {3 .. 5, 11} || icmpv6.type in {1 .. 4}", background: INK, foreground: [180, 240, 120] },
  { filter: "arp", background: [250, 240, 215], foreground: INK },
  { filter: "icmp || icmpv6", background: [250, 225, 255], foreground: INK },
  { filter: "tcp.flags.reset == 1", background: [160, 0, 0], foreground: PALE },
  { filter: "http || http2", background: [230, 255, 200], foreground: INK },
  { filter: "tcp.flags.syn == 1 || tcp.flags.fin == 1", background: [160, 160, 160], foreground: INK },
  { filter: "tcp", background: [230, 230, 255], foreground: INK },
  { filter: "udp", background: [220, 240, 255], foreground: INK },
];

/** The rules of a file of Wireshark's: `@name@filter@[background][foreground]`, colours of 16 bits; `!` in front turns one off. */
export function coloringRules(text: string): ColoringRule[] {
  return text.split("\n").flatMap((line) => {
    const [, filter, background, foreground] = /^@[^@]*@(.*)@\[([\d,]+)\]\[([\d,]+)\]\s*$/.exec(line) ?? [];
    return filter === undefined ? [] : [{ filter, background: color(background), foreground: color(foreground) }];
  });
}

function color(text: string): Color {
  const [red = 0, green = 0, blue = 0] = text.split(",").map((value) => Number(value) >> 8);
  return [red, green, blue];
}

/** A rule that can be asked. */
export interface CompiledRule {
  readonly matches: (subject: Dissector) => boolean;
  readonly rule: ColoringRule;
}

/** Puts the colours of the first rule that fits around each line, as terminals with 24 bits of colour take them. */
export function colored(lines: ColumnLines, rules: readonly CompiledRule[]): Pick<ColumnLines, "write"> {
  return {
    write(out, shown) {
      const fit = rules.find(({ matches }) => matches(shown.dissector))?.rule;
      if (fit) out.text(`\u001b[48;2;${fit.background.join(";")}m\u001b[38;2;${fit.foreground.join(";")}m`);
      lines.write(out, shown);
      if (fit) out.text("\u001b[0m");
    },
  };
}
