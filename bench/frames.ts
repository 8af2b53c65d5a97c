/** Octets of Ethernet, IPv4 and TCP headers before TCP's options. */
const fixedHeaders = 14 + 20 + 20;

/** One TCP segment to be written as an Ethernet frame. */
export interface Segment {
  source: number;
  destination: number;
  sourcePort: number;
  destinationPort: number;
  sequence: number;
  acknowledgment: number;
  /** TCP's flag octet. */
  flags: number;
  identification: number;
  /** TCP options, padded to four octets. */
  options: Uint8Array;
  payload: Uint8Array;
  payloadStart: number;
  payloadLength: number;
}

/** Length of the frame that a segment makes. */
export function frameLength(segment: Segment): number {
  return fixedHeaders + segment.options.length + segment.payloadLength;
}

/** Writes the frame at an offset, with both checksums right, and returns its length. */
export function writeFrame(view: DataView, at: number, segment: Segment): number {
  const tcpLength = 20 + segment.options.length + segment.payloadLength;
  const [ip, tcp] = [at + 14, at + 34];
  view.setUint32(at, 0x02000000);
  view.setUint32(at + 4, 0x00020200);
  view.setUint32(at + 8, 0x00000001);
  view.setUint16(at + 12, 0x0800);
  view.setUint32(ip, 0x45000000 + 20 + tcpLength);
  view.setUint16(ip + 4, segment.identification);
  view.setUint16(ip + 6, 0x4000);
  view.setUint32(ip + 8, 0x40060000);
  view.setUint32(ip + 12, segment.source);
  view.setUint32(ip + 16, segment.destination);
  view.setUint16(ip + 10, folded(sumOf(view, ip, 20)));
  view.setUint16(tcp, segment.sourcePort);
  view.setUint16(tcp + 2, segment.destinationPort);
  view.setUint32(tcp + 4, segment.sequence);
  view.setUint32(tcp + 8, segment.acknowledgment);
  view.setUint16(tcp + 12, ((5 + segment.options.length / 4) << 12) | segment.flags);
  view.setUint16(tcp + 14, 502);
  view.setUint32(tcp + 16, 0);
  const bytes = new Uint8Array(view.buffer);
  bytes.set(segment.options, tcp + 20);
  const payloadAt = tcp + 20 + segment.options.length;
  bytes.set(segment.payload.subarray(segment.payloadStart, segment.payloadStart + segment.payloadLength), payloadAt);
  const pseudoHeader = sumOf(view, ip + 12, 8) + 6 + tcpLength;
  view.setUint16(tcp + 16, folded(pseudoHeader + sumOf(view, tcp, tcpLength)));
  return 34 + tcpLength;
}

function sumOf(view: DataView, at: number, length: number): number {
  let sum = 0;
  const even = at + (length & ~1);
  for (let from = at; from < even; from += 2) sum += view.getUint16(from);
  return length & 1 ? sum + (view.getUint8(even) << 8) : sum;
}

function folded(sum: number): number {
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return sum ^ 0xffff;
}
