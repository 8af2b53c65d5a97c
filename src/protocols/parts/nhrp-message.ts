import { inetChecksum } from "../../bytes/checksum.ts";
import { u16 } from "../../bytes/numbers.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { nhrpFields, nhrpWorked } from "./nhrp-fields.ts";

type NhrpPage = Page<keyof typeof nhrpFields | keyof typeof nhrpWorked>;
type Octets =
  | "sourceOctets"
  | "sourceProtocolOctets"
  | "destinationProtocolOctets"
  | "clientOctets"
  | "clientProtocolOctets"
  | "authSourceOctets";

const NhrpType = { registration: 3, purge: 5, purgeReply: 6, error: 7, traffic: 8 } as const;
const Extension = { end: 0, responder: 3, forward: 4, reverse: 5, authentication: 7, vendor: 8, nat: 9 } as const;

const HEADER = 20;
const MANDATORY = 8;
const CLIENT = 12;
const IPV4 = 4;
const SNAP = 0x80;
const LENGTH = 0x3f;
const EXTENSION_TYPE = 0x3fff;
const SIZE_AT = 10;
const TYPE_AT = 17;
const CAPABILITIES = 8;

function layAddress(page: NhrpPage, size: number, name: keyof typeof nhrpFields, octets: Octets): void {
  if (size === 0) return;
  if (size === IPV4) page.take(name);
  else page.take(octets, size);
}

/** One client, or a station on the way (RFC 2332 5.2.0.1). */
function layClient(page: NhrpPage): void {
  const address = page.peek(1, 8) & LENGTH;
  const sub = page.peek(1, 9) & LENGTH;
  const size = page.peek(1, 10);
  page.group("client", CLIENT + address + sub + size, () => {
    for (const name of ["code", "prefix", "unused", "mtu", "holding", "clientType", "clientSubType"] as const)
      page.take(name);
    page.take("clientLength");
    page.take("preference");
    layAddress(page, address, "clientAddress", "clientOctets");
    if (sub > 0) page.take("clientSub", sub);
    layAddress(page, size, "clientProtocol", "clientProtocolOctets");
  });
}

function layClients(page: NhrpPage): void {
  while (page.left >= CLIENT) layClient(page);
}

function layHeader(page: NhrpPage): void {
  page.group("fixed", HEADER, () => {
    page.take("family");
    const isLong = page.take("protocolType") === SNAP;
    if (!isLong) page.take("longType");
    else {
      page.take("organization");
      page.take("organizationType");
    }
    page.take("hops");
    const size = page.take("size");
    page.take("checksum");
    const { start, bytes } = page;
    const right = start + size <= page.limit ? Number(inetChecksum(bytes, start, start + size) === 0) : 2;
    page.place("checksumStatus", page.at, page.at, right);
    for (const name of ["extensions", "version", "type", "sourceType", "sourceSubType"] as const) page.take(name);
  });
}

function layFlags(page: NhrpPage, type: number): void {
  if (type >= NhrpType.error) page.pass(2);
  else if (type >= NhrpType.purge) page.take("purgeFlags");
  else page.take(type >= NhrpType.registration ? "registrationFlags" : "resolutionFlags");
}

function layMandatory(page: NhrpPage, type: number, source: number, sub: number): void {
  page.group("mandatory", page.left, () => {
    const from = page.take("sourceLength");
    const to = page.take("destinationLength");
    layFlags(page, type);
    if (type === NhrpType.error) {
      page.take("errorCode");
      page.take("errorOffset");
    } else if (type === NhrpType.traffic) page.pass(4);
    else page.take("request");
    layAddress(page, source, "source", "sourceOctets");
    if (sub > 0) page.take("sourceSub", sub);
    layAddress(page, from, "sourceProtocol", "sourceProtocolOctets");
    layAddress(page, to, "destinationProtocol", "destinationProtocolOctets");
    if (type < NhrpType.error) layClients(page);
  });
}

const extensions: { readonly [type: number]: (page: NhrpPage, source: number) => void } = {
  [Extension.responder]: layClients,
  [Extension.forward]: layClients,
  [Extension.reverse]: layClients,
  [Extension.authentication](page, source) {
    if (page.left < 4 + source) return;
    page.group("authentication", page.left, () => {
      page.take("authReserved");
      page.take("spi");
      layAddress(page, source, "authSource", "authSourceOctets");
      if (page.left > 0) page.take("authData", page.left);
    });
  },
  [Extension.vendor](page) {
    if (page.left < 3) return;
    page.take("vendor");
    if (page.left > 0) page.take("vendorData", page.left);
  },
  [Extension.nat](page) {
    if (page.left !== CAPABILITIES) layClients(page);
    else {
      page.take("sourceCapabilities");
      page.take("destinationCapabilities");
    }
  },
};

function layExtensions(page: NhrpPage, source: number): void {
  for (let type = -1; type !== Extension.end && page.left >= 4;) {
    type = page.peek(2) & EXTENSION_TYPE;
    const size = page.peek(2, 2);
    page.group("extension", 4 + size, () => {
      page.take("extensionType");
      page.take("extensionLength");
      page.window(size, () => {
        const lay = extensions[type];
        if (lay) lay(page, source);
        else if (size > 0) page.take("value", size);
      });
    });
  }
}

/** Where the packet begins that an indication quotes; -1 where none is. */
export function nhrpQuoteAt(bytes: Uint8Array, start: number, end: number): number {
  if (start + HEADER + 2 > end || bytes[start + TYPE_AT]! < NhrpType.error) return -1;
  const sizes =
    (bytes[start + 18]! & LENGTH) + (bytes[start + 19]! & LENGTH) + bytes[start + HEADER]! + bytes[start + HEADER + 1]!;
  const at = start + HEADER + MANDATORY + sizes;
  return at < end ? at : -1;
}

/** A message of NHRP; behind an indication stands the beginning of the packet that it is about. */
export const nhrpMessage = laidOut<keyof typeof nhrpFields, keyof typeof nhrpWorked>(
  "message of NHRP",
  nhrpFields,
  (page: NhrpPage) => {
    const { start } = page;
    const type = page.peek(1, TYPE_AT);
    const offset = page.peek(2, 14);
    const source = page.peek(1, 18) & LENGTH;
    layHeader(page);
    if (page.lacks) return;
    const whole = Math.max(u16(page.bytes, start + SIZE_AT), HEADER);
    const mandatoryEnd = offset >= HEADER ? Math.min(offset, whole) : whole;
    page.window(Math.min(mandatoryEnd, page.end - start) - HEADER, () =>
      layMandatory(page, type, source, page.bytes[start + 19]! & LENGTH),
    );
    if (offset < HEADER || page.lacks) return;
    page.end = Math.min(page.limit, start + whole);
    page.at = start + offset;
    layExtensions(page, source);
  },
  {
    worked: nhrpWorked,
    skip(bytes, at, end) {
      const quote = nhrpQuoteAt(bytes, at, end);
      if (quote >= 0) return quote;
      return at + HEADER > end ? end : Math.min(end, at + Math.max(HEADER, u16(bytes, at + SIZE_AT)));
    },
  },
);
