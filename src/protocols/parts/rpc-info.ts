import type { InfoLine } from "../../definition/info-line.ts";

/** Writes `V3 GETATTR Reply (Call In 1)` for the RPC message at hand, or the one around the layer, and `more` behind it. */
export function callText(line: InfoLine, procedure: string, more: string): void {
  const rpc = line.outer("rpc");
  const valueOf = (name: string): number => (rpc < 0 ? line.value(name, -1) : line.valueAt(rpc, name));
  const reply = valueOf("rpc.msgtyp") === 1;
  line.text(`V${valueOf("rpc.programversion")} ${procedure} ${reply ? "Reply" : "Call"}`);
  const call = valueOf("rpc.repframe");
  if (call >= 0) line.text(` (Call In ${call})`);
  line.text(more);
}

/** The procedure's word, of whatever version the layer's call was. */
export function procedureText(line: InfoLine, protocol: string): string {
  for (let version = 1; version <= 4; version++) {
    const quad = line.find(`${protocol}.procedure_v${version}`);
    if (quad >= 0) return line.word(quad) ?? `proc-${line.number(quad)}`;
  }
  return "";
}

/** Lines of what stands behind its length; Wireshark's label for it is that of both together. */
export const contentsLines = {
  "rpc.fill_bytes": (line: InfoLine): void => line.text("fill bytes: opaque data"),
  "rpc.contents"(line: InfoLine, quad: number): void {
    line.text("contents: ");
    if (line.octetsOf(quad).length === 0) line.text("<EMPTY>");
    else line.show(quad);
  },
};
