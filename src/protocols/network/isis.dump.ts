import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { isisElement } from "../parts/isis-elements-line.ts";
import { checksumVerdict, systemAddress } from "../parts/osi-line.ts";
import { SYSTEM } from "../parts/system-id.ts";
import { ISIS } from "./isis.ts";

const COMMON = 8;
const names: { readonly [type: number]: string } = {
  15: "L1 Lan IIH",
  16: "L2 Lan IIH",
  17: "p2p IIH",
  18: "L1 LSP",
  20: "L2 LSP",
  24: "L1 CSNP",
  25: "L2 CSNP",
  26: "L1 PSNP",
  27: "L2 PSNP",
};

/** A kind of packets: how long its header is with the common one, where in it is its length, and what is said of it. */
interface Kind {
  readonly header: number;
  readonly lengthAt: number;
  readonly brief: (line: DumpLine, at: number) => void;
  readonly whole: (line: DumpLine, at: number, length: number) => void;
}

const lanHello: Kind = {
  header: 27,
  lengthAt: 17,
  brief(line, at) {
    source(line, at + 9, SYSTEM);
    line.text(", lan-id ");
    systemAddress(line, at + 20, SYSTEM + 1);
    line.text(`, prio ${line.u8(at + 19) & 0x7f}`);
  },
  whole(line, at) {
    hello(line, at, ",  ");
    line.text("\n\t  lan-id:    ");
    systemAddress(line, at + 20, SYSTEM + 1);
    line.text(`, Priority: ${line.u8(at + 19) & 0x7f}, PDU length: ${line.u16(at + 17)}`);
  },
};
const lineHello: Kind = {
  header: 20,
  lengthAt: 17,
  brief: (line, at) => source(line, at + 9, SYSTEM),
  whole(line, at) {
    hello(line, at, ", ");
    line.text("\n\t  circuit-id: 0x");
    line.hex(line.u8(at + 19), 2);
    line.text(`, PDU length: ${line.u16(at + 17)}`);
  },
};
const linkStates: Kind = {
  header: 27,
  lengthAt: 8,
  brief(line, at) {
    line.text(", lsp-id ");
    systemAddress(line, at + 12, SYSTEM + 2);
    line.text(", seq 0x");
    line.hex(line.u32(at + 20), 8);
    line.text(`, lifetime ${String(line.u16(at + 10)).padStart(5)}s`);
  },
  whole: linkStatesHeader,
};
const completeNumbers: Kind = {
  header: 33,
  lengthAt: 8,
  brief: (line, at) => source(line, at + 10, SYSTEM + 1),
  whole(line, at) {
    numbers(line, at);
    line.text("\n\t  start lsp-id: ");
    systemAddress(line, at + 17, SYSTEM + 2);
    line.text("\n\t  end lsp-id:   ");
    systemAddress(line, at + 25, SYSTEM + 2);
  },
};
const partialNumbers: Kind = {
  header: 17,
  lengthAt: 8,
  brief: (line, at) => source(line, at + 10, SYSTEM + 1),
  whole: numbers,
};
const kinds: { readonly [type: number]: Kind } = {
  15: lanHello,
  16: lanHello,
  17: lineHello,
  18: linkStates,
  20: linkStates,
  24: completeNumbers,
  25: completeNumbers,
  26: partialNumbers,
  27: partialNumbers,
};

export const isisText = dumpText(
  ISIS,
  (line, at, length) => {
    line.protocol = "isis";
    line.need(at, COMMON);
    if (!line.options.linkHeader) line.text("IS-IS");
    const wrong = refusal(line, at, length);
    if (wrong !== undefined) {
      line.text(wrong);
      line.hexLines(at, length, "\n\t");
      return;
    }
    const type = line.u8(at + 4) & 0x1f;
    if (line.verbose === 0) brief(line, at, length, type);
    else whole(line, at, length, type);
  },
  { carriedBy: { "osi.nlpid": 0x83 } },
);

function refusal(line: DumpLine, at: number, length: number): string | undefined {
  const version = line.u8(at + 2);
  if (version !== 1) return `version ${version} packet not supported`;
  const size = line.u8(at + 3);
  if (size !== SYSTEM && size !== 0) return `system ID length of ${size} is not supported`;
  if (line.u8(at + 5) !== 1) return `version ${line.u8(at + 5)} packet not supported`;
  const header = line.u8(at + 1);
  if (length < header) return `fixed header length ${header} > packet length ${length}`;
  if (header < COMMON) return `fixed header length ${header} < minimum header size ${COMMON}`;
  return undefined;
}

