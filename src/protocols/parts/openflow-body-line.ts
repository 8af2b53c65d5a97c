import type { DumpLine } from "../../definition/dump-line.ts";
import { openflowBits, openflowData, openflowExperimenter, type Bit } from "./openflow-dump-line.ts";
import { openflowErrors } from "./openflow-errors.ts";

const capabilities: readonly Bit[] = [
  [0x01, "FLOW_STATS"],
  [0x02, "TABLE_STATS"],
  [0x04, "PORT_STATS"],
  [0x08, "GROUP_STATS"],
  [0x20, "IP_REASM"],
  [0x40, "QUEUE_STATS"],
  [0x100, "PORT_BLOCKED"],
];
const portConfig: readonly Bit[] = [
  [0x01, "PORT_DOWN"],
  [0x04, "NO_RECV"],
  [0x20, "NO_FWD"],
  [0x40, "NO_PACKET_IN"],
];
const portState: readonly Bit[] = [
  [0x01, "LINK_DOWN"],
  [0x02, "BLOCKED"],
  [0x04, "LIVE"],
];
const portFeatures: readonly Bit[] = [
  [0x0001, "10MB_HD"],
  [0x0002, "10MB_FD"],
  [0x0004, "100MB_HD"],
  [0x0008, "100MB_FD"],
  [0x0010, "1GB_HD"],
  [0x0020, "1GB_FD"],
  [0x0040, "10GB_FD"],
  [0x0080, "40GB_FD"],
  [0x0100, "100GB_FD"],
  [0x0200, "1TB_FD"],
  [0x0400, "OTHER"],
  [0x0800, "COPPER"],
  [0x1000, "FIBER"],
  [0x2000, "AUTONEG"],
  [0x4000, "PAUSE"],
  [0x8000, "PAUSE_ASYM"],
];
const packetReasons: readonly Bit[] = [
  [1, "NO_MATCH"],
  [2, "ACTION"],
  [4, "INVALID_TTL"],
];
const portReasons: readonly Bit[] = [
  [1, "ADD"],
  [2, "DELETE"],
  [4, "MODIFY"],
];
const versionBits: readonly Bit[] = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"].map((name, i) => [1 << i, name]);
const ports: { readonly [port: number]: string } = {
  0xffffff00: "MAX",
  0xfffffff8: "IN_PORT",
  0xfffffff9: "TABLE",
  0xfffffffa: "NORMAL",
  0xfffffffb: "FLOOD",
  0xfffffffc: "ALL",
  0xfffffffd: "CONTROLLER",
  0xfffffffe: "LOCAL",
  0xffffffff: "ANY",
};
const limits: { readonly [limit: number]: string } = { 0xffe5: "MAX", 0xffff: "NO_BUFFER" };
const tables: { readonly [table: number]: string } = { 0xfe: "MAX", 0xff: "ALL" };
const fragments = ["FRAG_NORMAL", "FRAG_DROP", "FRAG_REASM"];
const changes = ["ADD", "DELETE", "MODIFY"];
const roles = ["NOCHANGE", "EQUAL", "MASTER", "SLAVE"];
const ELEMENT = 4;
const BITMAP = 1;

const port = (number: number): string => ports[number] ?? `${number}`;
const hex = (value: number | bigint, digits: number): string => value.toString(16).padStart(digits, "0");

