import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { IP } from "./ipv4.ts";

const HEADER = 12;
const ROUTE = 14;
const operations: { readonly [operation: number]: string } = { 1: "update", 2: "request" };
/** Tens of microseconds in a delay; kilobits a second that a bandwidth of 1 is the inverse of. */
const [DELAY, BANDWIDTH] = [10, 10_000_000] as const;
const UNREACHABLE = 0xffffff;

/** Cisco's routing protocol before EIGRP. */
export const igrpText = dumpText(
  IP,
  (line, at, length) => {
    line.protocol = "igrp";
    line.text("igrp:");
    line.need(at, HEADER - 2);
    const operation = line.u8(at) & 15;
    line.text(` ${operations[operation] ?? `op-#${operation}`} V${line.u8(at) >> 4} edit=${line.u8(at + 1)}`);
    const counts = [line.u16(at + 4), line.u16(at + 6), line.u16(at + 8)] as const;
    line.text(` AS=${line.u16(at + 2)} (${counts.join("/")})`);
    const checksum = line.u16(at + 10);
    if (line.verbose > 0) {
      line.text(" checksum=0x");
      line.hex(checksum, 4);
    }
    routes(line, at + HEADER, length - HEADER, counts);
  },
  { carriedBy: { "ip.proto": 9 } },
);

function routes(line: DumpLine, start: number, length: number, counts: readonly [number, number, number]): void {
  let [inside, system, outside] = counts;
  let at = start;
  let left = length;
  while (inside > 0 || system > 0 || outside > 0) {
    if (left < ROUTE) return line.invalid();
    const network = `${line.u8(at)}.${line.u8(at + 1)}.${line.u8(at + 2)}`;
    if (inside > 0) {
      line.text(` *.${network}`);
      inside--;
    } else if (system > 0) {
      line.text(` ${network}.0`);
      system--;
    } else {
      line.text(` X${network}.0`);
      outside--;
    }
    metrics(line, at);
    at += ROUTE;
    left -= ROUTE;
  }
  if (left >= ROUTE) line.text(` [extra bytes ${left}]`);
  if (left > 0) line.invalid();
}

function metrics(line: DumpLine, at: number): void {
  line.need(at, ROUTE);
  const delay = line.u24(at + 3);
  const inverse = line.u24(at + 6);
  line.text(` d=${DELAY * delay} b=${inverse === 0 ? 0 : Math.floor(BANDWIDTH / inverse)} r=${line.u8(at + 11)}`);
  line.text(` l=${line.u8(at + 12)} M=${Math.min(delay + inverse, UNREACHABLE)} mtu=${line.u16(at + 9)}`);
  line.text(` in ${line.u8(at + 13)} hops`);
}
