import type { Ciphers } from "./ciphers.ts";
import { EXTENSION, lengthened, numbersOf, type ClientHello } from "./hello.ts";

const encoder = new TextEncoder();

/** Values that clients send at random, so that servers get used to unknown ones (RFC 8701). */
function isGrease(value: number): boolean {
  return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);
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

function twoDigits(count: number): string {
  return String(Math.min(count, 99)).padStart(2, "0");
}

function fourDigits(number: number): string {
  return number.toString(16).padStart(4, "0");
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
}
