import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { UDP } from "./udp.ts";

const [REQUEST, REPLY, FAILURE, RECEIPT] = [1, 2, 3, 4] as const;
/** The numbers that a draft for IPv6 had, with other orders of fields. */
const [DRAFT_REQUEST, DRAFT_REPLY, DRAFT_FAILURE, DRAFT_RECEIPT] = [16, 17, 18, 19] as const;
const NO_DELETE = 0x80;
const HELLO_INTERVAL = 1;

/** Routes that are looked for when they are needed (RFC 3561). */
export const aodvText = dumpText(
  UDP,
  (line, at, length) => {
    line.protocol = "aodv";
    const type = line.u8(at);
    line.text(" aodv");
    const size = line.network.version === 6 ? 16 : 4;
    switch (type) {
      case REQUEST:
        return request(line, at, length, size);
      case DRAFT_REQUEST:
        return draftRequest(line, at, length);
      case REPLY:
        return reply(line, at, length, { dst: 4, dseq: 4 + size, src: 8 + size, life: 8 + 2 * size, size });
      case DRAFT_REPLY:
        return reply(line, at, length, { dst: 8, dseq: 4, src: 24, life: 40, size: 16 });
      case FAILURE:
        return failure(line, at, length, size);
      case DRAFT_FAILURE:
        return failure(line, at, length, 16);
      case RECEIPT:
      case DRAFT_RECEIPT:
        return line.text(` rrep-ack ${length}`);
      default:
        return line.text(` type ${type} ${length}`);
    }
  },
  { carriedBy: { "udp.port": 654 } },
);

function address(line: DumpLine, at: number, size: number): void {
  if (size === 4) line.host4(at);
  else line.host6(at);
}

function request(line: DumpLine, at: number, length: number, size: number): void {
  const whole = 16 + 2 * size;
  line.need(at, whole);
  line.text(`${size === 16 ? " v6" : ""} rreq ${length}  hops ${line.u8(at + 3)} id 0x`);
  line.hex(line.u32(at + 4), 8);
  line.text("\n\tdst ");
  address(line, at + 8, size);
  line.text(` seq ${line.u32(at + 8 + size)} src `);
  address(line, at + 12 + size, size);
  line.text(` seq ${line.u32(at + 12 + 2 * size)}`);
  extension(line, at + whole, length - whole);
}

function draftRequest(line: DumpLine, at: number, length: number): void {
  const whole = 48;
  line.need(at, whole);
  // tcpdump looks for flags in the type.
  line.text(` rreq ${length} [D] hops ${line.u8(at + 3)} id 0x`);
  line.hex(line.u32(at + 4), 8);
  line.text("\n\tdst ");
  line.host6(at + 16);
  line.text(` seq ${line.u32(at + 8)} src `);
  line.host6(at + 32);
  line.text(` seq ${line.u32(at + 12)}`);
  extension(line, at + whole, length - whole);
}

interface ReplyPlaces {
  readonly dst: number;
  readonly dseq: number;
  readonly src: number;
  readonly life: number;
  readonly size: number;
}

function reply(line: DumpLine, at: number, length: number, { dst, dseq, src, life, size }: ReplyPlaces): void {
  const whole = 12 + 2 * size;
  line.need(at, whole);
  line.text(` rrep ${length}  prefix ${line.u8(at + 2) & 0x1f} hops ${line.u8(at + 3)}\n\tdst `);
  address(line, at + dst, size);
  line.text(` dseq ${line.u32(at + dseq)} src `);
  address(line, at + src, size);
  line.text(` ${line.u32(at + life)} ms`);
  extension(line, at + whole, length - whole);
}

/** What is behind a message: once, though there may be more. */
function extension(line: DumpLine, at: number, length: number): void {
  if (length < 2) return;
  line.need(at, 2);
  const type = line.u8(at);
  if (type === HELLO_INTERVAL) {
    line.need(at, 6);
    return line.text(`\n\text HELLO ${line.u32(at + 2)} ms`);
  }
  line.text(`\n\text ${type} ${line.u8(at + 1)}`);
}

function failure(line: DumpLine, at: number, length: number, size: number): void {
  line.need(at, 4);
  const count = line.u8(at + 3);
  line.text(` rerr ${line.u8(at + 1) & NO_DELETE ? "[D]" : ""} [items ${count}] [${length}]:`);
  for (let i = 0; i < count; i++) {
    const item = at + 4 + i * (size + 4);
    line.need(item, size + 4);
    line.text(" {");
    address(line, item, size);
    line.text(`}(${line.u32(item + size)})`);
  }
}
