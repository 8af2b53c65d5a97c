import type { CaptureOutput } from "./capture-output.ts";
import type { Segment } from "./frames.ts";
import { randomNumbers } from "../src/bytes/random.ts";

const [FIN, SYN, PSH, ACK] = [0x01, 0x02, 0x08, 0x10];
const flowCount = 3000;
const packetsPerFlow = 667;
const fullSegment = 1448;
const noise = 1 << 17;

interface Flow {
  client: number;
  server: number;
  port: number;
  /** Next sequence number of the client, then of the server. */
  next: [number, number];
  sent: number;
}

/**
 * Packets of 3,000 interleaved TCP connections, each opened, used in both directions and closed after 667 packets; 600
 * octets a packet on average. The first packets are the same however many are asked for.
 */
export function writeFlows(output: CaptureOutput, packets: number): void {
  const random = randomNumbers(0x52454d4f);
  const payload = randomPayload(random);
  const flows = Array.from({ length: flowCount }, (_, index) => newFlow(index, random));
  const synOptions = Uint8Array.of(2, 4, 5, 180, 4, 2, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 3, 7);
  const dataOptions = Uint8Array.of(1, 1, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0);
  const segment = emptySegment(payload);
  for (let count = 0; count < packets; count++) {
    let index = random() % flowCount;
    while (flows[index]!.sent === packetsPerFlow) index = (index + 1) % flowCount;
    const flow = flows[index]!;
    const step = flow.sent++;
    const last = packetsPerFlow - step;
    // Handshake and close take turns; in between the server, which has more to say, sends two thirds.
    const from =
      step === 0 || step === 2 ? 0 : step === 1 ? 1 : last <= 3 ? (last & 1) ^ 1 : random() % 3 === 0 ? 0 : 1;
    const opening = step < 2;
    const closing = last === 3 || last === 2;
    segment.options = opening ? synOptions : dataOptions;
    const stamps = new DataView(segment.options.buffer, opening ? 8 : 4);
    stamps.setUint32(0, 1_000_000 + count);
    stamps.setUint32(4, step === 0 ? 0 : 999_000 + count);
    segment.payloadLength = step <= 2 || last <= 3 ? 0 : payloadLength(random, from);
    segment.payloadStart = random() % (noise - fullSegment);
    segment.flags =
      (opening ? SYN : closing ? FIN : segment.payloadLength > 0 && random() % 2 === 0 ? PSH : 0) |
      (step === 0 ? 0 : ACK);
    address(segment, flow, from);
    segment.sequence = flow.next[from]!;
    segment.acknowledgment = step === 0 ? 0 : flow.next[1 - from]!;
    segment.identification = count & 0xffff;
    output.write(segment, 1 + (random() % 9));
    flow.next[from] = (segment.sequence + segment.payloadLength + (opening || closing ? 1 : 0)) >>> 0;
  }
}

/** One acknowledgment of as many connections, no two with the same addresses: each is state to a printer of relative numbers. */
export function writeNewFlows(output: CaptureOutput, packets: number): void {
  const random = randomNumbers(0x4e455746);
  const segment = emptySegment(new Uint8Array(0));
  segment.options = Uint8Array.of(1, 1, 8, 10, 0, 1, 0, 0, 0, 1, 0, 0);
  segment.flags = ACK;
  segment.destination = 0x0a80_0001;
  segment.destinationPort = 443;
  for (let count = 0; count < packets; count++) {
    // The source alone makes every packet a connection of its own.
    segment.source = 0x0a00_0000 + count;
    segment.sourcePort = 32_768 + (random() % 28_232);
    segment.sequence = random();
    segment.acknowledgment = random();
    segment.identification = count & 0xffff;
    output.write(segment, 1 + (random() % 9));
  }
}

function newFlow(index: number, random: () => number): Flow {
  const [client, server] = [0x0a00_0000 + index, 0x0a80_0000 + (index % 97)];
  return { client, server, port: 32_768 + index, next: [random(), random()], sent: 0 };
}

function address(segment: Segment, flow: Flow, from: number): void {
  segment.source = from === 0 ? flow.client : flow.server;
  segment.destination = from === 0 ? flow.server : flow.client;
  segment.sourcePort = from === 0 ? flow.port : 443;
  segment.destinationPort = from === 0 ? 443 : flow.port;
}

/** Nothing but an acknowledgment, a full segment or something between; clients send less. */
function payloadLength(random: () => number, from: number): number {
  const [kind, some] = [random() % 100, random()];
  if (from === 0) return kind < 75 ? 0 : 40 + (some % 500);
  return kind < 28 ? 0 : kind < 68 ? fullSegment : 20 + (some % 1200);
}

function randomPayload(random: () => number): Uint8Array {
  return Uint8Array.from({ length: noise }, () => random() >>> 24);
}

function emptySegment(payload: Uint8Array): Segment {
  return {
    source: 0,
    destination: 0,
    sourcePort: 0,
    destinationPort: 0,
    sequence: 0,
    acknowledgment: 0,
    flags: 0,
    identification: 0,
    options: new Uint8Array(0),
    payload,
    payloadStart: 0,
    payloadLength: 0,
  };
}
