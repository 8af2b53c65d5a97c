import type { Found } from "../../definition/custom.ts";
import { bytes, mark, text, u16, u24, u8 } from "../../definition/fields.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { c1222Commands } from "./c1222-words.ts";
import type { Inside } from "./octets-with.ts";

const bit = (filter: string, label: string, mask: number): View => ({
  filter: `epsem.flags.${filter}`,
  label: `C12.22 ${label}`,
  type: "FT_BOOLEAN",
  mask,
});
const octets = (filter: string, label: string): AnyField => bytes("rest", { filter, label });
/** What Wireshark says of a check that it has no key for. */
const checked = (filter: string, label: string, is: number): AnyField =>
  custom(
    derivedNumber(filter, () => is),
    { filter, label, type: "FT_BOOLEAN", show: "bool" },
  );

/** The fields inside, each with how deep it stands. */
const parts = {
  information: [0, mark({ filter: "user_information_element", label: "user-information" })],
  flags: [
    1,
    u8({
      filter: "epsem.flags",
      label: "C12.22 EPSEM Flags",
      show: "hex",
      views: [
        bit("reserved", "Reserved Flag", 0x80),
        bit("recovery", "Recovery Flag", 0x40),
        bit("proxy", "Proxy Service Used Flag", 0x20),
        bit("ed_class", "ED Class Flag", 0x10),
        {
          filter: "epsem.flags.security",
          label: "C12.22 Security Mode Flags",
          type: "FT_UINT8",
          mask: 0x0c,
          show: "hex",
          strings: { 0: "Cleartext", 1: "Cleartext with authentication", 2: "Ciphertext with authentication" },
        },
        {
          filter: "epsem.flags.response_control",
          label: "C12.22 Response Control Flags",
          type: "FT_UINT8",
          mask: 0x03,
          show: "hex",
          strings: { 0: "Always respond", 1: "Respond on exception", 2: "Never respond" },
        },
      ],
    }),
  ],
  class: [1, octets("epsem.edclass", "C12.22 EPSEM ED Class")],
  data: [1, octets("epsem.data", "C12.22 EPSEM")],
  encrypted: [
    1,
    mark({
      filter: "epsem.not_decrypted",
      label: "C12.22 EPSEM could not be decrypted",
      expert: { severity: "Warn", group: "Undecoded" },
    }),
  ],
  mac: [1, octets("epsem.mac", "C12.22 EPSEM MAC")],
  good: [2, checked("crypto_good", "Crypto good", 0)],
  bad: [2, checked("crypto_bad", "Crypto bad", 1)],
  command: [2, u8({ filter: "cmd", label: "C12.22 Command", show: "hex", strings: c1222Commands })],
  response: [2, u8({ filter: "err", label: "C12.22 Response", show: "hex", strings: c1222Commands })],
  userId: [2, u16({ filter: "logon.id", label: "C12.22 Logon User-Id" })],
  user: [2, text("rest", { filter: "logon.user", label: "C12.22 Logon User", evenEmpty: true })],
  password: [2, text("rest", { filter: "security.password", label: "C12.22 Security Password", evenEmpty: true })],
  proofLength: [2, u8({ filter: "authenticate.len", label: "C12.22 Authenticate Request Length" })],
  proof: [2, octets("authenticate.data", "C12.22 Authenticate Data")],
  readTable: [2, u16({ filter: "read.table", label: "C12.22 Table", show: "hex" })],
  readOffset: [2, u24({ filter: "read.offset", label: "C12.22 Offset", show: "hex" })],
  readCount: [2, u16({ filter: "read.count", label: "C12.22 Count" })],
  writeTable: [2, u16({ filter: "write.table", label: "C12.22 Table", show: "hex" })],
  writeOffset: [2, u24({ filter: "write.offset", label: "C12.22 Offset", show: "hex" })],
  writeSize: [2, u16({ filter: "write.size", label: "C12.22 Table Size", show: "hex" })],
  writeData: [2, octets("write.data", "C12.22 Table Data")],
  writeSum: [2, u8({ filter: "write.chksum", label: "C12.22 Table Data Checksum", show: "hex" })],
  packetSize: [2, u16({ filter: "negotiate.pktsize", label: "C12.22 Negotiate Packet Size" })],
  packets: [2, u8({ filter: "negotiate.numpkts", label: "C12.22 Negotiate Number of Packets" })],
  wait: [2, u8({ filter: "wait.seconds", label: "C12.22 Wait Seconds" })],
  traffic: [2, u8({ filter: "timingsetup.traffic", label: "C12.22 Timing Setup Channel Traffic Timeout" })],
  interchar: [2, u8({ filter: "timingsetup.interchar", label: "C12.22 Timing Setup Intercharacter Timeout" })],
  answer: [2, u8({ filter: "timingsetup.respto", label: "C12.22 Timing Setup Response Timeout" })],
  retries: [2, u8({ filter: "timingsetup.nbrretries", label: "C12.22 Timing Setup Number of Retries" })],
  rest: [2, octets("data", "C12.22 data")],
} as const satisfies { readonly [name: string]: readonly [depth: number, field: AnyField] };
type Part = keyof typeof parts;
const numbers = new Map(Object.keys(parts).map((name, number) => [name, number]));