function brief(line: DumpLine, at: number, length: number, type: number): void {
  const kind = kinds[type];
  if (!line.options.linkHeader) line.text(", ");
  line.text(names[type] ?? `unknown PDU-Type ${type}`);
  kind?.brief(line, at);
  line.text(`, length ${length}`);
}

function source(line: DumpLine, at: number, size: number): void {
  line.text(", src-id ");
  systemAddress(line, at, size);
}

function whole(line: DumpLine, at: number, length: number, type: number): void {
  const header = line.u8(at + 1);
  const areas = line.u8(at + 7);
  line.text(`${line.options.linkHeader ? "" : ", "}length ${length}\n\t${names[type] ?? `unknown, type ${type}`}`);
  line.text(`, hlen: ${header}, v: ${line.u8(at + 2)}, pdu-v: ${line.u8(at + 5)}`);
  line.text(`, sys-id-len: ${SYSTEM} (${line.u8(at + 3)}), max-area: ${areas === 0 ? 3 : areas} (${areas})`);
  const deep = line.verbose > 1;
  if (deep) line.hexLines(at, COMMON, "\n\t");
  const kind = kinds[type];
  if (!kind) {
    if (deep) line.hexLines(at + COMMON, length - COMMON, "\n\t  ");
    line.hexLines(at, length, "\n\t");
    return;
  }
  if (header !== kind.header) {
    line.text(`, bogus fixed header length ${header} should be ${kind.header}`);
    return;
  }
  line.need(at, kind.header);
  kind.whole(line, at, length);
  if (deep) line.hexLines(at + COMMON, kind.header - COMMON, "\n\t  ");
  elements(line, at, length, line.u16(at + kind.lengthAt), kind.header, type);
}

function elements(line: DumpLine, at: number, length: number, announced: number, header: number, type: number): void {
  if (announced < header) {
    line.text(` [packet length ${announced} < ${header}]`);
    return line.invalid();
  }
  for (let next = at + header, left = announced - header; left > 0 && next < at + length;) {
    const code = line.u8(next);
    const octets = line.u8(next + 1);
    isisElement(line, { type, packet: at, announced }, code, next + 2, octets);
    if (line.verbose > 1) line.hexLines(next + 2, octets, "\n\t      ");
    next += 2 + octets;
    left -= 2 + octets;
  }
}

function hello(line: DumpLine, at: number, between: string): void {
  line.text("\n\t  source-id: ");
  systemAddress(line, at + 9, SYSTEM);
  const circuit = line.u8(at + 8);
  const levels = ["", "Level 1 only", "Level 2 only", "Level 1, Level 2"][circuit] ?? "";
  line.text(`${between}holding time: ${line.u16(at + 15)}s, Flags: [`);
  if (levels !== "") line.text(levels);
  else {
    line.text("unknown circuit type 0x");
    line.hex(circuit, 2);
  }
  line.text("]");
}

function numbers(line: DumpLine, at: number): void {
  line.text("\n\t  source-id:    ");
  systemAddress(line, at + 10, SYSTEM + 1);
  line.text(`, PDU length: ${line.u16(at + 8)}`);
}

const attachments = [
  [0x08, "default"],
  [0x10, "delay"],
  [0x20, "expense"],
  [0x40, "error"],
] as const;
const levels = ["Unused 0x0 (invalid)", "L1 IS", "Unused 0x2 (invalid)", "L2 IS"];

function linkStatesHeader(line: DumpLine, at: number): void {
  const announced = line.u16(at + 8);
  line.text("\n\t  lsp-id: ");
  systemAddress(line, at + 12, SYSTEM + 2);
  line.text(", seq: 0x");
  line.hex(line.u32(at + 20), 8);
  line.text(`, lifetime: ${String(line.u16(at + 10)).padStart(5)}s\n\t  chksum: 0x`);
  line.hex(line.u16(at + 24), 4);
  line.text(" ");
  if (line.u16(at + 10) === 0) line.text("(unverified)");
  else checksumVerdict(line, at + 12, announced - 12, at + 24);
  const flags = line.u8(at + 26);
  line.text(`, PDU length: ${announced}, Flags: [ `);
  if (flags & 0x04) line.text("Overload bit set, ");
  if (flags & 0x78) {
    line.bitNames(attachments, flags, " ", "");
    line.text(" ATT bit set, ");
  }
  if (flags & 0x80) line.text("P bit set, ");
  line.text(`${levels[flags & 3]} ]`);
}
