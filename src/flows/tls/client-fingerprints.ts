import type { Ciphers } from "./ciphers.ts";
import { EXTENSION, lengthened, numbersOf, u16, type ClientHello, type ServerHello } from "./hello.ts";

const encoder = new TextEncoder();

/** Values that clients send at random, so that servers get used to unknown ones (RFC 8701). */
function isGrease(value: number): boolean {
  return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);
}

/** JA3's text: version, cipher suites, extensions, groups and point formats, as decimal numbers. */
export function ja3Full(hello: ClientHello): string {
  const list = (numbers: readonly number[]): string => numbers.filter((number) => !isGrease(number)).join("-");
  const extension = (type: number) => hello.extensions.find((found) => found.type === type);
  const groups = extension(EXTENSION.supportedGroups);
  const formats = extension(EXTENSION.pointFormats);
  return [
    hello.version,
    list(hello.cipherSuites),
    list(hello.extensions.map(({ type }) => type)),
    groups ? list(numbersOf(hello.message, groups, 2)) : "",
    formats ? octetsOf(hello.message, formats).join("-") : "",
  ].join(",");
}

/** JA3: the MD5 of its text. */
export function ja3(hello: ClientHello, ciphers: Ciphers): string {
  return hexOf(ciphers.hash("md5", encoder.encode(ja3Full(hello))));
}

/** JA3S's text: version, cipher suite and extensions of what the server chose. */
export function ja3sFull({ message, cipherSuite, extensions }: ServerHello): string {
  return [u16(message, 0), cipherSuite, extensions.map(({ type }) => type).join("-")].join(",");
}

/** JA3S: the MD5 of its text. */
export function ja3s(hello: ServerHello, ciphers: Ciphers): string {
  return hexOf(ciphers.hash("md5", encoder.encode(ja3sFull(hello))));
}

/** Over what a hello was sent: TCP, QUIC, or datagrams. */
export type HelloTransport = "t" | "q" | "d";

/** JA4 (FoxIO, BSD licence): what kind of client, and hashes of its cipher suites and extensions in order of their numbers. */
export function ja4(hello: ClientHello, transport: HelloTransport, ciphers: Ciphers): string {
  const [start, suites, extensions] = ja4Parts(hello, transport);
  const hash = (text: string): string =>
    text === "" ? "000000000000" : hexOf(ciphers.hash("sha256", encoder.encode(text))).slice(0, 12);
  return `${start}_${hash(suites)}_${hash(extensions)}`;
}

function ja4Parts(hello: ClientHello, transport: HelloTransport): [start: string, suites: string, extensions: string] {
  const { message } = hello;
  const suites = hello.cipherSuites.filter((suite) => !isGrease(suite));
  const extensions = hello.extensions.filter(({ type }) => !isGrease(type));
  const types = extensions.map(({ type }) => type);
  const find = (type: number) => extensions.find((extension) => extension.type === type);
  const versions = find(EXTENSION.supportedVersions);
  const offered = versions ? numbersOf(message, versions, 1).filter((offer) => !isGrease(offer)) : [];
  const version = newest(offered, transport) ?? hello.version;
  const schemes = find(EXTENSION.signatureAlgorithms);
  const algorithms = schemes ? numbersOf(message, schemes, 2).filter((scheme) => !isGrease(scheme)) : [];
  const start = [
    transport,
    VERSIONS[version] ?? "00",
    types.includes(EXTENSION.serverName) ? "d" : "i",
    twoDigits(suites.length),
    twoDigits(extensions.length),
    protocolLetters(hello),
  ].join("");
  const others = types.filter((type) => type !== EXTENSION.serverName && type !== EXTENSION.alpn);
  const sorted = (numbers: readonly number[]): string => numbers.map(fourDigits).toSorted().join(",");
  const scheme = algorithms.length > 0 ? `_${algorithms.map(fourDigits).join(",")}` : "";
  return [start, sorted(suites), others.length === 0 && scheme === "" ? "" : `${sorted(others)}${scheme}`];
}

const VERSIONS: { readonly [version: number]: string } = {
  0x0002: "s2",
  0x0300: "s3",
  0x0301: "10",
  0x0302: "11",
  0x0303: "12",
  0x0304: "13",
  0xfeff: "d1",
  0xfefd: "d2",
  0xfefc: "d3",
};

/** Versions of DTLS count downwards. */
function newest(versions: readonly number[], transport: HelloTransport): number | undefined {
  if (versions.length === 0) return undefined;
  return transport === "d" ? Math.min(...versions) : Math.max(...versions);
}

/** First and last letter of the first protocol offered, a 9 in place of what is not ASCII. */
function protocolLetters({ message, extensions }: ClientHello): string {
  const offer = extensions.find(({ type }) => type === EXTENSION.alpn);
  if (!offer) return "00";
  const list = lengthened(message, offer.start, 2);
  const protocol = lengthened(message, list.start, 1);
  if (protocol.end <= protocol.start) return "00";
  const letter = (octet: number): string => (octet < 0x80 ? String.fromCharCode(octet) : "9");
  return letter(message[protocol.start]) + letter(message[protocol.end - 1]);
}

function octetsOf(message: Uint8Array, { start, end }: { start: number; end: number }): number[] {
  const list = lengthened(message, start, 1);
  return [...message.subarray(list.start, Math.min(list.end, end))];
}

function twoDigits(count: number): string {
  return String(Math.min(count, 99)).padStart(2, "0");
}

function fourDigits(number: number): string {
  return number.toString(16).padStart(4, "0");
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
}
