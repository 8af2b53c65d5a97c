import { dumpText, TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";
import { openflowBody } from "../parts/openflow-body-line.ts";
import { openflowData } from "../parts/openflow-dump-line.ts";
import { TCP } from "./tcp.ts";

const HEADER = 8;
const versions: { readonly [version: number]: string } = { 1: "1.0", 2: "1.1", 3: "1.2", 4: "1.3", 5: "1.4", 6: "1.5" };

/** A type of messages: its name, the least octets behind the header, and the most where it has no more than those. */
type Type = readonly [name: string, least: number, most?: number];
const oldTypes: readonly Type[] = [
  ["HELLO", 0],
  ["ERROR", 4],
  ["ECHO_REQUEST", 0],
  ["ECHO_REPLY", 0],
  ["VENDOR", 4],
  ["FEATURES_REQUEST", 0, 0],
  ["FEATURES_REPLY", 24],
  ["GET_CONFIG_REQUEST", 0, 0],
  ["GET_CONFIG_REPLY", 4, 4],
  ["SET_CONFIG", 4, 4],
  ["PACKET_IN", 10],
  ["FLOW_REMOVED", 80, 80],
  ["PORT_STATUS", 56, 56],
  ["PACKET_OUT", 8],
  ["FLOW_MOD", 64],
  ["PORT_MOD", 24, 24],
  ["STATS_REQUEST", 4],
  ["STATS_REPLY", 4],
  ["BARRIER_REQUEST", 0, 0],
  ["BARRIER_REPLY", 0, 0],
  ["QUEUE_GET_CONFIG_REQUEST", 4, 4],
  ["QUEUE_GET_CONFIG_REPLY", 8],
];
const types: readonly Type[] = [
  ["HELLO", 0],
  ["ERROR", 4],
  ["ECHO_REQUEST", 0],
  ["ECHO_REPLY", 0],
  ["EXPERIMENTER", 8],
  ["FEATURES_REQUEST", 0, 0],
  ["FEATURES_REPLY", 24, 24],
  ["GET_CONFIG_REQUEST", 0, 0],
  ["GET_CONFIG_REPLY", 4, 4],
  ["SET_CONFIG", 4, 4],
  ["PACKET_IN", 0],
  ["FLOW_REMOVED", 0],
  ["PORT_STATUS", 72, 72],
  ["PACKET_OUT", 0],
  ["FLOW_MOD", 0],
  ["GROUP_MOD", 0],
  ["PORT_MOD", 32, 32],
  ["TABLE_MOD", 8, 8],
  ["MULTIPART_REQUEST", 0],
  ["MULTIPART_REPLY", 0],
  ["BARRIER_REQUEST", 0, 0],
  ["BARRIER_REPLY", 0, 0],
  ["QUEUE_GET_CONFIG_REQUEST", 8, 8],
  ["QUEUE_GET_CONFIG_REPLY", 0],
  ["ROLE_REQUEST", 16, 16],
  ["ROLE_REPLY", 16, 16],
  ["GET_ASYNC_REQUEST", 0, 0],
  ["GET_ASYNC_REPLY", 24, 24],
  ["SET_ASYNC", 24, 24],
  ["METER_MOD", 0],
];
const typesOf: { readonly [version: number]: readonly Type[] } = { 1: oldTypes, 4: types };
/** Types of version 1.0 whose body is data alone. */
const PLAIN: ReadonlySet<number> = new Set([0, 2, 3]);

/** Messages between switches and what controls them (OpenFlow 1.0 and 1.3). */
export const openflowText = dumpText(
  TCP,
  (line, at, length) => {
    line.protocol = "openflow";
    line.text(": OpenFlow");
    for (let next = at; next < at + length;) next += message(line, next, at + length - next);
  },
  { carriedBy: { "tcp.port": [6633, 6653] } },
);

/** Octets of the message; all that are left where nothing can follow. */
function message(line: DumpLine, at: number, left: number): number {
  const ends = (octets: number): boolean => {
    if (left >= octets) return false;
    line.text(" (end of TCP payload)");
    line.need(at, left);
    return true;
  };
  const version = line.u8(at);
  line.text(`\n\tversion ${versions[version] ?? `unknown (0x${version.toString(16).padStart(2, "0")})`}`);
  if (ends(2)) return left;
  const number = line.u8(at + 1);
  const type = typesOf[version]?.[number];
  line.text(`, type ${type?.[0] ?? `unknown (0x${number.toString(16).padStart(2, "0")})`}`);
  if (ends(4)) return left;
  const size = line.u16(at + 2);
  line.text(`, length ${size}${size < HEADER ? " (too short!)" : ""}`);
  if (ends(8)) return left;
  const exchange = line.u32(at + 4);
  line.text(", xid 0x");
  line.hex(exchange, 8);
  if (size < HEADER) return wrong(line, at, left);
  const body = size - HEADER;
  if (type !== undefined) {
    const [, least, most = Infinity] = type;
    if (body < least || body > most) {
      line.invalid();
      line.need(at, Math.min(size, left));
    } else content(line, version, number, at + HEADER, body);
  }
  if (size > left) throw TRUNCATED;
  line.need(at, size);
  return size;
}

function wrong(line: DumpLine, at: number, left: number): number {
  line.invalid();
  line.need(at, left);
  return left;
}

function content(line: DumpLine, version: number, type: number, at: number, length: number): void {
  if (line.verbose === 0) return;
  if (version === 4) openflowBody(line, type, at, length);
  else if (PLAIN.has(type)) openflowData(line, at, length);
}
