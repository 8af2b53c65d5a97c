import type { DumpLine } from "../../definition/dump-line.ts";
import { traffic } from "./ospf-traffic.dump.ts";

export const Opaque = { traffic: 1, grace: 3, router: 4 } as const;
const ELEMENT = 4;
const routerNames: { readonly [type: number]: string } = { 1: "Router Capabilities" };
const capabilities = [
  [0x00000001, "Reserved"],
  [0x00000002, "Reserved"],
  [0x00000004, "Reserved"],
  [0x00000008, "Reserved"],
  [0x00000020, "graceful restart capable"],
  [0x00000040, "graceful restart helper"],
  [0x00000080, "Stub router support"],
  [0x00000100, "Traffic engineering"],
  [0x00000200, "p2p over LAN"],
  [0x00000400, "path computation server"],
] as const;
const graceNames: { readonly [type: number]: string } = {
  1: "Grace Period",
  2: "Graceful restart Reason",
  3: "IPv4 interface address",
};
const reasons: { readonly [reason: number]: string } = {
  0: "Unknown",
  1: "Software Restart",
  2: "Software Reload/Upgrade",
  3: "Control Processor Switch",
};

/** The octets at `at` of an opaque link state of a type; false where something in them ends it. */
export function opaque(line: DumpLine, at: number, type: number, length: number): boolean {
  if (type === Opaque.traffic) return traffic(line, at, length);
  if (type === Opaque.grace) return elements(line, at, length, graceNames, grace);
  if (type === Opaque.router) return elements(line, at, length, routerNames, router);
  if (line.verbose <= 1) line.hexLines(at, length, "\n\t    ");
  return true;
}

/** Ends a link state with a text. */
function ended(line: DumpLine, text: string): false {
  line.text(text);
  return false;
}

/** Writes a value; false where it ends the link state, undefined where it is not known. */
type Value = (line: DumpLine, type: number, at: number, length: number) => boolean | undefined;

function elements(
  line: DumpLine,
  start: number,
  octets: number,
  names: { readonly [type: number]: string },
  print: Value,
): boolean {
  const isGrace = names === graceNames;
  let at = start;
  for (let left = octets; left > 0;) {
    if (!whole(line, at, ELEMENT, isGrace)) return false;
    if (left < ELEMENT) return ended(line, `\n\t    Remaining LS length ${left} < ${ELEMENT}`);
    const type = line.u16(at);
    const length = line.u16(at + 2);
    at += ELEMENT;
    left -= ELEMENT;
    line.text(`\n\t    ${names[type] ?? "unknown"} TLV (${type}), length${isGrace ? "" : ":"} ${length}, value: `);
    if (length > left)
      return ended(line, `\n\t    Bogus length ${length} > ${isGrace ? "" : "remaining LS length "}${left}`);
    if (!whole(line, at, length, isGrace)) return false;
    const printed = print(line, type, at, length);
    if (printed === false) return false;
    if (printed === undefined && line.verbose <= 1) line.hexLines(at, length, "\n\t      ");
    const taken = isGrace ? (length + 3) & ~3 : length;
    at += taken;
    left -= taken;
  }
  return true;
}

/** Whether octets were captured; where they were not, the line ends, unless that is not said. */
function whole(line: DumpLine, at: number, count: number, silent: boolean): boolean {
  if (!silent) line.need(at, count);
  return line.has(at, count);
}

/** Whether a value has the length that it must have. */
function fits(line: DumpLine, length: number, wanted: number): boolean {
  if (length !== wanted) line.text(`\n\t    Bogus length ${length} != ${wanted}`);
  return length === wanted;
}

function grace(line: DumpLine, type: number, at: number, length: number): boolean | undefined {
  if (!(type in graceNames)) return undefined;
  if (!fits(line, length, type === 2 ? 1 : 4)) return false;
  if (type === 1) line.text(`${line.u32(at)}s`);
  else if (type === 3) line.host4(at);
  else line.text(`${reasons[line.u8(at)] ?? "Unknown"} (${line.u8(at)})`);
  return true;
}

function router(line: DumpLine, type: number, at: number, length: number): boolean | undefined {
  if (!(type in routerNames)) return undefined;
  if (!fits(line, length, 4)) return false;
  line.text("Capabilities: ");
  line.bitNames(capabilities, line.u32(at), ", ", "Unknown");
  return true;
}