/** What a message of version 1.3 holds, asked for by -v; `length` octets that are as many as its type has. */
export function openflowBody(line: DumpLine, type: number, at: number, length: number): void {
  switch (type) {
    case 0:
      return elements(line, at, length);
    case 1:
      return failure(line, at, length);
    case 2:
    case 3:
      return openflowData(line, at, length);
    case 4: {
      const who = line.u32(at);
      line.text(`\n\t experimenter 0x${hex(who, 8)} (${openflowExperimenter(who)})`);
      line.text(`, exp_type 0x${hex(line.u32(at + 4), 8)}`);
      return openflowData(line, at + 8, length - 8);
    }
    case 6:
      line.text(`\n\t dpid 0x${hex(line.u64(at), 16)}`);
      line.text(`, n_buffers ${line.u32(at + 8)}`);
      line.text(`, n_tables ${line.u8(at + 12)}`);
      line.text(`, auxiliary_id ${line.u8(at + 13)}`);
      return openflowBits(line, " capabilities", line.u32(at + 16), capabilities);
    case 8:
    case 9: {
      const flags = line.u16(at);
      line.text(`\n\t flags ${fragments[flags] ?? `invalid (0x${hex(flags, 4)})`}`);
      const limit = line.u16(at + 2);
      return line.text(`, miss_send_len ${limits[limit] ?? limit}`);
    }
    case 12: {
      const reason = line.u8(at);
      line.text(`\n\t reason ${changes[reason] ?? `invalid (0x02x)`}`);
      return description(line, at + 8);
    }
    case 16:
      line.text(`\n\t port_no ${port(line.u32(at))}`);
      hardware(line, at + 8);
      openflowBits(line, "  config", line.u32(at + 16), portConfig);
      openflowBits(line, "  mask", line.u32(at + 20), portConfig);
      return openflowBits(line, "  advertise", line.u32(at + 24), portFeatures);
    case 17: {
      const table = line.u8(at);
      line.text(`\n\t table_id ${tables[table] ?? table}`);
      return line.text(`, config 0x${hex(line.u32(at + 4), 8)}`);
    }
    case 22:
      return line.text(`\n\t port ${port(line.u32(at))}`);
    case 24:
    case 25: {
      const role = line.u32(at);
      line.text(`\n\t role ${roles[role] ?? `invalid (0x${hex(role, 8)})`}`);
      return line.text(`, generation_id 0x${hex(line.u64(at + 8), 16)}`);
    }
    case 27:
    case 28:
      for (const [i, label] of ["packet_in", "port_status", "flow_removed"].entries()) {
        const names = i === 0 ? packetReasons : portReasons;
        openflowBits(line, ` ${label}_mask[EM]`, line.u32(at + 8 * i), names);
        openflowBits(line, ` ${label}_mask[S]`, line.u32(at + 8 * i + 4), names);
      }
      return;
  }
}

function elements(line: DumpLine, start: number, length: number): void {
  for (let at = start, left = length; left > 0;) {
    if (left < ELEMENT) return line.invalid();
    const type = line.u16(at);
    line.text(`\n\t type ${type === BITMAP ? "VERSIONBITMAP" : `unknown (0x${hex(type, 4)})`}`);
    const size = line.u16(at + 2);
    line.text(`, length ${size}`);
    if (size < ELEMENT || size > left) return line.invalid();
    if (type === BITMAP) {
      if (size === 2 * ELEMENT) bitmap(line, at + ELEMENT);
      else line.text(" (bogus)");
    }
    line.need(at, size);
    at += size;
    left -= size;
  }
}

function bitmap(line: DumpLine, at: number): void {
  const value = line.u32(at);
  line.text(`, bitmap 0x${hex(value, 8)}`);
  const known = versionBits.filter(([mask]) => value & mask).map(([, name]) => name);
  if (known.length > 0) line.text(` (${known.join(", ")})`);
  if (value & ~0x3f) line.text(" (bogus)");
}

function failure(line: DumpLine, at: number, length: number): void {
  const type = line.u16(at);
  const known = openflowErrors[type];
  line.text(`\n\t type ${known?.name ?? `invalid (0x${hex(type, 4)})`}`);
  const code = line.u16(at + 2);
  line.text(`, code ${known?.codes[code] ?? `invalid (0x${hex(code, 4)})`}`);
  openflowData(line, at + 4, length - 4);
}

function description(line: DumpLine, at: number): void {
  line.text(`\n\t  port_no ${port(line.u32(at))}`);
  hardware(line, at + 8);
  line.text(", name '");
  line.visibleText(at + 16, 16, true);
  line.text("'");
  if (line.verbose < 2) return;
  openflowBits(line, "   config", line.u32(at + 32), portConfig);
  openflowBits(line, "   state", line.u32(at + 36), portState);
  for (const [i, label] of ["curr", "advertised", "supported", "peer"].entries())
    openflowBits(line, `   ${label}`, line.u32(at + 40 + 4 * i), portFeatures);
  line.text(`\n\t   curr_speed ${line.u32(at + 56)}kbps`);
  line.text(`\n\t   max_speed ${line.u32(at + 60)}kbps`);
}

function hardware(line: DumpLine, at: number): void {
  line.need(at, 6);
  line.text(", hw_addr ");
  line.ether(at);
}
