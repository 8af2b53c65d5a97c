import type { DumpLine } from "../../definition/dump-line.ts";
import { dotted } from "./bgp-names.dump.ts";

const SMALLEST = 5;
const types: { readonly [type: number]: string } = {
  0: "None",
  1: "RSVP-TE P2MP LSP",
  2: "LDP P2MP LSP",
  3: "PIM-SSM Tree",
  4: "PIM-SM Tree",
  5: "PIM-Bidir Tree",
  6: "Ingress Replication",
  7: "LDP MP2MP LSP",
};

/** The tunnel that multicast goes through (RFC 6514 5). */
export function tunnel(line: DumpLine, start: number, end: number): boolean {
  if (end - start < SMALLEST) return false;
  const type = line.u8(start + 1);
  line.text("\n\t    Tunnel-type ");
  line.named(types, type, "Unknown");
  line.text(` (${type}), Flags [${line.u8(start) & 1 ? "Leaf Information required" : "none"}]`);
  line.text(`, MPLS Label ${line.u24(start + 2) >>> 4}`);
  const at = start + SMALLEST;
  const octets = end - at;
  const hexadecimal = (value: number): string => `0x${value.toString(16).padStart(8, "0")}`;
  if ((type === 3 || type === 5) && octets >= 8)
    line.text(`\n\t      Sender ${dotted(line, at)}, P-Group ${dotted(line, at + 4)}`);
  else if (type === 4 && octets >= 8)
    line.text(`\n\t      Root-Node ${dotted(line, at)}, P-Group ${dotted(line, at + 4)}`);
  else if (type === 6 && octets >= 4) line.text(`\n\t      Tunnel-Endpoint ${dotted(line, at)}`);
  else if ((type === 2 || type === 7) && octets >= 8)
    line.text(`\n\t      Root-Node ${dotted(line, at)}, LSP-ID ${hexadecimal(line.u32(at + 4))}`);
  else if (type === 1 && octets >= 8)
    line.text(`\n\t      Extended-Tunnel-ID ${dotted(line, at)}, P2MP-ID ${hexadecimal(line.u32(at + 4))}`);
  else if (line.verbose <= 1) line.hexLines(at, octets, "\n\t      ");
  return true;
}
