import { dumpText } from "../../definition/dump-line.ts";
import { Nflog } from "./nflog.ts";

const HEADER = 4;
const ITEM = 4;
const PAYLOAD = 9;
const families: { readonly [family: number]: string } = { 2: "IPv4", 10: "IPv6" };
/** How Ethernet would say what is inside a family's packets. */
const inside: { readonly [family: number]: number } = { 2: 0x0800, 10: 0x86dd };

export const nflogText = dumpText(Nflog, (line, at, length) => {
  line.protocol = "nflog";
  if (line.left(at) < HEADER || length < HEADER) return line.truncated();
  const family = line.u8(at);
  const version = line.u8(at + 1);
  if (version !== 0) return line.text(`version ${version} (unknown)`);
  const header = (octets: number): void => {
    line.text(`version ${version}, resource ID ${line.u16(at + 2)}`);
    if (line.options.quiet > 0)
      line.text(
        `, ${families[family] ?? `Unknown NFLOG (0x${family.toString(16).padStart(2, "0")})`}, length ${octets}: `,
      );
    else line.text(`, family ${families[family] ?? "Unknown"} (${family}), length ${octets}: `);
  };
  if (line.options.linkHeader) header(length);
  let next = at + HEADER;
  // tcpdump goes on counting the header with what is left.
  let left = length;
  let there = line.left(next);
  while (there > 0) {
    if (there < ITEM || left < ITEM) return line.truncated();
    // Items are in the byte order of the machine that logged: tcpdump takes it for its own.
    const size = line.u8(next) | (line.u8(next + 1) << 8);
    const type = line.u8(next + 2) | (line.u8(next + 3) << 8);
    if (size < ITEM) return line.truncated();
    const whole = Math.ceil(size / 4) * 4;
    if (left < whole) return line.truncated();
    if (there < whole) return line.truncated();
    if (type === PAYLOAD) {
      next += ITEM;
      left -= ITEM;
      break;
    }
    next += whole;
    left -= whole;
    there -= whole;
  }
  line.payload = next;
  const type = inside[family];
  if (type !== undefined) {
    if (next >= line.end) return line.truncated();
    line.next("ethertype", type, next, left - HEADER);
    return;
  }
  if (!line.options.linkHeader) header(left);
  line.unknownPayload(next, line.end);
});
