import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { IAC } from "../parts/telnet-data.ts";
import { Telnet } from "./telnet.ts";

const FIRST = 236;
const SUBOPTION = 250;
const END = 240;
// oxfmt-ignore
const commands = [
  "EOF", "SUSP", "ABORT", "EOR", "SE", "NOP", "DMARK", "BRK", "IP", "AO", "AYT", "EC", "EL", "GA", "SB", "WILL", "WONT", "DO", "DONT",
];
// oxfmt-ignore
const options = [
  "BINARY", "ECHO", "RCP", "SUPPRESS GO AHEAD", "NAME", "STATUS", "TIMING MARK", "RCTE", "NAOL", "NAOP", "NAOCRD", "NAOHTS", "NAOHTD",
  "NAOFFD", "NAOVTS", "NAOVTD", "NAOLFD", "EXTEND ASCII", "LOGOUT", "BYTE MACRO", "DATA ENTRY TERMINAL", "SUPDUP", "SUPDUP OUTPUT",
  "SEND LOCATION", "TERMINAL TYPE", "END OF RECORD", "TACACS UID", "OUTPUT MARKING", "TTYLOC", "3270 REGIME", "X.3 PAD", "NAWS", "TSPEED",
  "LFLOW", "LINEMODE", "XDISPLOC", "OLD-ENVIRON", "AUTHENTICATION", "ENCRYPT", "NEW-ENVIRON",
];
const AUTHENTICATION = 37;
const ENCRYPTION = 38;
const qualifiers = ["IS", "SEND", "INFO"];
// oxfmt-ignore
const named: { readonly [option: number]: readonly (readonly (string | undefined)[])[] } = {
  [AUTHENTICATION]: [
    ["IS", "SEND", "REPLY", "NAME"],
    [
      "NULL", "KERBEROS_V4", "KERBEROS_V5", "SPX", "MINK", "SRP", "RSA", "SSL", undefined, undefined, "LOKI", "SSA", "KEA_SJ", "KEA_SJ_INTEG",
      "DSS", "NTLM",
    ],
  ],
  [ENCRYPTION]: [
    ["IS", "SUPPORT", "REPLY", "START", "END", "REQUEST-START", "REQUEST-END", "END_KEYID", "DEC_KEYID"],
    ["ANY", "DES_CFB64", "DES_OFB64"],
  ],
};

export const telnetText = dumpText(Telnet, (line, at, length) => {
  line.protocol = "telnet";
  const end = at + length;
  let first = true;
  for (let next = at; next < end;) {
    const stop = itemEnd(line, next, end);
    if (stop < 0) break;
    if (line.bytes[next] === IAC) {
      line.text(first ? " [telnet " : ", ");
      first = false;
      writeCommand(line, next, stop);
    }
    next = stop;
  }
  if (!first) line.text("]");
});

/** Where the command or the data at `at` ends, -1 where it is none or does not end in the segment. */
function itemEnd(line: DumpLine, at: number, end: number): number {
  if (line.u8(at) !== IAC) return dataEnd(line, at, end);
  if (at + 1 >= end) return -1;
  const command = line.u8(at + 1);
  if (command === IAC) return at + 2;
  if (command < FIRST) return -1;
  if (command < SUBOPTION) return at + 2;
  if (at + 2 >= end) return -1;
  line.u8(at + 2);
  if (command > SUBOPTION) return at + 3;
  const data = dataEnd(line, at + 3, end);
  if (data + 2 > end) return -1;
  line.need(data, 2);
  return line.bytes[data + 1] === END ? data + 2 : -1;
}

function dataEnd(line: DumpLine, at: number, end: number): number {
  let next = at;
  while (next < end && line.u8(next) !== IAC) next++;
  return next;
}

function writeCommand(line: DumpLine, at: number, end: number): void {
  const command = line.bytes[at + 1];
  if (command === IAC) return line.text("IAC IAC");
  line.text(commands[command - FIRST]);
  if (command < SUBOPTION) return;
  const option = line.bytes[at + 2];
  line.text(` ${options[option] ?? hexadecimal(option)}`);
  if (command > SUBOPTION) return;
  const names = named[option] ?? [qualifiers];
  for (let i = at + 3; i < end - 2; i++)
    line.text(` ${names[i - at - 3]?.[line.bytes[i]] ?? hexadecimal(line.bytes[i])}`);
  line.text(" SE");
}

/** As C's `%#x` writes it. */
function hexadecimal(octet: number): string {
  return octet === 0 ? "0" : `0x${octet.toString(16)}`;
}
