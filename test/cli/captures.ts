import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A packet of a capture that a test makes. */
export interface TestPacket {
  readonly seconds: number;
  /** Micro- or nanoseconds, as the file's header says. */
  readonly fraction?: number;
  readonly bytes: Uint8Array;
  readonly original?: number;
}

/** What such a capture says of itself, where it is not the usual. */
export interface TestFile {
  readonly linkType?: number;
  readonly snapLength?: number;
  readonly nanosecond?: boolean;
}

const folder = mkdtempSync(join(tmpdir(), "remora-test-"));
// tcpdump, run by root, gives up its rights and is to read on.
chmodSync(folder, 0o755);

/** A place for a file of this test run. */
export function temporary(name: string): string {
  return join(folder, name);
}

/** Writes a file and says where it is. */
export function writeTemporary(name: string, content: Uint8Array | string): string {
  const path = temporary(name);
  writeFileSync(path, content);
  return path;
}

/** Writes a pcap file, octet by octet so that it may be wrong, and says where it is. */
export function writePcap(name: string, packets: readonly TestPacket[], about: TestFile = {}): string {
  return writeTemporary(name, pcapBytes(packets, about));
}

/** The octets of a pcap file. */
export function pcapBytes(packets: readonly TestPacket[], about: TestFile = {}): Uint8Array {
  const { linkType = 1, snapLength = 262144, nanosecond = false } = about;
  const words = [nanosecond ? 0xa1b23c4d : 0xa1b2c3d4, 0x00040002, 0, 0, snapLength, linkType];
  const parts = [littleEndian(words)];
  for (const { seconds, fraction = 0, bytes, original = bytes.length } of packets) {
    parts.push(littleEndian([seconds, fraction, bytes.length, original]), bytes);
  }
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function littleEndian(words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, i) => view.setUint32(i * 4, word >>> 0, true));
  return new Uint8Array(view.buffer);
}

/** The octets that hexadecimal digits spell; blanks are ignored. */
export function hex(digits: string): Uint8Array {
  return Uint8Array.from(digits.replaceAll(/\s/g, "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** An ARP request in an Ethernet frame of 60 octets: 192.168.0.1 asks for 192.168.0.2. */
export const arpRequest = hex(
  `ffffffffffff 001122334455 0806 0001 0800 0604 0001 001122334455 c0a80001 000000000000 c0a80002 ${"00".repeat(18)}`,
);

/** A UDP datagram without content in an Ethernet frame. */
export function udpPacket(
  source: string,
  destination: string,
  sourcePort: number,
  destinationPort: number,
): Uint8Array {
  const address = (text: string): string =>
    text
      .split(".")
      .map((octet) => word(Number(octet), 2))
      .join("");
  const header = `4500001c 00010000 40110000 ${address(source)} ${address(destination)}`;
  return hex(`009069112233 001122334455 0800 ${header} ${word(sourcePort, 4)} ${word(destinationPort, 4)} 0008 0000`);
}

function word(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
