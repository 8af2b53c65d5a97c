import { fixed } from "../../bytes/fixed.ts";
import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { CDP } from "./cdp.ts";

const HEADER = 4;
const DEVICE_ID = 0x01;
/** Types below this have a place in tcpdump's table, named or not, and their octets are not shown. */
const FIRST_UNKNOWN = 0x18;

/** How one kind of element is shown, and the octets it must have; nothing where it is only named. */
interface Element {
  readonly name: string;
  readonly print?: (line: DumpLine, at: number, length: number) => void;
  readonly least?: number;
  readonly most?: number;
}

const quoted = (line: DumpLine, at: number, length: number): void => {
  line.text("'");
  line.visibleText(at, length);
  line.text("'");
};
const octet = (line: DumpLine, at: number): void => {
  const value = line.u8(at);
  line.text("0x");
  line.hex(value, 2);
};
const number = (line: DumpLine, at: number): void => line.decimal(line.u16(at));

const capabilityNames = [
  [0x01, "Router"],
  [0x02, "Transparent Bridge"],
  [0x04, "Source Route Bridge"],
  [0x08, "L2 Switch"],
  [0x10, "L3 capable"],
  [0x20, "IGMP snooping"],
  [0x40, "L1 capable"],
] as const;

const elements: { readonly [type: number]: Element } = {
  0x01: { name: "Device-ID", print: quoted },
  0x02: { name: "Address", print: addresses },
  0x03: { name: "Port-ID", print: quoted },
  0x04: { name: "Capability", print: capabilities, least: 4, most: 4 },
  0x05: { name: "Version String", print: version },
  0x06: { name: "Platform", print: quoted },
  0x07: { name: "Prefixes", print: prefixes },
  0x08: { name: "Protocol-Hello option" },
  0x09: { name: "VTP Management Domain", print: quoted },
  0x0a: { name: "Native VLAN ID", print: number, least: 2, most: 2 },
  0x0b: { name: "Duplex", print: (line, at) => line.text(line.u8(at) ? "full" : "half"), least: 1, most: 1 },
  0x0e: { name: "ATA-186 VoIP VLAN assignment", print: voice, least: 3, most: 3 },
  0x0f: { name: "ATA-186 VoIP VLAN request", print: voice, least: 2, most: 3 },
  0x10: { name: "power consumption", print: power, least: 1, most: 3 },
  0x11: { name: "MTU", print: (line, at) => line.text(`${line.u32(at)} bytes`), least: 4, most: 4 },
  0x12: { name: "AVVID trust bitmap", print: octet, least: 1, most: 1 },
  0x13: { name: "AVVID untrusted ports CoS", print: octet, least: 1, most: 1 },
  0x14: { name: "System Name", print: quoted },
  0x15: { name: "System Object ID (not decoded)" },
  0x16: { name: "Management Addresses", print: addresses },
  0x17: { name: "Physical Location", print: location, least: 1 },
};

export const cdpText = dumpText(
  CDP,
  (line, start, length) => {
    line.protocol = "cdp";
    if (length < HEADER) {
      line.text(` (packet length ${length} < ${HEADER})`);
      return line.invalid();
    }
    line.text(`CDPv${line.field(CDP.slot("vers"), start)}, ttl: ${line.field(CDP.slot("ttl"), start)}s`);
    const checksum = line.field(CDP.slot("cksum"), start);
    if (line.verbose > 0) {
      line.text(", checksum: 0x");
      line.hex(checksum, 4);
      line.text(` (unverified), length ${length}`);
    }
    const end = start + length;
    for (let at = start + HEADER; at < end;) {
      const octets = element(line, at, end - at);
      if (octets === 0) {
        line.invalid();
        line.need(at, end - at);
        return;
      }
      at += octets;
    }
    if (line.verbose === 0) line.text(`, length ${length}`);
  },
  { carriedBy: { "snap.cisco": 0x2000 } },
);

