import { hexDump } from "../../bytes/hex-dump.ts";
import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { sockets } from "../parts/sockets-line.ts";
import { SCTP } from "./sctp.ts";

const sourcePort = SCTP.slot("sport").offset;
const destinationPort = SCTP.slot("dport").offset;
const HEADER = 12;
const NUMBER = 132;
const CHUNK_HEADER = 4;
/** Octets of a data chunk in front of what it carries, of a SACK's and an INIT's fixed fields behind the chunk's header. */
const DATA_HEADER = 12;
const SACK_HEADER = 12;
const INIT_HEADER = 16;

const chunkNames: { readonly [type: number]: string } = {
  0: "DATA",
  1: "INIT",
  2: "INIT ACK",
  3: "SACK",
  4: "HB REQ",
  5: "HB ACK",
  6: "ABORT",
  7: "SHUTDOWN",
  8: "SHUTDOWN ACK",
  9: "OP ERR",
  10: "COOKIE ECHO",
  11: "COOKIE ACK",
  12: "ECN ECHO",
  13: "ECN CWR",
  14: "SHUTDOWN COMPLETE",
  0xc0: "FOR CUM TSN",
  0xc1: "REL CTRL",
  0xc2: "REL CTRL ACK",
};
const payloadNames: { readonly [protocol: number]: string } = {
  1: "ISDN Q.921",
  2: "M2UA",
  3: "M3UA",
  4: "SUA",
  5: "M2PA",
  6: "V5.2",
  7: "H.248",
  8: "BICC",
  9: "TALI",
  10: "DUA",
  11: "ASAP",
  12: "ENRP",
  13: "H.323",
  14: "Q.IPC",
  15: "SIMCO",
  16: "DDPSC",
  17: "DDPSSC",
  18: "S1AP",
  19: "RUA",
  20: "HNBAP",
  21: "ForCES HP",
  22: "ForCES MP",
  23: "ForCES LP",
  24: "SBc-AP",
  27: "X2AP",
};
/** Ports of ForCES by their priorities (RFC 5811). */
const forces: { readonly [port: number]: string } = { 6704: "HP", 6705: "MP", 6706: "LP" };

export const sctpText = dumpText(SCTP, (line, at, length) => {
  line.protocol = "sctp";
  if (length < HEADER) return line.text(`truncated-sctp - ${HEADER - length} bytes missing!`);
  const known = line.has(at, destinationPort + 2);
  const source = known ? line.u16(at + sourcePort) : -1;
  const destination = known ? line.u16(at + destinationPort) : -1;
  sockets(line, "tcp", NUMBER, source, destination);
  line.text("sctp");
  const priority = forces[source] ?? forces[destination];
  if (priority) line.text(`[ForCES ${priority}]`);
  line.need(at, HEADER);
  const end = at + length;
  let chunk = at + HEADER;
  for (let count = 1; chunk < end; count++) {
    if (end - chunk >= CHUNK_HEADER) {
      line.need(chunk, CHUNK_HEADER);
      line.need(chunk, line.u16(chunk + 2));
    }
    line.text(line.verbose >= 2 ? "\n\t" : count === 1 ? " (" : ", (");
    if (end - chunk < CHUNK_HEADER) {
      line.text(`${count}) [chunk descriptor cut off at end of packet]`);
      break;
    }
    const counted = line.u16(chunk + 2);
    if (counted < CHUNK_HEADER) {
      line.text(`${count}) [Bad chunk length ${counted}, < size of chunk descriptor]`);
      return line.invalid();
    }
    line.text(`${count}) [`);
    const type = line.u8(chunk);
    line.text(`${chunkNames[type] ?? `Unknown chunk type: 0x${type.toString(16)}`}] `);
    if (counted > end - chunk) {
      line.text(`[bogus chunk length ${counted}]`);
      return line.invalid();
    }
    chunkText(line, chunk, counted, priority !== undefined);
    chunk += Math.min(end - chunk, Math.ceil(counted / 4) * 4);
  }
});

function chunkText(line: DumpLine, chunk: number, counted: number, isForces: boolean): void {
  const body = chunk + CHUNK_HEADER;
  const left = counted - CHUNK_HEADER;
  switch (line.u8(chunk)) {
    case 0:
      return dataText(line, chunk, left, isForces);
    case 1:
    case 2:
      if (left < INIT_HEADER) return cut(line, counted);
      line.text(`[init tag: ${line.u32(body)}] [rwnd: ${line.u32(body + 4)}] [OS: ${line.u16(body + 8)}] `);
      return line.text(`[MIS: ${line.u16(body + 10)}] [init TSN: ${line.u32(body + 12)}] `);
    case 3:
      if (left < SACK_HEADER) return cut(line, counted);
      return acknowledgementText(line, body);
  }
}

function cut(line: DumpLine, counted: number): void {
  line.text(`bogus chunk length ${counted}]`);
  line.invalid();
}

const M3UA = 3;

function dataText(line: DumpLine, chunk: number, left: number, isForces: boolean): void {
  const flags = line.u8(chunk + 1);
  if (flags & 4) line.text("(U)");
  if (flags & 2) line.text("(B)");
  if (flags & 1) line.text("(E)");
  if (flags & 7) line.text(" ");
  if (left < DATA_HEADER) return cut(line, left + CHUNK_HEADER);
  const body = chunk + CHUNK_HEADER;
  line.text(`[TSN: ${line.u32(body)}] [SID: ${line.u16(body + 4)}] [SSEQ ${line.u16(body + 6)}] [PPID `);
  const protocol = line.u32(body + 8);
  line.text(`${payloadNames[protocol] ?? `0x${protocol.toString(16)}`}] `);
  // What tcpdump would print of ForCES is not here.
  if (line.verbose < 2 || left === DATA_HEADER || isForces) return;
  const payload = body + DATA_HEADER;
  if (protocol === M3UA && line.next("sctp.payload", protocol, payload, left - DATA_HEADER)) return;
  line.text("[Payload:");
  hexDump(line, line.bytes, payload, Math.min(line.end, body + left), "\n\t", true);
  line.text("]");
}

function acknowledgementText(line: DumpLine, body: number): void {
  const tsn = line.u32(body);
  const gaps = line.u16(body + 8);
  const duplicates = line.u16(body + 10);
  line.text(`[cum ack ${tsn}] [a_rwnd ${line.u32(body + 4)}] [#gap acks ${gaps}] [#dup tsns ${duplicates}] `);
  let at = body + SACK_HEADER;
  for (let gap = 1; gap <= gaps; gap++, at += 4) {
    const [start, end] = [line.u16(at), line.u16(at + 2)].map((offset) => (tsn + offset) >>> 0);
    line.text(`\n\t\t[gap ack block #${gap}: start = ${start}, end = ${end}] `);
  }
  for (let duplicate = 1; duplicate <= duplicates; duplicate++, at += 4)
    line.text(`\n\t\t[dup TSN #${duplicate}: ${line.u32(at)}] `);
}
