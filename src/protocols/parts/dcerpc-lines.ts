import type { InfoLine } from "../../definition/info-line.ts";

const characters = ["ASCII", "EBCDIC"];
const floats = ["IEEE", "VAX", "Cray", "IBM"];

/** Writes how the sender writes numbers and characters, behind the octets that say so. */
export function representation(line: InfoLine, quad: number): void {
  const [order = 0, float = 0] = line.octetsOf(quad);
  line.text(` (Order: ${order >> 4 === 1 ? "Little" : "Big"}-endian, `);
  line.text(`Char: ${characters[order & 0xf] ?? "Unknown"}, Float: ${floats[float] ?? "Unknown"})`);
}

/** Writes a label and how many octets there are: what they are is the called procedure's. */
const counted =
  (label: string) =>
  (line: InfoLine, quad: number): void => {
    const { length } = line.octetsOf(quad);
    line.text(`${label} (${length} byte${length === 1 ? "" : "s"})`);
  };

export const stubLines = {
  "dcerpc.payload_stub_data": counted("Payload stub data"),
  complete: counted("Complete stub data"),
};

/** Writes which packets have the call and the answer, where they are known. */
export function exchangeOf(line: InfoLine): void {
  const request = line.value("dcerpc.request_in");
  if (request > 0) line.text(`, [Req: #${request}]`);
  const response = line.value("dcerpc.response_in");
  if (response > 0) line.text(`, [Resp: #${response}]`);
}

/** Writes which object a call is of. */
export function objectLine(line: InfoLine, quad: number): void {
  line.text("Object UUID: ");
  line.show(quad);
}