/** Prints an element and returns its octets, 0 where it cannot be one. */
function element(line: DumpLine, at: number, left: number): number {
  if (left < HEADER) {
    line.text(` (remaining packet length ${left} < ${HEADER})`);
    return 0;
  }
  const type = line.u16(at);
  const octets = line.u16(at + 2);
  const about = elements[type];
  const name = about?.name ?? "unknown field type";
  const plural = (count: number): string => `${count} byte${count === 1 ? "" : "s"}`;
  const shown = `${name} (0x${type.toString(16).padStart(2, "0")})`;
  if (octets < HEADER) {
    line.text(
      line.verbose > 0
        ? `\n\t${shown}, TLV length: ${plural(octets)} (too short)`
        : `, ${name} TLV length ${octets} too short`,
    );
    return 0;
  }
  if (octets > left) {
    line.text(` (TLV length ${octets} > ${left})`);
    return 0;
  }
  const length = octets - HEADER;
  if (line.verbose > 0) line.text(`\n\t${shown}, value length: ${plural(length)}: `);
  else if (type === DEVICE_ID) line.text(`, ${name} `);
  if (!about && type < FIRST_UNKNOWN && line.verbose > 0) {
    line.need(at, octets);
    return octets;
  }
  if (about && (length < (about.least ?? 0) || length > (about.most ?? length))) line.text(" (malformed TLV)");
  else if (about && (line.verbose > 0 || type === DEVICE_ID)) {
    if (about.print) about.print(line, at + HEADER, length);
    else line.need(at, octets);
    return octets;
  }
  // Without -v all but the name of the device is shown as octets.
  line.need(at + HEADER, length);
  line.hexLines(at + HEADER, length, "\n\t  ");
  return octets;
}

function capabilities(line: DumpLine, at: number): void {
  const value = line.u32(at);
  line.text("(0x");
  line.hex(value, 8);
  line.text("): ");
  line.bitNames(capabilityNames, value, ", ", "none");
}

function version(line: DumpLine, at: number, length: number): void {
  line.text("\n\t  ");
  for (let i = at; i < at + length; i++) {
    const code = line.u8(i);
    if (code === 10) line.text("\n\t  ");
    else line.visibleOctet(code);
  }
}

function voice(line: DumpLine, at: number, length: number): void {
  if (length === 2) {
    const value = line.u16(at);
    line.text("unknown 0x");
    line.hex(value, 4);
  } else line.text(`app ${line.u8(at)}, vlan ${line.u16(at + 1)}`);
}

function power(line: DumpLine, at: number, length: number): void {
  const milliwatts = length <= 3 ? line.uint(at, length) : 0;
  line.text(`${fixed(milliwatts / 1000, 2)}W`);
}

function location(line: DumpLine, at: number, length: number): void {
  octet(line, at);
  if (length < 2) return;
  line.text("/");
  line.visibleText(at + 1, length - 1);
}

function prefixes(line: DumpLine, at: number, length: number): void {
  if (length % 5 !== 0) {
    line.text(` [length ${length} is not a multiple of 5]`);
    return;
  }
  line.text(` IPv4 Prefixes (${length / 5}):`);
  for (let i = at; i < at + length; i += 5) {
    line.need(i, 5);
    line.text(" ");
    line.ipv4(line.bytes, i);
    line.text(`/${line.u8(i + 4)}`);
  }
}

/** The 802.2 header that stands for IPv6, and the identifier that stands for IPv4. */
const IPV6 = [0xaa, 0xaa, 0x03, 0x00, 0x00, 0x00, 0x86, 0xdd];
const IPV4 = 0xcc;

function addresses(line: DumpLine, start: number, length: number): void {
  const end = start + length;
  if (length < 4) return tooShort(line, "num", start, end);
  let at = start + 4;
  for (let left = line.u32(start); left > 0; left--) {
    if (end - at < 2) return tooShort(line, "PT+PL", at, end);
    const kind = line.u8(at);
    const octets = line.u8(at + 1);
    const protocol = at + 2;
    if (end - protocol < octets + 2) return tooShort(line, "P+AL", protocol, end);
    const size = line.u16(protocol + octets);
    at = protocol + octets + 2;
    const short = end - at < size;
    if (kind === 1 && octets === 1 && line.u8(protocol) === IPV4 && size === 4) {
      if (short) return tooShort(line, "A", at, end);
      line.need(at, size);
      line.text(`IPv4 (${left}) `);
      line.host4(at);
    } else if (kind === 2 && octets === 8 && IPV6.every((value, i) => line.u8(protocol + i) === value) && size === 16) {
      if (short) return tooShort(line, "A", at, end);
      line.need(at, size);
      line.text(`IPv6 (${left}) `);
      line.host6(at);
    } else {
      line.text("pt=0x");
      line.hex(kind, 2);
      line.text(`, pl=${octets}, pb=`);
      spaced(line, protocol, octets);
      line.text(`, al=${size}, a=`);
      if (short) return tooShort(line, "A", at, end);
      spaced(line, at, size);
    }
    at += size;
    if (left > 1) line.text(" ");
  }
  if (at < end) line.text(` (${end - at} bytes of stray data)`);
}

function tooShort(line: DumpLine, what: string, at: number, end: number): void {
  line.text(` (not enough space for ${what})`);
  line.need(at, end - at);
}

function spaced(line: DumpLine, at: number, length: number): void {
  for (let i = at; i < at + length; i++) {
    const value = line.u8(i);
    line.text(" ");
    line.hex(value, 2);
  }
}
