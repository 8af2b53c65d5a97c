import { PcapWriter } from "../../src/files/pcap-writer.ts";
import { Ether, IP, packet, TCP } from "../../src/toolkit/index.ts";

const HEADERS = 1;
const DATA = 0;
const END_HEADERS = 4;
const END_STREAM = 1;

/** A frame of HTTP/2 (RFC 9113 4.1). */
function frame(type: number, flags: number, stream: number, content: number[] | string): Buffer {
  const octets = Buffer.from(content as string);
  return Buffer.from([0, 0, octets.length, type, flags, 0, 0, 0, stream, ...octets]);
}

/** GET of a path, by entries of the static table (RFC 7541 appendix A). */
function request(stream: number, path: string): Buffer {
  return frame(HEADERS, END_HEADERS | END_STREAM, stream, [0x82, 0x86, 0x04, path.length, ...Buffer.from(path)]);
}

function response(stream: number, body: string): Buffer {
  return Buffer.concat([frame(HEADERS, END_HEADERS, stream, [0x88]), frame(DATA, END_STREAM, stream, body)]);
}

/** Segments of one connection to port 80, each side's in order. */
async function captureOf(said: readonly (readonly [side: 0 | 1, octets: Buffer])[]): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const writer = new PcapWriter({ write: (bytes) => void parts.push(bytes.slice()), close() {} }, { linkType: 1 });
  const next = [1000, 5000];
  for (const [seconds, [side, octets]] of said.entries()) {
    const [src, dst, sport, dport] = [
      ["10.0.0.1", "10.0.0.2", 40000, 80],
      ["10.0.0.2", "10.0.0.1", 80, 40000],
    ][side] as [string, string, number, number];
    const { bytes } = packet(
      Ether(),
      IP({ src, dst }),
      TCP({ sport, dport, seq: next[side], ack: next[1 - side], flags: "PA" }),
      new Uint8Array(octets),
    );
    next[side] += octets.length;
    void writer.write({
      seconds,
      nanoseconds: 0,
      bytes,
      start: 0,
      end: bytes.length,
      original: bytes.length,
      linkType: 1,
    } as never);
  }
  await writer.close();
  return new Blob(parts);
}

/** Two requests over one connection, without TLS; the second one is answered first. */
export function http2Capture(): Promise<Blob> {
  const preface = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  return captureOf([
    [0, Buffer.concat([preface, frame(4, 0, 0, [])])],
    [0, Buffer.concat([request(1, "/one"), request(3, "/three")])],
    [1, response(3, "third")],
    [1, response(1, "first")],
  ]);
}
