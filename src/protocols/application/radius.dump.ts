import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { attributeText } from "./radius-attributes.dump.ts";
import { Radius } from "./radius.ts";

const code = Radius.slot("code");
const id = Radius.slot("id");
const lengthField = Radius.slot("len");
const authenticator = Radius.slot("authenticator").offset;
const HEADER = 20;

const names: { readonly [code: number]: string } = {
  1: "Access-Request",
  2: "Access-Accept",
  3: "Access-Reject",
  4: "Accounting-Request",
  5: "Accounting-Response",
  11: "Access-Challenge",
  12: "Status-Server",
  13: "Status-Client",
  40: "Disconnect-Request",
  41: "Disconnect-ACK",
  42: "Disconnect-NAK",
  43: "CoA-Request",
  44: "CoA-ACK",
  45: "CoA-NAK",
  255: "Reserved",
};

export const radiusText = dumpText(
  Radius,
  (line, at, length) => {
    line.protocol = "radius";
    line.need(at, HEADER);
    const announced = line.field(lengthField, at);
    if (announced < HEADER) return line.truncated();
    const octets = Math.min(announced, length);
    line.text("RADIUS, ");
    if (line.verbose > 0) line.text(`length: ${octets}\n\t`);
    line.named(names, line.field(code, at), "Unknown Command");
    line.text(` (${line.field(code, at)}), id: 0x`);
    line.hex(line.field(id, at), 2);
    if (line.verbose === 0) return line.text(` length: ${octets}`);
    line.text(", Authenticator: ");
    line.hexOctets(line.bytes, at + authenticator, at + HEADER);
    attributes(line, at + HEADER, octets - HEADER);
  },
  { forcedBy: "radius" },
);

function attributes(line: DumpLine, start: number, octets: number): void {
  for (let at = start, left = octets; left > 0;) {
    if (left < 2 || !line.has(at, 2)) return line.truncated();
    const type = line.u8(at);
    const length = line.u8(at + 1);
    attributeText(line, type, at + 2, length, left);
    if (length < 2 || length > left) return;
    if (line.verbose > 1) line.hexLines(at + 2, length - 2, "\n\t    ");
    at += length;
    left -= length;
  }
}
