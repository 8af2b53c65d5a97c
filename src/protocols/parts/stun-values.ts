import { formatIPv4, formatIPv6, parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { u16, u32 } from "../../bytes/numbers.ts";
import { crc32 } from "../../bytes/checksum.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, choice, custom, struct, u8 } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";

export const COOKIE = 0x2112a442;
/** Where the cookie and the transaction's identifier are, by which addresses are changed. */
const MASK_AT = 4;
/** What a fingerprint is changed by, so that it is not taken for another checksum (RFC 8489 14.7). */
const FINGERPRINT = 0x5354554e;

const group = (fields: Fields): AnyField => struct(fields, { filter: "" });
const families = { IPv4: 1, IPv6: 2 };

/** A port that is changed by the cookie: its octets, and the port behind them. */
const xorPort: Custom<number> = {
  name: "changed port",
  single: true,
  beside: true,
  skip: (_octets, at) => at + 2,
  read: ({ bytes: octets }, start) => u16(octets, start) ^ (COOKIE >>> 16),
  write: (writer, value) => writer.uint((value ?? 0) ^ (COOKIE >>> 16), 2),
  octets: (octets, start, end) => octets.subarray(start, end),
  inner: [
    {
      key: "shown",
      field: custom(
        derivedNumber("port", (octets, start) => u16(octets, start) ^ (COOKIE >>> 16)),
        { filter: "att.port", label: "Port", type: "FT_UINT16", bracketed: true },
      ),
    },
  ],
  visit: (_octets, start, end, found) => found(0, start, end),
};

/** The octets of an address, changed by the cookie and the identifier behind it. */
function unmasked(octets: Uint8Array, start: number, end: number, layerStart: number): Uint8Array {
  return octets.slice(start, end).map((octet, i) => octet ^ octets[layerStart + MASK_AT + i]);
}

/** An address that is changed, and the address behind its octets. */
function xorAddress(size: 4 | 16): AnyField {
  const name = size === 4 ? "ipv4" : "ipv6";
  const format = size === 4 ? formatIPv4 : formatIPv6;
  const parse = size === 4 ? parseIPv4 : parseIPv6;
  const text = (octets: Uint8Array, start: number, end: number, layerStart: number): string =>
    format(unmasked(octets, start, end, layerStart), 0);
  const shown: Custom<string> = {
    name: "address",
    skip: (_octets, at) => at + size,
    read: ({ bytes: octets, layerStart }, start, end) => text(octets, start, end, layerStart),
    write() {},
    octets: unmasked,
    text,
  };
  const codec: Custom<string> = {
    ...shown,
    name: "changed address",
    single: true,
    beside: true,
    write(writer, value, { layerStart }) {
      const octets = parse(value ?? (size === 4 ? "0.0.0.0" : "::")) ?? new Uint8Array(size);
      writer.octets(octets.map((octet, i) => octet ^ writer.bytes[layerStart + MASK_AT + i]));
    },
    octets: (octets, start, end) => octets.subarray(start, end),
    inner: [
      {
        key: "shown",
        field: custom(shown, {
          filter: `att.${name}`,
          label: "IP",
          type: size === 4 ? "FT_IPv4" : "FT_IPv6",
          bracketed: true,
        }),
      },
    ],
    visit: (_octets, start, end, found) => found(0, start, end),
  };
  return custom(codec, { filter: `att.${name}-xord`, label: "IP (XOR-d)", type: "FT_BYTES" });
}

const octetsLeft = bytes("rest", { filter: "" });
export const reserved = (size: number): AnyField => bytes(size, { filter: "att.reserved", label: "Reserved" });
/** An address and a port. */
export const addressOf = (port: AnyField, four: AnyField, six: AnyField): AnyField =>
  group({
    reserved: reserved(1),
    family: u8({ filter: "att.family", label: "Protocol Family", show: "hex", names: families }),
    port,
    address: choice("family", { IPv4: four, IPv6: six }, { otherwise: octetsLeft }),
  });

/** The same, changed by the cookie and the identifier, so that translators let them alone; shown both ways. */
export const changedAddress: AnyField = addressOf(
  custom(xorPort, { filter: "att.port-xord", label: "Port (XOR-d)", type: "FT_BYTES" }),
  xorAddress(4),
  xorAddress(16),
);

/** The checksum of the message in front of this attribute. */
export const fingerprint: Custom<number> = {
  name: "fingerprint",
  single: true,
  skip: (_octets, at) => at + 4,
  read: ({ bytes: octets }, start) => u32(octets, start),
  write: (writer, value) => writer.uint(value ?? 0, 4),
  number: (octets, start) => u32(octets, start),
};

/** Whether the fingerprint in front is right: 1, or 0. */
export const fingerprintStatus: Custom<undefined> = {
  name: "status of the fingerprint",
  skip: (_octets, at) => at,
  read: () => undefined,
  write: () => undefined,
  number: (octets, at, _end, layerStart) => (fingerprintOf(octets, layerStart, at - 4) === u32(octets, at - 4) ? 1 : 0),
};

/** It counts the message up to itself; `at` is behind the attribute's type and length. */
function fingerprintOf(octets: Uint8Array, layerStart: number, at: number): number {
  return (crc32(octets, layerStart, at - 4) ^ FINGERPRINT) >>> 0;
}

/** Octets behind a value up to the next word, which Wireshark counts. */
export const wordPadding: Custom<Uint8Array> = {
  name: "padding",
  skip: (_octets, at, end, layerStart) => Math.min(end, at + (-(at - layerStart) & 3)),
  read: ({ bytes: octets }, start, end) => octets.slice(start, end),
  write(writer, value, { layerStart }) {
    writer.octets(value ?? new Uint8Array(-(writer.length - layerStart) & 3));
  },
  number: (_octets, start, end) => end - start,
};
