import type { DumpLine } from "../../definition/dump-line.ts";

const SECURED = 0x80;
const messages: { readonly [code: number]: string } = {
  0: "DODAG Information Solicitation",
  1: "DODAG Information Object",
  2: "Destination Advertisement Object",
  3: "Destination Advertisement Object Ack",
};
const modes: { readonly [mode: number]: string } = {
  0: "nonstoring",
  1: "storing",
  2: "nonstoring-multicast",
  3: "storing-multicast",
};
const options: { readonly [type: number]: string } = {
  0: "pad1",
  1: "padN",
  2: "metrics",
  3: "routinginfo",
  4: "config",
  5: "rpltarget",
  6: "transitinfo",
  8: "destprefix",
  9: "rpltargetdesc",
};
const INFORMATION_OBJECT = 24;
const ADVERTISEMENT = 4;
const ADDRESS = 16;

/** An RPL control message of `length` octets from behind the checksum on (RFC 6550). */
export function rplText(line: DumpLine, at: number, code: number, length: number): void {
  if (code & SECURED) return line.text(", (SEC) [worktodo]");
  line.text(", (CLR)");
  line.named(messages, code, "RPL message, unknown code %");
  if (line.verbose === 0) return;
  if (code === 1) informationObject(line, at, length);
  else if (code === 2) advertisement(line, at, length);
  else if (code === 3) acknowledgement(line, at, length);
}

function informationObject(line: DumpLine, at: number, length: number): void {
  if (length < INFORMATION_OBJECT) {
    line.text(` [length ${length} < ${INFORMATION_OBJECT}]`);
    return line.invalid();
  }
  line.need(at, INFORMATION_OBJECT);
  const flags = line.u8(at + 4);
  line.text(" [dagid:");
  line.host6(at + 8);
  line.text(
    `,seq:${line.u8(at + 5)},instance:${line.u8(at)},rank:${line.u16(at + 2)},${flags & 0x80 ? "grounded," : ""}mop:`,
  );
  line.named(modes, (flags >> 3) & 7, "mop%");
  line.text(`,prf:${flags & 7}]`);
  optionList(line, at + INFORMATION_OBJECT, length - INFORMATION_OBJECT);
}

function advertisement(line: DumpLine, at: number, length: number): void {
  // tcpdump wants room for the graph's address even where the message has none.
  if (!line.has(at, ADVERTISEMENT + ADDRESS)) return line.truncated();
  if (length < ADVERTISEMENT) return line.text(" [|length too short]");
  const flags = line.u8(at + 1);
  const named = (flags & 0x40) !== 0;
  if (named && !graph(line, at, length, "length")) return;
  line.text(" [dagid:");
  graphName(line, at, named);
  line.text(
    `,seq:${line.u8(at + 3)},instance:${line.u8(at)}${flags & 0x80 ? ",acK" : ""}${named ? ",Dagid" : ""},${flags.toString(16).padStart(2, "0")}]`,
  );
  const header = ADVERTISEMENT + (named ? ADDRESS : 0);
  optionList(line, at + header, length - header);
}

function acknowledgement(line: DumpLine, at: number, length: number): void {
  if (!line.has(at, ADVERTISEMENT)) return line.truncated();
  if (length < ADVERTISEMENT) return line.text(" [|dao-length too short]");
  const named = (line.u8(at + 1) & 0x80) !== 0;
  if (named && !graph(line, at, length, "dao-length")) return;
  line.text(" [dagid:");
  graphName(line, at, named);
  line.text(`,seq:${line.u8(at + 2)},instance:${line.u8(at)},status:${line.u8(at + 3)}]`);
  const header = ADVERTISEMENT + (named ? ADDRESS : 0);
  optionList(line, at + header, length - header);
}

/** Whether the graph's address is there. */
function graph(line: DumpLine, at: number, length: number, what: string): boolean {
  line.need(at + ADVERTISEMENT, ADDRESS);
  if (length >= ADVERTISEMENT + ADDRESS) return true;
  line.text(` [|${what} too short]`);
  return false;
}

function graphName(line: DumpLine, at: number, named: boolean): void {
  if (named) line.host6(at + ADVERTISEMENT);
  else line.text("<elided>");
}

function optionList(line: DumpLine, start: number, length: number): void {
  if (line.verbose <= 1) return;
  for (let at = start, left = length; left > 0;) {
    const type = line.u8(at);
    if (type === 0) {
      line.text(" opt:pad1");
      at++;
      left--;
      continue;
    }
    if (left < 2) return line.truncated();
    const size = 2 + line.u8(at + 1);
    line.text(" opt:");
    line.named(options, type, "subopt:%");
    line.text(` len:${size} `);
    line.need(at, size);
    if (left < size) return line.truncated();
    if (line.verbose > 2) line.hexLines(at + 2, size - 2, " ");
    at += size;
    left -= size;
  }
}
