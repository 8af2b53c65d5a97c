import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { RIPng } from "./rip.ts";

const VERSION = 1;
const HEADER = 4;
const ROUTE = 20;
const UNREACHABLE = 16;
const Command = { request: 1, response: 2 } as const;

export const ripngText = dumpText(RIPng, (line, at, length) => {
  line.protocol = "ripng";
  const version = line.u8(at + 1);
  if (version !== VERSION) {
    line.text(` [vers ${version}]`);
    return line.invalid();
  }
  const command = line.u8(at);
  if (command !== Command.request && command !== Command.response) {
    line.text(` ripng-${command} ?? ${length}`);
    return line.invalid();
  }
  if (length < HEADER) return line.invalid();
  const count = Math.floor((length - HEADER) / ROUTE);
  const isRequest = command === Command.request;
  if (isRequest && count === 1 && asksAll(line, at + HEADER)) return line.text(" ripng-req dump");
  line.text(isRequest ? " ripng-req " : " ripng-resp ");
  const whole = HEADER + count * ROUTE === length;
  line.text(whole ? `${count}:` : `${count}[${length}]:`);
  for (let i = 0; i < count; i++) {
    line.text(line.verbose > 1 ? "\n\t" : " ");
    route(line, at + HEADER + i * ROUTE, isRequest);
  }
  if (!whole) line.invalid();
});

/** Whether a route is that to anywhere, out of reach: it asks for the whole table (RFC 2080 2.4.1). */
function asksAll(line: DumpLine, at: number): boolean {
  return line.u8(at + 19) === UNREACHABLE && line.u64(at) === 0n && line.u64(at + 8) === 0n;
}

function route(line: DumpLine, at: number, isRequest: boolean): void {
  line.need(at, ROUTE);
  line.host6(at);
  line.text(`/${line.u8(at + 18)}`);
  const tag = line.u16(at + 16);
  if (tag !== 0) line.text(` [${tag}]`);
  const metric = line.u8(at + 19);
  if (!isRequest && metric !== 0) line.text(` (${metric})`);
}
