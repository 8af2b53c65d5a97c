import { bytes, ipv4, mark, struct, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import type { Ndr, NdrPage } from "./ndr-page.ts";
import { guid } from "./windows-values.ts";

/** How an interface is reached, a protocol upon another ([C706] appendix L). */

const UUID = 0x0d;
const length = u32({ filter: "tower.len", label: "Length", little: true });
const count = u16({ filter: "tower.num_floors", label: "Number of floors", little: true });
const floor = struct({}, { filter: "", label: "Floor" });
const left = u16({ filter: "tower.lhs.len", label: "LHS Length", little: true });
const right = u16({ filter: "tower.rhs.len", label: "RHS Length", little: true });
const identifier = guid({ filter: "uuid", label: "UUID" });
const version = u16({ filter: "uuid_version", label: "Version" });
const minor = u16({ filter: "ver_min", label: "Version Minor" });
const strange = mark({
  filter: "proto_id.undecoded",
  label: "RightHandSide not decoded yet for proto_id",
  expert: { severity: "Warn", group: "Undecoded" },
});
const protocol = u8({
  filter: "tower.proto_id",
  label: "Protocol",
  show: "hex",
  strings: {
    0x0: "OSI OID",
    0x2: "DNA Session Control",
    0x3: "DNA Session Control V3",
    0x4: "DNA NSP Transport",
    0x5: "OSI TP4",
    0x6: "OSI CLNS or DNA Routing",
    0x7: "DOD TCP",
    0x8: "DOD UDP",
    0x9: "DOD IP",
    0xa: "RPC connectionless protocol",
    0xb: "RPC connection-oriented protocol",
    0xc: "SPX?",
    0xd: "UUID",
    0xe: "IPX?",
    0xf: "Named Pipes",
    0x10: "Named Pipes",
    0x11: "NetBIOS",
    0x12: "NetBEUI",
    0x13: "Netware SPX",
    0x14: "Netware IPX",
    0x16: "Appletalk Stream",
    0x17: "Appletalk Datagram",
    0x18: "Appletalk",
    0x19: "NetBIOS",
    0x1a: "Vines SPP",
    0x1b: "Vines IPC",
    0x1c: "StreetTalk",
    0x1f: "RPC over HTTP",
    0x20: "Unix Domain Socket",
    0x21: "null",
    0x22: "NetBIOS",
  },
});
const pipe = bytes("rest", { filter: "proto.named_pipe", label: "Named Pipe", type: "FT_STRING" });

/** What stands in the right half of a floor, by its protocol. */
const halves: { readonly [protocol: number]: readonly [field: AnyField, size: number | undefined] } = {
  0x07: [u16({ filter: "proto.tcp_port", label: "TCP Port" }), 2],
  0x08: [u16({ filter: "proto.udp_port", label: "UDP Port" }), 2],
  0x09: [ipv4({ filter: "proto.ip", label: "IP" }), 4],
  0x0f: [pipe, undefined],
  0x10: [pipe, undefined],
  0x11: [bytes("rest", { filter: "proto.netbios_name", label: "NetBIOS Name", type: "FT_STRING" }), undefined],
  0x1f: [u16({ filter: "proto.http_port", label: "TCP Port" }), 2],
};
/** Protocols of whose right half nothing is shown. */
const SILENT: readonly number[] = [0x0a, 0x0b];

/** A tower, with how many octets it has in front. */
export const tower: Ndr = {
  fields: [
    length,
    count,
    floor,
    left,
    right,
    identifier,
    version,
    minor,
    strange,
    protocol,
    ...Object.values(halves).map(([field]) => field),
  ],
  align: 4,
  wideAlign: 8,
  read(page) {
    page.take(length);
    if (page.wide) page.at += 4;
    const end = page.at + 4 + page.take(length);
    if (end > page.end) return page.fail();
    const floors = page.take(count);
    for (let i = 0; i < floors && page.at < end && !page.lacks; i++) page.group(floor, () => readFloor(page));
    page.at = Math.max(page.at, end);
  },
};

function readFloor(page: NdrPage): void {
  const size = page.take(left);
  const behind = page.at + size;
  const kind = page.take(protocol);
  if (kind === UUID && size >= 19) {
    page.take(identifier, 16);
    page.take(version);
  }
  page.at = behind;
  const octets = page.take(right);
  const end = page.at + octets;
  const half = halves[kind];
  if (kind === UUID) page.take(minor);
  else if (half) page.take(half[0], half[1] ?? octets);
  else if (!SILENT.includes(kind)) page.group(strange, () => {});
  page.at = end;
}
