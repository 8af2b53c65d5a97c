import type { DumpLine } from "../../definition/dump-line.ts";
import { digits, host, type Print } from "./rsvp-content.dump.ts";
import { label, labelSet, request } from "./rsvp-labels.dump.ts";
import { errors } from "./rsvp-names.dump.ts";
import { attribute, detour, reroute, route } from "./rsvp-routes.dump.ts";
import { services } from "./rsvp-services.dump.ts";
import { userInterface } from "./rsvp-uni.dump.ts";

const addresses = { 1: 4, 2: 16 };
const senders = { 1: 8, 2: 20, 7: 8, 12: 12, 13: 40 };
const labels = { 1: 0, 2: 4, 3: 12 };
const hops = { 1: 8, 2: 20, 3: 8, 4: 20 };
const one = { 1: 4 };
const spec = { 2: 4 };
const numbered = { 1: 8, 2: 8 };

/** Octets that objects have at least, by class and type: types that are not here are not known. */
const least: { readonly [number: number]: { readonly [type: number]: number } } = {
  1: { 1: 8, 2: 20, 7: 12, 8: 36, 11: 12, 13: 12, 14: 26 },
  3: hops,
  4: { 1: 32 },
  5: one,
  6: { 1: 8, 2: 20, 3: 8, 4: 20 },
  8: one,
  9: spec,
  10: { ...senders, 3: 20, 8: 20 },
  11: senders,
  12: spec,
  13: spec,
  15: addresses,
  16: labels,
  19: { 1: 0, 2: 12, 3: 12, 4: 4 },
  20: { 1: 0 },
  21: { 1: 0 },
  22: numbered,
  23: numbered,
  24: numbered,
  25: numbered,
  34: labels,
  35: labels,
  36: { 1: 4 },
  50: addresses,
  63: { 7: 0 },
  66: one,
  125: one,
  129: labels,
  131: { 1: 8 },
  134: one,
  195: addresses,
  196: { 1: 4 },
  205: { 1: 20, 7: 16 },
  207: { 7: 4 },
  229: { 1: 4 },
};

/** The least octets of an object; undefined where its type is not known. */
export function leastOctets(number: number, type: number): number | undefined {
  return least[number]?.[type];
}

function tunnel(line: DumpLine, at: number, wide: boolean): void {
  digits(line, ", Tunnel ID: ", line.u16(at), 4);
  line.text(", Extended Tunnel ID: ");
  host(line, at + 2, wide);
}

const session: Print = (line, { at, type, start }) => {
  line.text(start);
  if (type <= 2) {
    const end = at + (type === 2 ? 16 : 4);
    line.text(type === 2 ? "IPv6 DestAddress: " : "IPv4 DestAddress: ");
    host(line, at, type === 2);
    digits(line, ", Protocol ID: ", line.u8(end), 2);
    digits(line, `${start}Flags: [`, line.u8(end + 1), 2);
    line.text(`], DestPort ${line.u16(end + 2)}`);
  } else if (type === 14) {
    digits(line, "IPv6 P2MP LSP ID: ", line.u32(at), 8);
    tunnel(line, at + 6, true);
  } else {
    line.text(type === 8 ? "IPv6 Tunnel EndPoint: " : type === 13 ? "IPv4 P2MP LSP ID: " : "IPv4 Tunnel EndPoint: ");
    host(line, at, type === 8);
    tunnel(line, at + (type === 8 ? 18 : 6), type === 8);
  }
  return true;
};

const hop: Print = (line, { at, length, type, start }) => {
  const wide = type % 2 === 0;
  const size = wide ? 16 : 4;
  line.text(`${start}Previous/Next Interface: `);
  host(line, at, wide);
  digits(line, ", Logical Interface Handle: ", line.u32(at + size), 8);
  return length === size + 4;
};

const integrity: Print = (line, { at, start }) => {
  line.text(`${start}Key-ID 0x`);
  line.hexOctets(line.bytes, at + 2, at + 8);
  line.text(", Sequence 0x");
  line.hexOctets(line.bytes, at + 8, at + 16);
  line.text(`, Flags [${line.u8(at) & 0x80 ? "Handshake" : "none"}]${start}MD5-sum 0x`);
  line.hexOctets(line.bytes, at + 16, at + 32);
  line.text("  (unchecked)");
  return true;
};

const failure: Print = (line, { at, type, start }) => {
  const wide = type % 2 === 0;
  const end = at + (wide ? 16 : 4);
  line.text(`${start}Error Node Address: `);
  host(line, at, wide);
  digits(line, ", Flags: [", line.u8(end), 2);
  const code = line.u8(end + 1);
  const value = line.u16(end + 2);
  const [name, values] = errors[code] ?? ["unknown"];
  line.text(`]${start}Error Code: ${name} (${code})`);
  if (values) line.text(`, Error Value: ${values[value] ?? "unknown"} (${value})`);
  else if (!wide) line.text(`, Unknown Error Value (${value})`);
  return true;
};