/** What commands have behind them, each with how many octets it takes. */
const commands: { readonly [command: number]: readonly (readonly [part: Part, size: number])[] } = {
  0x30: [["readTable", 2]],
  0x3f: [
    ["readTable", 2],
    ["readOffset", 3],
    ["readCount", 2],
  ],
  0x50: [
    ["userId", 2],
    ["user", 10],
  ],
  0x51: [["password", 20]],
  0x60: [
    ["packetSize", 2],
    ["packets", 1],
  ],
  0x70: [["wait", 1]],
  0x71: [
    ["traffic", 1],
    ["interchar", 1],
    ["answer", 1],
    ["retries", 1],
  ],
};
const FULL_WRITE = 0x40;
const PARTIAL_WRITE = 0x4f;
const AUTHENTICATE = 0x53;
const NEGOTIATE = 0x60;
/** Commands that Wireshark shows nothing behind. */
const silent = new Set([0x20, 0x21, 0x22, 0x3e, 0x50, 0x51, 0x52, 0x70]);
const FIRST_COMMAND = 0x20;
const HAS_CLASS = 0x10;
const SECURITY = 0x0c;
const CIPHERTEXT = 8;
const MAC = 4;
/** Services of one message. */
const SERVICE_LIMIT = 100;

/** Says where parts of bytes[start..end) are. */
class Reader {
  private readonly octets: Uint8Array;
  private readonly found: Found;

  constructor(octets_: Uint8Array, found: Found) {
    this.octets = octets_;
    this.found = found;
  }

  show(part: Part, from: number, to: number): void {
    this.found(numbers.get(part) ?? 0, from, to);
  }

  /** A service and what is behind it. */
  service(start: number, end: number): void {
    if (start >= end) return;
    const command = this.octets[start];
    const isAnswer = command < FIRST_COMMAND;
    this.show(isAnswer ? "response" : "command", start, start + 1);
    let at = start + 1;
    const known = commands[command > NEGOTIATE && command <= 0x6b ? NEGOTIATE : command] ?? [];
    for (const [part, size] of known) {
      if (at + size > end) break;
      this.show(part, at, at + size);
      at += size;
    }
    if (command === FULL_WRITE || command === PARTIAL_WRITE) at = this.write(at, end, command === PARTIAL_WRITE);
    if (command === AUTHENTICATE && at < end) {
      this.show("proofLength", at, at + 1);
      const stop = Math.min(end, at + 1 + this.octets[at]);
      this.show("proof", at + 1, stop);
      at = stop;
    }
    if (at < end && (isAnswer || !silent.has(command)) && known.length === 0) this.show("rest", at, end);
  }

  private write(start: number, end: number, partial: boolean): number {
    const head = partial ? 7 : 4;
    if (start + head > end) return start;
    this.show("writeTable", start, start + 2);
    if (partial) this.show("writeOffset", start + 2, start + 5);
    const at = start + head;
    this.show("writeSize", at - 2, at);
    const size = (this.octets[at - 2] << 8) | this.octets[at - 1];
    const stop = Math.min(end, at + size);
    if (size > 0) this.show("writeData", at, stop);
    if (stop < end) this.show("writeSum", stop, stop + 1);
    return end;
  }
}

/** The services that a message holds, with what says how they are secured (EPSEM). */
export const c1222Services: Inside = {
  inner: Object.entries(parts).map(([key, [depth, field]]) => ({ key, field, depth })),
  visit(octets_, start, end, found) {
    const reader = new Reader(octets_, found);
    reader.show("information", start, end);
    if (start >= end) return;
    const flags = octets_[start];
    reader.show("flags", start, start + 1);
    let at = start + 1;
    if (flags & HAS_CLASS && at + 4 <= end) {
      reader.show("class", at, at + 4);
      at += 4;
    }
    const secured = flags & SECURITY;
    const mac = secured !== 0 && end - at >= MAC ? end - MAC : end;
    if (secured === CIPHERTEXT) {
      reader.show("data", at, end);
      reader.show("encrypted", start, start);
    } else
      for (let i = 0; at < mac && i < SERVICE_LIMIT; i++) {
        const stop = Math.min(mac, at + 1 + octets_[at]);
        reader.show("data", at + 1, stop);
        reader.service(at + 1, stop);
        at = stop;
      }
    if (mac === end) return;
    reader.show("mac", mac, end);
    reader.show("good", mac, end);
    reader.show("bad", mac, end);
  },
};
