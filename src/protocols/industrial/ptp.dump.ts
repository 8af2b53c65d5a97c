import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { PTP } from "./ptp.ts";

const HEADER = 34;
const controls = ["Sync", "Delay_Req", "Follow_Up", "Delay_Resp", "Management", "Other"];
const flags = [
  [0x0001, "l1 61"],
  [0x0002, "l1 59"],
  [0x0004, "utc reasonable"],
  [0x0008, "timescale"],
  [0x0010, "time tracable"],
  [0x0020, "frequency tracable"],
  [0x0100, "alternate master"],
  [0x0200, "two step"],
  [0x0400, "unicast"],
  [0x1000, "profile specific 1"],
  [0x2000, "profile specific 2"],
  [0x4000, "security mask"],
] as const;
/** tcpdump has one word for all of these together. */
const UNKNOWN = 0x18c0;

type Print = (line: DumpLine, at: number) => void;
const time =
  (name: string, between = ","): Print =>
  (line, at) => {
    line.text(`, ${name} :`);
    line.text(` ${line.uint(at, 6)} seconds${between}`);
    line.text(` ${line.u32(at + 6)} nanoseconds`);
  };
const timeAndPort =
  (name: string): Print =>
  (line, at) => {
    time(name)(line, at);
    port(line, at + 10);
  };
const [ORIGIN, PRECISE, RECEIVED] = ["originTimeStamp", "preciseOriginTimeStamp", "receiveTimeStamp"] as const;

/** Messages by type: what they are called, and what stands behind the header. */
const messages: { readonly [type: number]: readonly [name: string, print: Print] } = {
  0x0: ["sync msg", time(ORIGIN)],
  0x1: ["delay req msg", time(ORIGIN)],
  0x2: ["peer delay req msg", timeAndPort(PRECISE)],
  0x3: ["peer delay resp msg", timeAndPort(RECEIVED)],
  0x8: ["follow up msg", time(PRECISE)],
  0x9: ["delay resp msg", timeAndPort(RECEIVED)],
  0xa: ["pdelay resp fup msg", timeAndPort(PRECISE)],
  0xb: ["announce msg", announcement],
  0xc: ["signalling msg", port],
  0xd: ["management msg", management],
};

export const ptpText = dumpText(PTP, (line, at, length) => {
  line.protocol = "ptp";
  if (length < HEADER) {
    line.text(` [length ${length} < ${HEADER}]`);
    return line.invalid();
  }
  line.text("PTP");
  const version = line.u16(at) & 0xff;
  line.text(`v${version}`);
  if (version === 1) return line.text(" (not implemented)");
  if (version === 2) second(line, at);
});

function second(line: DumpLine, at: number): void {
  const octet = line.u8(at);
  line.text(`, v1 compat : ${octet & 0xf0 ? "yes" : "no"}`);
  const [name, print] = messages[octet & 15] ?? ["Reserved"];
  line.text(`, msg type : ${name}`);
  line.text(`, length : ${line.u16(at + 2)}`);
  line.text(`, domain : ${line.u16(at + 4) >> 8}, reserved1 : ${line.u8(at + 5)}`);
  const set = line.u16(at + 6);
  line.text(", Flags [");
  line.bitNames((set & UNKNOWN) === UNKNOWN ? [...flags, [UNKNOWN, "unknown"]] : flags, set, ", ", "none");
  line.text("]");
  line.text(`, NS correction : ${line.uint(at + 8, 6)}`);
  line.text(`, sub NS correction : ${line.u16(at + 14)}`);
  line.text(`, reserved2 : ${line.u32(at + 16)}`);
  line.text(`, clock identity : 0x${line.u64(at + 20).toString(16)}`);
  line.text(`, port id : ${line.u16(at + 28)}`);
  line.text(`, seq id : ${line.u16(at + 30)}`);
  const control = line.u8(at + 32);
  line.text(`, control : ${control} (${controls[control] ?? "Reserved"})`);
  line.text(`, log message interval : ${line.u8(at + 33)}`);
  print?.(line, at + HEADER);
}

function port(line: DumpLine, at: number): void {
  line.text(`, port identity : 0x${line.u64(at).toString(16)}`);
  line.text(`, port id : ${line.u16(at + 8)}`);
}

function announcement(line: DumpLine, at: number): void {
  time(ORIGIN, "")(line, at);
  line.text(`, origin cur utc :${line.u16(at + 10)}`);
  line.text(`, rsvd : ${line.u8(at + 12)}`);
  line.text(`, gm priority_1 : ${line.u8(at + 13)}`);
  line.text(`, gm clock class : ${line.u8(at + 14)}`);
  line.text(`, gm clock accuracy : ${line.u8(at + 15)}`);
  line.text(`, gm clock variance : ${line.u16(at + 16)}`);
  line.text(`, gm priority_2 : ${line.u8(at + 18)}`);
  line.text(`, gm clock id : 0x${line.u64(at + 19).toString(16)}`);
  line.text(`, steps removed : ${line.u16(at + 27)}`);
  const source = line.u8(at + 29);
  line.text(`, time source : 0x${source.toString(16)}`);
}

/** tcpdump reads every octet behind the port where the port is. */
function management(line: DumpLine, at: number): void {
  port(line, at);
  const octet = line.u8(at);
  line.text(`, , start boundary hops  ${octet}, , boundary hops  ${octet}`);
  line.text(`, , flags  0x${octet.toString(16)}, , reserved  0x${octet.toString(16)}`);
}
