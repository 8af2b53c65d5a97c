/** A source that cannot be opened as a capture; `found` says what it is instead. */
export class NotACaptureError extends Error {
  readonly code = "NOT_A_CAPTURE";
  readonly found: string;
  /** What tcpdump prints of such a file, where libpcap has words for it. */
  readonly libpcapMessage: string;

  constructor(name: string, found: string, libpcapMessage = "unknown file format") {
    super(`${name} is not a capture that can be read: it ${found}`);
    this.name = "NotACaptureError";
    this.found = found;
    this.libpcapMessage = libpcapMessage;
  }
}

/** First octets (as text, octet by octet) -> what such a file is. */
const SIGNATURES: readonly (readonly [start: string, what: string])[] = [
  ["\x89PNG\r\n\x1a\n", "a PNG image"],
  ["\xff\xd8\xff", "a JPEG image"],
  ["GIF8", "a GIF image"],
  ["%PDF-", "a PDF document"],
  ["PK\x03\x04", "a ZIP archive"],
  ["7z\xbc\xaf\x27\x1c", "a 7z archive"],
  ["Rar!", "a RAR archive"],
  ["\xfd7zXZ\0", "an xz archive (unpack it first)"],
  ["BZh", "a bzip2 archive (unpack it first)"],
  ["\x1f\x8b", "gzip data"],
  ["\x28\xb5\x2f\xfd", "zstd data"],
  ["\x04\x22\x4d\x18", "LZ4 data"],
  ["\x7fELF", "an ELF program"],
  ["MZ", "a Windows program"],
  ["snoop\0\0\0", "a snoop capture (`remora shark` reads it, and writes it anew with -w)"],
  ["btsnoop\0", "a btsnoop capture (`remora shark` reads it, and writes it anew with -w)"],
  ["GMBU", "a Microsoft Network Monitor 2 capture (`remora shark` reads it, and writes it anew with -w)"],
  ["RTSS", "a Microsoft Network Monitor 1 capture (convert it with editcap)"],
  ["TRSNIFF data", "a DOS Sniffer capture (convert it with editcap)"],
  ["XCP\0", "a NetXray or Windows Sniffer capture (convert it with editcap)"],
  ["SQLite format 3\0", "an SQLite database"],
  ["#!", "a script"],
  ["<?xml", "an XML document"],
  ["<!DOCTYPE", "an HTML page"],
  ["<html", "an HTML page"],
];

/** Octets that the description of an unknown file shows. */
const SHOWN = 16;

/** Completes "it …" for a file that begins with these octets. */
export function describeContent(first: Uint8Array): string {
  if (first.length === 0) return "is empty";
  const start = String.fromCharCode(...first.subarray(0, 64));
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known !== undefined) return `looks like ${known[1]}`;
  if (/^\s*[[{]\s*["[{]/.test(start)) return "looks like JSON text";
  if (/^[\t\r\n -~]+$/.test(start)) return `looks like text: ${JSON.stringify(start.slice(0, SHOWN))}`;
  return `begins with ${hex(first.subarray(0, SHOWN))}, which no known capture format does`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join(" ");
}
