import { dumpText, type DumpLine, type PrintLine } from "../../definition/dump-line.ts";
import { ouiTexts } from "../parts/oui-texts.ts";
import { pppProtocolTexts } from "../parts/ppp-protocol-texts.ts";
import { LCP } from "./ppp-lcp.ts";
import { BACP, CCP, IPCP, IPV6CP, MPLSCP, OSINLCP } from "./ppp-ncp.ts";
import {
  ccpOption,
  favouredPeerOption,
  ipcpOption,
  ipv6cpOption,
  lcpOption,
  type PrintOption,
} from "./ppp-options.dump.ts";

const codes: { readonly [code: number]: string } = {
  0: "Vendor-Extension",
  1: "Conf-Request",
  2: "Conf-Ack",
  3: "Conf-Nack",
  4: "Conf-Reject",
  5: "Term-Request",
  6: "Term-Ack",
  7: "Code-Reject",
  8: "Prot-Reject",
  9: "Echo-Request",
  10: "Echo-Reply",
  11: "Disc-Req",
  12: "Ident",
  13: "Time-Rem",
  14: "Reset-Req",
  15: "Reset-Ack",
};
const HEADER = 4;

export const lcpText = dumpText(LCP, control(0xc021, lcpOption));
export const ipcpText = dumpText(IPCP, control(0x8021, ipcpOption));
export const ipv6cpText = dumpText(IPV6CP, control(0x8057, ipv6cpOption));
export const ccpText = dumpText(CCP, control(0x80fd, ccpOption));
export const bacpText = dumpText(BACP, control(0xc02b, favouredPeerOption));
export const mplscpText = dumpText(MPLSCP, control(0x8281, undefined));
export const osinlcpText = dumpText(OSINLCP, control(0x8023, undefined));

function control(number: number, option: PrintOption | undefined): PrintLine {
  const name = pppProtocolTexts[number];
  return (line, at, length) => {
    line.text(`${name}, `);
    if (length < HEADER || !line.has(at, 2)) {
      line.text(`[|${name}]`);
      return;
    }
    const code = line.u8(at);
    line.text(`${codes[code] ?? "Unknown Opcode"} (0x`);
    line.hex(code, 2);
    line.text(`), id ${line.u8(at + 1)}, length ${length + 2}`);
    if (line.verbose === 0) return;
    const octets = line.u16(at + 2);
    if (octets < HEADER) line.text(`\n\tencoded length ${octets} (< 4))`);
    else if (octets > length) line.text(`\n\tencoded length ${octets} (> packet length ${length}))`);
    else {
      line.text(`\n\tencoded length ${octets} (=Option(s) length ${octets - HEADER})`);
      if (octets === HEADER) return;
      if (line.verbose > 1) line.hexLines(at - 2, 6, "\n\t");
      if (!body(line, code, at, octets, option)) line.text(`[|${name}]`);
    }
  };
}

/** What follows the header, by its code; false where it was cut. */
function body(line: DumpLine, code: number, start: number, length: number, option: PrintOption | undefined): boolean {
  const at = start + HEADER;
  switch (code) {
    case 0:
      if (length < 11) return true;
      magic(line, at);
      line.text(` Vendor: ${ouiTexts[line.u24(at + 4)] ?? "Unknown"} (${line.u24(at + 4)})`);
      return true;
    case 1:
    case 2:
    case 3:
    case 4:
      if (option) options(line, at, length - HEADER, length, option);
      return true;
    case 5:
    case 6:
    case 7:
      return true;
    case 8:
      if (length >= 6) rejected(line, at, length);
      return true;
    case 9:
    case 10:
    case 11:
      return length < 8 || echo(line, at, length);
    case 12:
      if (length < 8) return true;
      magic(line, at);
      return length === 8 || message(line, at + 4, length - 4);
    case 13:
      if (length < 12) return true;
      magic(line, at);
      line.text(`, Seconds-Remaining ${line.u32(at + 4)}s`);
      return true;
    default:
      if (line.verbose <= 1) line.hexLines(start - 2, length + 2, "\n\t  ");
      return true;
  }
}

function magic(line: DumpLine, at: number): void {
  const number = line.u32(at);
  line.text("\n\t  Magic-Num 0x");
  line.hex(number, 8);
}

function rejected(line: DumpLine, at: number, length: number): void {
  const number = line.u16(at);
  line.text(`\n\t  Rejected ${pppProtocolTexts[number] ?? "unknown"} Protocol (0x`);
  line.hex(number, 4);
  line.text(")");
  if (length <= 6) return;
  line.text("\n\t  Rejected Packet");
  line.hexLines(at + 2, length - 2, "\n\t    ");
}

function echo(line: DumpLine, at: number, length: number): boolean {
  magic(line, at);
  if (length === 8) return true;
  line.text("\n\t  -----trailing data-----");
  if (!line.has(at + 4, length - 8)) return false;
  line.hexLines(at + 4, length - 8, "\n\t  ");
  return true;
}

function message(line: DumpLine, at: number, length: number): boolean {
  line.text("\n\t  Message\n\t    ");
  return line.visible(at, at + length);
}

/** Options up to one that says it is longer than the packet; `left` counts what the header announced. */
function options(line: DumpLine, start: number, announced: number, limit: number, option: PrintOption): void {
  let at = start;
  let left = announced;
  do {
    const octets = option(line, at, limit);
    if (octets === 0) return;
    if (left < octets) {
      line.text(` [remaining options length ${left} < ${octets}]`);
      line.invalid();
      return;
    }
    at += octets;
    left -= octets;
  } while (left > 0);
}
