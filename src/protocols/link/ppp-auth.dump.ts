import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { CHAP, PAP } from "./ppp-auth.ts";

const HEADER = 4;
const papCodes: { readonly [code: number]: string } = { 1: "Auth-Req", 2: "Auth-ACK", 3: "Auth-NACK" };
const chapCodes: { readonly [code: number]: string } = { 1: "Challenge", 2: "Response", 3: "Success", 4: "Fail" };

export const chapText = dumpText(CHAP, (line, at, length) => {
  if (!header(line, at, length, "chap", chapCodes)) return;
  const end = at + line.u16(at + 2);
  const code = line.u8(at);
  if (code === 1 || code === 2) {
    if (length < HEADER + 1) return;
    const octets = line.u8(at + HEADER);
    if (length - HEADER - 1 < octets) return;
    line.text(", Value ");
    for (let i = 0; i < octets; i++) line.hex(line.u8(at + HEADER + 1 + i), 2);
    said(line, ", Name ", at + HEADER + 1 + octets, end);
  } else if (code === 3 || code === 4) said(line, ", Msg ", at + HEADER, end);
});

/** Text up to where the packet says it ends, which may be before it starts. */
function said(line: DumpLine, word: string, at: number, end: number): void {
  line.text(word);
  line.visibleText(at, end < at ? line.left(at) + 1 : end - at);
}

export const papText = dumpText(PAP, (line, at, length) => {
  if (!header(line, at, length, "pap", papCodes)) return;
  const octets = line.u16(at + 2);
  if (octets > length) {
    line.text(`, length ${octets} > packet size`);
    return;
  }
  if (octets < HEADER) {
    line.text(`, length ${octets} < PAP header length`);
    return;
  }
  const code = line.u8(at);
  if (code < 1 || code > 3) return;
  if (octets < (code === 1 ? HEADER + 2 : HEADER + 1)) {
    line.text("[|pap]");
    return;
  }
  const end = at + octets;
  const next = counted(line, code === 1 ? ", Peer " : ", Msg ", at + HEADER, end);
  if (code === 1 && next < end) counted(line, ", Name ", next, end);
});

/** Text behind its length; returns where it ends, `end` where it is not there. */
function counted(line: DumpLine, word: string, at: number, end: number): number {
  const octets = line.u8(at);
  if (at + 1 + octets > end) return end;
  line.text(word);
  line.visibleText(at + 1, octets);
  return at + 1 + octets;
}

function header(
  line: DumpLine,
  at: number,
  length: number,
  name: string,
  codes: { readonly [code: number]: string },
): boolean {
  const code = (): string => `0x${line.u8(at).toString(16).padStart(2, "0")}`;
  if (length < HEADER) {
    line.text(length < 1 ? `[|${name}]` : `[|${name} ${code()}]`);
    return false;
  }
  line.text(`${name.toUpperCase()}, ${codes[line.u8(at)] ?? "unknown"} (${code()})`);
  line.text(`, id ${line.u8(at + 1)}`);
  line.need(at + 2, 2);
  return true;
}
