import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { UDP } from "./udp.ts";

const MAGIC = 43;
const VERSION = 1;
const HEADER = 24;
const types = ["Discover", "Offer", "Request", "Ack", "Nack", "Release"];
const [PAD, MANDATORY] = [0, 1] as const;

/** An option: its name, and what is said of its octets, where anything is. */
interface Option {
  readonly name: string;
  readonly say?: (line: DumpLine, at: number, length: number) => boolean;
}
const addresses =
  (size: number, hasLength = false) =>
  (line: DumpLine, at: number, length: number): boolean =>
    addressList(line, at, length, size, hasLength);
const options: readonly Option[] = [
  { name: "Pad" },
  { name: "Mandatory" },
  { name: "Origin Time", say: (line, at, length) => length === 4 && said(line, timeText(line.u32(at))) },
  { name: "Expires", say: (line, at, length) => length === 4 && said(line, `${line.u32(at)}s`) },
  { name: "My-IPv6-Address", say: addresses(16) },
  { name: "My-IPv4-Address", say: addresses(4) },
  { name: "IPv6 Prefix", say: addresses(16, true) },
  { name: "IPv4 Prefix" },
  { name: "IPv6 Address", say: addresses(16) },
  { name: "IPv4 Address", say: addresses(4) },
  { name: "IPv6 Prefix Delegation", say: addresses(16, true) },
  { name: "IPv4 Prefix Delegation", say: addresses(4, true) },
  { name: "Name Server", say: addresses(16) },
  { name: "NTP Server", say: addresses(16) },
];

/** How stations of a network without routers get addresses (draft-chroboczek-ahcp-00). */
export const ahcpText = dumpText(
  UDP,
  (line, at, length) => {
    line.protocol = "ahcp";
    line.text("AHCP");
    if (length < 2) return line.invalid();
    line.need(at, 2);
    if (line.u8(at) !== MAGIC) return line.invalid();
    const version = line.u8(at + 1);
    line.text(` Version ${version}`);
    if (version !== VERSION) {
      line.text(" (unknown)");
      return line.need(at, length);
    }
    if (length < HEADER) {
      line.invalid();
      return line.need(at, length);
    }
    if (line.verbose === 0) {
      if (length < HEADER + 4 || HEADER + 4 + line.u16(at + HEADER + 2) > length) line.invalid();
      return line.need(at, length);
    }
    message(line, at, length);
  },
  { carriedBy: { "udp.port": 5359 } },
);

function message(line: DumpLine, at: number, length: number): void {
  line.text(`\n\tHopcount ${line.u8(at + 2)}`);
  line.text(`, Original Hopcount ${line.u8(at + 3)}`);
  const nonce = line.u32(at + 4);
  line.text(", Nonce 0x");
  line.hex(nonce, 8);
  identifier(line, ", Source Id ", at + 8);
  identifier(line, ", Destination Id ", at + 16);
  body(line, at + HEADER, length - HEADER);
}

function identifier(line: DumpLine, label: string, at: number): void {
  line.need(at, 8);
  line.text(label);
  for (let i = 0; i < 8; i++) {
    if (i > 0) line.text(":");
    line.hex(line.u8(at + i), 2);
  }
}

function body(line: DumpLine, at: number, length: number): void {
  if (length < 4) return line.invalid();
  const type = line.u8(at);
  line.text(`\n\t${types[type] ?? `Unknown-${type}`}`);
  const reserved = line.u8(at + 1);
  if (reserved !== 0) line.text(`, MBZ ${reserved}`);
  const size = line.u16(at + 2);
  line.text(`, Length ${size}`);
  if (4 + size > length) return line.invalid();
  if (line.verbose < 2) {
    line.need(at + 4, size);
    return;
  }
  optionList(line, at + 4, size);
}

function optionList(line: DumpLine, start: number, length: number): void {
  for (let at = start; at < start + length;) {
    const type = line.u8(at);
    const option = options[type];
    line.text(`\n\t ${option?.name ?? `Unknown-${type}`}`);
    at++;
    if (type === PAD || type === MANDATORY) continue;
    if (at >= start + length) return line.invalid();
    const size = line.u8(at);
    at++;
    if (at + size > start + length) return line.invalid();
    if (option?.say === undefined) line.text(` (Length ${size})`);
    else if (!option.say(line, at, size)) line.invalid();
    line.need(at, size);
    at += size;
  }
}

function said(line: DumpLine, text: string): true {
  line.text(`: ${text}`);
  return true;
}

function timeText(seconds: number): string {
  const [date, time] = new Date(1000 * seconds).toISOString().split("T");
  return `${date} ${time?.slice(0, 8)} UTC`;
}

/** Addresses, with the bits of a prefix behind each where it has one; false where the last is cut or has too many. */
function addressList(line: DumpLine, start: number, length: number, size: number, hasBits: boolean): boolean {
  const whole = hasBits ? size + 1 : size;
  for (let at = start, left = length; left > 0; at += whole, left -= whole) {
    if (left < whole) return false;
    line.text(at === start ? ": " : ", ");
    if (size === 4) line.ipv4(line.bytes, at);
    else line.ipv6(line.bytes, at);
    if (!hasBits) continue;
    const bits = line.u8(at + size);
    line.text(`/${bits}`);
    if (bits > 8 * size) return false;
  }
  return true;
}