const styles: { readonly [style: number]: string } = {
  10: "Fixed Filter",
  17: "Wildcard Filter",
  18: "Shared Explicit",
};
const style: Print = (line, { at, start }) => {
  line.text(`${start}Reservation Style: ${styles[line.u24(at + 1)] ?? "Unknown"}`);
  digits(line, ", Flags: [", line.u8(at), 2);
  line.text("]");
  return true;
};

const traffic: Print = (line, { at, length, start }) => {
  services(line, at, length, start);
  return true;
};

/** Senders by themselves (of a template), or those that are let through. */
function sender(isFilter: boolean): Print {
  return (line, { at, type, start }) => {
    const wide = type === 2 || type === 3 || type === 13;
    const size = wide ? 16 : 4;
    if (type >= 12) {
      line.text(`${start}${wide ? "IPv6" : "IPv4"} Tunnel Sender Address: `);
      host(line, at, wide);
      digits(line, ", LSP ID: ", line.u16(at + size + 2), 4);
      line.text(`${start}Sub-Group Originator ID: `);
      host(line, at + size + 4, wide);
      digits(line, ", Sub-Group ID: ", line.u16(at + 2 * size + 4), 4);
      return true;
    }
    line.text(`${start}${!isFilter && type === 7 ? "IPv4 Tunnel Sender Address: " : "Source Address: "}`);
    host(line, at, wide);
    if (type >= 7) digits(line, ", LSP-ID: ", line.u16(at + (type === 8 ? 18 : 6)), 4);
    else if (type === 3) line.text(`, Flow Label: ${line.u24(at + 17)}`);
    else line.text(`, Source Port: ${line.u16(at + size + 2)}`);
    return true;
  };
}

/** An address alone. */
function address(label: (version: string) => string): Print {
  return (line, { at, type, start }) => {
    line.text(`${start}${label(type === 2 ? "IPv6" : "IPv4")}: `);
    host(line, at, type === 2);
    return true;
  };
}

const hello: Print = (line, { at, start }) => {
  digits(line, `${start}Source Instance: `, line.u32(at), 8);
  digits(line, ", Destination Instance: ", line.u32(at + 4), 8);
  return true;
};

const identifiers: Print = (line, { at, length, start }) => {
  digits(line, `${start}Flags [`, line.u8(at), 2);
  line.text(`], epoch: ${line.u24(at + 1)}`);
  for (let i = 4; i + 4 <= length; i += 4) {
    digits(line, `${start}  Message-ID `, line.u32(at + i), 8);
    line.text(` (${line.u32(at + i)})`);
  }
  return true;
};

const statuses = [
  [0x80000000, "Reflect"],
  [4, "Testing"],
  [2, "Admin-down"],
  [1, "Delete-in-progress"],
] as const;
const status: Print = (line, { at, start }) => {
  line.text(`${start}Flags [`);
  line.bitNames(statuses, line.u32(at), ", ", "none");
  line.text("]");
  return true;
};

const capabilities = [
  [4, "RecoveryPath Transmit Enabled"],
  [2, "RecoveryPath Desired"],
  [1, "RecoveryPath Srefresh Capable"],
] as const;
const capability: Print = (line, { at, start }) => {
  const set = line.u32(at);
  if (set > 7) {
    digits(line, `${start}[reserved=`, set - (set & 7), 8);
    line.text(" must be zero]");
  }
  line.text(`${start}Flags: [`);
  line.bitNames(capabilities, set, ", ", "none");
  line.text("]");
  return true;
};

const classType: Print = (line, { at, start }) => {
  line.text(`${start}CT: ${line.u32(at) & 7}`);
  return true;
};

const restart: Print = (line, { at, start }) => {
  line.text(`${start}Restart  Time: ${line.u32(at)}ms, Recovery Time: ${line.u32(at + 4)}ms`);
  return true;
};

/** What objects hold, by class. */
export const contents: { readonly [number: number]: Print } = {
  1: session,
  3: hop,
  4: integrity,
  5: (line, { at, start }) => {
    line.text(`${start}Refresh Period: ${line.u32(at)}ms`);
    return true;
  },
  6: failure,
  8: style,
  9: traffic,
  10: sender(true),
  11: sender(false),
  12: traffic,
  13: traffic,
  15: address((version) => `${version} Receiver Address`),
  16: label,
  19: request,
  20: route,
  21: route,
  22: hello,
  23: identifiers,
  24: identifiers,
  25: identifiers,
  34: label,
  35: label,
  36: labelSet,
  50: address(() => "Sub-LSP destination address"),
  63: detour,
  66: classType,
  125: classType,
  129: label,
  131: restart,
  134: capability,
  195: address((version) => `${version} Notify Node Address`),
  196: status,
  205: reroute,
  207: attribute,
  229: userInterface,
};
