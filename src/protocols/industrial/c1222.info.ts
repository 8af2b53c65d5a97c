import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { C1222 } from "./c1222.ts";

/** What the transport wrote stays. */
export const c1222Info = infoText(C1222, {
  endings: {
    "c1222.epsem.flags"(line, quad) {
      const names = [
        ["reserved", "Reserved Flag"],
        ["recovery", "Recovery Flag"],
        ["proxy", "Proxy Service Used Flag"],
        ["ed_class", "ED Class Flag"],
      ];
      for (const [name, label] of names) {
        const at = line.inside(quad, `c1222.epsem.flags.${name}`);
        if (at >= 0 && line.number(at) !== 0) line.text(`, C12.22 ${label}`);
      }
      worded(line, quad, "security", "Security Mode Flags");
      worded(line, quad, "response_control", "Response Control Flags");
    },
  },
});

function worded(line: InfoLine, quad: number, name: string, label: string): void {
  line.text(`, C12.22 ${label}: `);
  line.named(line.inside(quad, `c1222.epsem.flags.${name}`), "Unknown (%)");
}
