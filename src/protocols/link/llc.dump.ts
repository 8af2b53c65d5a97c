import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { LLC } from "./llc.ts";

const destination = LLC.slot("dsap").offset;
const source = LLC.slot("ssap").offset;
const control = LLC.slot("ctrl").offset;

const sapTexts: { readonly [sap: number]: string } = {
  0x00: "Null",
  0xff: "Global",
  0x02: "802.1B I",
  0x03: "802.1B G",
  0x06: "IP",
  0x04: "SNA",
  0x0e: "ProWay NM",
  0x42: "STP",
  0x4e: "RS511",
  0x7e: "ISO8208",
  0x8e: "ProWay",
  0xaa: "SNAP",
  0xe0: "IPX",
  0xf0: "NetBeui",
  0xfe: "OSI",
};
/** Unnumbered commands, without the bit that polls. */
const commands: { readonly [command: number]: string } = {
  0x03: "ui",
  0xe3: "test",
  0xaf: "xid",
  0x63: "ua",
  0x43: "disc",
  0x0f: "dm",
  0x6f: "sabme",
  0x87: "frmr",
};
const supervision = ["Receiver Ready", "Receiver not Ready", "Reject", "?"];
const UNNUMBERED = 3;
const INFORMATION = 0x03;
const EXCHANGE = 0xaf;
const EXCHANGE_FORMAT = 0x81;
const GLOBAL = 0xff;
const SNAP = 0xaa;

/** A frame: the protocols that tcpdump knows are asked for by both access points together. */
export const llcText = dumpText(LLC, (line, at, length) => {
  line.protocol = "llc";
  const octets = controlOctets(line, at, length);
  if (octets === 0) {
    line.truncated();
    line.unknownPayload(at, line.end);
    return;
  }
  const header = 2 + octets;
  const dsap = line.u8(at + destination) & 0xfe;
  const ssap = line.u8(at + source) & 0xfe;
  if (line.u8(at + destination) === GLOBAL && line.u8(at + source) === GLOBAL && line.knows("llc.raw", 0)) {
    // Novell's frames have no header here: the packet starts with its checksum of all ones.
    if (line.options.linkHeader) line.text("IPX 802.3: ");
    line.next("llc.raw", 0, at, length);
    return;
  }
  if (at === line.payload) line.payload = at + header;
  const number = octets === 1 ? line.u8(at + control) : line.u8(at + control) | (line.u8(at + control + 1) << 8);
  if (line.options.linkHeader) accessPoints(line, at, octets, number);
  if (ssap === dsap && number === INFORMATION) {
    if (line.next("llc.dsap", dsap, at + header, length - header)) return;
    if (dsap === SNAP) {
      line.unknownPayload(at, line.end);
      return;
    }
  }
  if (!line.options.linkHeader) stations(line, ssap, dsap);
  if (!state(line, at, length, octets, number)) line.unknownPayload(at, line.end);
});

/** How long the control field is, 0 where it is cut. */
function controlOctets(line: DumpLine, at: number, length: number): number {
  if (!line.has(at, 3) || length < 3) return 0;
  if ((line.u8(at + control) & UNNUMBERED) === UNNUMBERED) return 1;
  return line.has(at, 4) && length >= 4 ? 2 : 0;
}

function accessPoints(line: DumpLine, at: number, octets: number, number: number): void {
  const point = (octet: number, set: string, clear: string): string => {
    const sap = octet & 0xfe;
    return `${sapTexts[sap] ?? "Unknown"} (0x${sap.toString(16).padStart(2, "0")}) ${octet & 1 ? set : clear}`;
  };
  line.text(`LLC, dsap ${point(line.u8(at + destination), "Group", "Individual")}`);
  line.text(`, ssap ${point(line.u8(at + source), "Response", "Command")}, ctrl 0x`);
  line.hex(number, 2 * octets);
  line.text(": ");
}

function stations(line: DumpLine, ssap: number, dsap: number): void {
  const linked = line.linkSource >= 0;
  const hex = (sap: number): string => `0x${sap.toString(16).padStart(2, "0")}`;
  if (linked) {
    line.ether(line.linkSource);
    line.text(" ");
  }
  if (ssap !== dsap) line.text(`${sapTexts[ssap] ?? `Unknown SSAP ${hex(ssap)}`} `);
  if (linked || ssap !== dsap) line.text("> ");
  if (linked) {
    line.ether(line.linkDestination);
    line.text(" ");
  }
  line.text(`${sapTexts[dsap] ?? `Unknown DSAP ${hex(dsap)}`} `);
}

/** What the control field says; false where the octets of the frame shall follow. */
function state(line: DumpLine, at: number, length: number, octets: number, number: number): boolean {
  const response = line.u8(at + source) & 1;
  if (octets === 1) {
    const command = number & 0xef;
    line.text(`Unnumbered, ${commands[command] ?? command.toString(16).padStart(2, "0")}`);
    line.text(`, Flags [${turn(response, number & 0x10)}], length ${length}`);
    return command === EXCHANGE && exchange(line, at + 3, length - 3);
  }
  const received = number >> 9;
  const flags = `rcv seq ${received}, Flags [${turn(response, number & 0x100)}], length ${length}`;
  if (number & 1) line.text(`Supervisory, ${supervision[(number >> 2) & 3]}, ${flags}`);
  else line.text(`Information, send seq ${(number >> 1) & 0x7f}, ${flags}`);
  return (number & 1) === 1;
}

function turn(response: number, poll: number): string {
  if (poll) return response ? "Final" : "Poll";
  return response ? "Response" : "Command";
}

/** An exchange of identification: the types and window where the format is the standard one. */
function exchange(line: DumpLine, at: number, length: number): boolean {
  if (length === 0) return true;
  if (!line.has(at, 1)) {
    line.truncated();
    return true;
  }
  if (line.u8(at) !== EXCHANGE_FORMAT) return false;
  if (length < 3 || !line.has(at, 3)) {
    line.truncated();
    line.unknownPayload(at, line.end);
    return true;
  }
  line.text(": ");
  line.hex(line.u8(at + 1), 2);
  line.text(" ");
  line.hex(line.u8(at + 2), 2);
  return true;
}
