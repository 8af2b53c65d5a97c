import type { DumpLine } from "../../definition/dump-line.ts";
import { bandwidth } from "../parts/bandwidth-line.ts";

/** Says what is wrong with a length, and that it is. */
export function wrong(line: DumpLine, text: string): false {
  line.text(text);
  line.invalid();
  return false;
}

const models: { readonly [model: number]: string } = { 0: "Russian dolls", 1: "Maximum allocation" };
const protections = [
  [0x01, "Extra Traffic"],
  [0x02, "Unprotected"],
  [0x04, "Shared"],
  [0x08, "Dedicated 1:1"],
  [0x10, "Dedicated 1+1"],
  [0x20, "Enhanced"],
  [0x40, "Reserved"],
  [0x80, "Reserved"],
] as const;
const capabilityNames: { readonly [capability: number]: string } = {
  1: "Packet-Switch Capable-1",
  2: "Packet-Switch Capable-2",
  3: "Packet-Switch Capable-3",
  4: "Packet-Switch Capable-4",
  51: "Layer-2 Switch Capable",
  100: "Time-Division-Multiplex",
  150: "Lambda-Switch Capable",
  200: "Fiber-Switch Capable",
};
const encodings: { readonly [encoding: number]: string } = {
  1: "Packet",
  2: "Ethernet V2/DIX",
  3: "ANSI/ETSI PDH",
  4: "Reserved",
  5: "SDH ITU-T G.707/SONET ANSI T1.105",
  6: "Reserved",
  7: "Digital Wrapper",
  8: "Lambda (photonic)",
  9: "Fiber",
  10: "Reserved",
  11: "FiberChannel",
};

/** What is said of links of optical networks (RFC 4203), and of classes of traffic (RFC 4124). */
export function switching(line: DumpLine, type: number, at: number, length: number): boolean {
  switch (type) {
    case 17: {
      if (length < 4) return wrong(line, " < 4");
      const model = line.u8(at);
      line.text(`\n\t\tBandwidth Constraints Model ID: ${models[model] ?? "unknown"} (${model})`);
      if (length % 4 !== 0) return wrong(line, `\n\t\tlength ${length} != N x 4`);
      if (length > 36) return wrong(line, `\n\t\tlength ${length} > 36`);
      for (let i = 0; i < length / 4 - 1; i++)
        line.text(`\n\t\t  Bandwidth constraint CT${i}: ${bandwidth(line, at + 4 + 4 * i)}`);
      return true;
    }
    case 14:
      if (length !== 4) return wrong(line, " != 4");
      line.text(", ");
      line.bitNames(protections, line.u8(at), ", ", "none");
      return true;
    case 15:
      if (length < 36) return wrong(line, " < 36");
      line.text("\n\t\tInterface Switching Capability: ");
      line.named(capabilityNames, line.u8(at), "Unknown");
      line.text("\n\t\tLSP Encoding: ");
      line.named(encodings, line.u8(at + 1), "Unknown");
      line.text("\n\t\tMax LSP Bandwidth:");
      for (let i = 0; i < 8; i++) line.text(`\n\t\t  priority level ${i}: ${bandwidth(line, at + 4 + 4 * i)}`);
      return true;
    case 16:
      if (length % 4 !== 0) return wrong(line, " != N x 4");
      for (let next = at; next < at + length; next += 4)
        line.text(`${next > at ? ", " : "\n\t\t  Shared risk group: "}${line.u32(next)}`);
      return true;
    default:
      if (line.verbose <= 1) line.hexLines(at, length, "\n\t\t");
      return true;
  }
}
