import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { UDP } from "./udp.ts";

const HEADER = 16;
const SITE = 24;
const REGISTER = 3;
const NOTIFY = 4;
const kinds: { readonly [kind: number]: string } = {
  0: "LISP-Reserved",
  1: "LISP-Map-Request",
  2: "LISP-Map-Reply",
  [REGISTER]: "LISP-Map-Register",
  [NOTIFY]: "LISP-Map-Notify",
  8: "LISP-Encapsulated-Contol-Message",
};
const WANTS = 0x100;
const registerFlags = [
  [0x08, "P-Proxy-Map-Reply"],
  [0x04, "S-LISP-SEC-Capable"],
  [0x02, "I-xTR-ID-Present"],
  [0x01, "R-Build-For-RTR"],
  [WANTS, "M-Want-Map-Notify"],
] as const;
const notifyFlags = [
  [0x08, "I-xTR-ID-Present"],
  [0x04, "R-Build-For-RTR"],
] as const;
const locatorFlags = [
  [4, "Local-Locator"],
  [2, "RLoc-Probed"],
  [1, "Reachable"],
] as const;
const keys = ["None", "SHA1", "SHA256"];
const actions = ["No-Action", "Natively-Forward", "Send-Map-Request", "Drop"];

/** Messages by which routers register where addresses are (RFC 6833). */
export const lispText = dumpText(
  UDP,
  (line, at, length) => {
    line.protocol = "lisp";
    if (length < HEADER) return line.truncated();
    line.need(at, HEADER);
    const kind = line.u8(at) >> 4;
    line.text(`${kinds[kind] ?? `unknown-type-${kind}`},`);
    if (kind === REGISTER || kind === NOTIFY) registration(line, at, at + length, kind);
  },
  { carriedBy: { "udp.port": 4342 } },
);

function registration(line: DumpLine, start: number, end: number, kind: number): void {
  const isVerbose = line.verbose > 0;
  const names = kind === REGISTER ? registerFlags : notifyFlags;
  const flags = (line.u8(start) & 15) | (line.u8(start + 2) & 1 ? WANTS : 0);
  const records = line.u8(start + 3);
  if (isVerbose) {
    line.text(" flags [");
    line.bitNames(names, flags, ", ", "none");
    line.text("],\n   ");
  }
  line.text(` ${records} record(s),`);
  const secret = line.u16(start + 14);
  let at = start + HEADER;
  if (isVerbose) {
    line.text(` Authentication ${keys[line.u16(start + 12)] ?? "unknown-type"},`);
    line.hexLines(at, secret, "\n    Authentication-Data: ");
    line.need(at, secret);
  }
  at += secret;
  if (records === 0) return line.invalid();
  for (let i = 0; i < records && at < end; i++) {
    const next = record(line, at);
    if (next < 0) return;
    at = next;
  }
  if (flags & (kind === REGISTER ? 0x02 : 0x08)) {
    if (end - at < SITE || !line.has(at, SITE)) return line.invalid();
    line.hexLines(at, 16, "\n    xTR-ID: ");
    line.text(`\n    SITE-ID: ${line.u64(at + 16)}`);
    at += SITE;
  }
  if (at < end) line.hexLines(at, end - at, "\n    Data: ");
}

/** Where the record ends, -1 where its kind of address has no text. */
function record(line: DumpLine, start: number): number {
  line.need(start, 12);
  line.text("\n");
  const flags = line.u8(start + 6);
  if (line.verbose > 0) {
    line.text(`      Record TTL ${line.u32(start)}, ${flags & 0x10 ? "" : "Non-"}Authoritative, `);
    line.text(`${actions[flags >> 5] ?? "unknown"}, Map Version: ${line.u16(start + 8) & 0xfff},`);
  }
  const size = addressSize(line.u16(start + 10));
  if (size === 0) return -1;
  let at = start + 12;
  line.need(at, size);
  line.text(" EID ");
  address(line, at, size);
  const locators = line.u8(start + 4);
  line.text(`/${line.u8(start + 5)}, ${locators} locator(s)`);
  at += size;
  for (let i = 0; i < locators; i++) at = locator(line, at);
  return at;
}

function locator(line: DumpLine, at: number): number {
  line.need(at, 8);
  const size = addressSize(line.u16(at + 6));
  if (line.verbose > 0) line.text("\n       ");
  if (size > 0) {
    line.need(at + 8, size);
    line.text(" LOC ");
    address(line, at + 8, size);
  }
  if (line.verbose > 0) {
    line.text(`\n          Priority/Weight ${line.u8(at)}/${line.u8(at + 1)},`);
    line.text(` Multicast Priority/Weight ${line.u8(at + 2)}/${line.u8(at + 3)}, flags [`);
    line.bitNames(locatorFlags, line.u16(at + 4), ", ", "none");
    line.text("],");
  }
  return at + 8 + size;
}

function addressSize(family: number): number {
  if (family === 1) return 4;
  return family === 2 ? 16 : 0;
}

function address(line: DumpLine, at: number, size: number): void {
  if (size === 4) line.host4(at);
  else line.host6(at);
}
