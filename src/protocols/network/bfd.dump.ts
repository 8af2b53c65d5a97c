import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { BFD, BFDEcho } from "./bfd.ts";

const HEADER = 24;
/** Key and what stands in front of digests: type, length, key, a reserved octet and the sequence number. */
const BEFORE_DIGEST = 8;
const PASSWORDS = 3;
const LONGEST_PASSWORD = 16;
const diagnostics = [
  "No Diagnostic",
  "Control Detection Time Expired",
  "Echo Function Failed",
  "Neighbor Signaled Session Down",
  "Forwarding Plane Reset",
  "Path Down",
  "Concatenated Path Down",
  "Administratively Down",
  "Reverse Concatenated Path Down",
];
const states = ["AdminDown", "Down", "Init", "Up"];
const flagNames = [
  [0x20, "Poll"],
  [0x10, "Final"],
  [0x08, "Control Plane Independent"],
  [0x04, "Authentication Present"],
  [0x02, "Demand"],
  [0x01, "Multipoint"],
] as const;
const oldFlagNames = [
  [0x80, "I Hear You"],
  [0x40, "Demand"],
  [0x20, "Poll"],
  [0x10, "Final"],
  [0x08, "Control Plane Independent"],
  [0x04, "Authentication Present"],
  [0x02, "Reserved"],
  [0x01, "Reserved"],
] as const;
const AUTHENTICATED = 0x04;
const authentications: { readonly [type: number]: string } = {
  1: "Simple Password",
  2: "Keyed MD5",
  3: "Meticulous Keyed MD5",
  4: "Keyed SHA1",
  5: "Meticulous Keyed SHA1",
};
/** How long the digest of a type is. */
const digests: { readonly [type: number]: readonly [octets: number, name: string] } = {
  2: [16, "Digest"],
  3: [16, "Digest"],
  4: [20, "Hash"],
  5: [20, "Hash"],
};

export const bfdText = dumpText(BFD, (line, at, length) => control(line, at, length, "Control"), {
  carriedBy: { "udp.port": 3784 },
});
export const bfdMultihopText = dumpText(BFD, (line, at, length) => control(line, at, length, "Multihop"), {
  carriedBy: { "udp.port": 4784 },
});
export const bfdBundleText = dumpText(BFD, (line, at, length) => control(line, at, length, "Lag"), {
  carriedBy: { "udp.port": 6784 },
});

export const bfdEchoText = dumpText(BFDEcho, (line, at, length) => {
  line.text(`BFD, Echo, length: ${length}`);
  if (line.verbose > 0) line.hexLines(at, length, "\n\t");
});

function control(line: DumpLine, at: number, length: number, kind: string): void {
  line.protocol = "bfd";
  line.need(at, 4);
  const version = line.u8(at) >> 5;
  line.text(`BFDv${version}, `);
  if (version > 1) {
    line.text(`${kind}, length: ${length}`);
    if (line.verbose > 0) line.hexLines(at, length, "\n\t");
    return;
  }
  if (line.verbose > 0) line.text(`length: ${length}\n\t`);
  line.text(version === 0 ? "Control, " : `${kind}, `);
  const flags = line.u8(at + 1);
  if (version === 1) line.text(`State ${states[flags >> 6]}, `);
  line.text("Flags: [");
  if (version === 1) line.bitNames(flagNames, flags & 0x3f, ", ", "none");
  else line.bitNames(oldFlagNames, flags, ", ", "none");
  line.text("]");
  if (line.verbose > 0) details(line, at, length, (flags & AUTHENTICATED) !== 0);
  else line.text(`, length: ${length}`);
}

function details(line: DumpLine, at: number, length: number, authenticated: boolean): void {
  const diagnostic = line.u8(at) & 0x1f;
  line.text(`, Diagnostic: ${diagnostics[diagnostic] ?? "unknown"} (0x`);
  line.hex(diagnostic, 2);
  const multiplier = line.u8(at + 2);
  const desired = line.u32(at + BFD.slot("min_tx_interval").offset);
  line.text(`)\n\tDetection Timer Multiplier: ${multiplier} (`);
  line.text(`${Math.floor((multiplier * desired) / 1000)} ms Detection time), BFD Length: ${line.u8(at + 3)}`);
  line.text("\n\tMy Discriminator: 0x");
  line.hex(line.u32(at + 4), 8);
  line.text(", Your Discriminator: 0x");
  line.hex(line.u32(at + 8), 8);
  for (const [i, name] of [
    "Desired min Tx Interval: ",
    "Required min Rx Interval:",
    "Required min Echo Interval:",
  ].entries()) {
    const interval = Math.floor(line.u32(at + 12 + 4 * i) / 1000);
    line.text(`\n\t  ${name}${String(interval).padStart(i === 2 ? 5 : 7)} ms`);
  }
  if (authenticated) authentication(line, at + HEADER, length - HEADER);
}

function authentication(line: DumpLine, at: number, left: number): void {
  if (left < 3) return line.truncated();
  const type = line.u8(at);
  const length = line.u8(at + 1);
  line.text(`\n\tAuthentication: ${authentications[type] ?? "Unknown"} (${type}), length: ${length}`);
  line.text(`\n\t  Auth Key ID: ${line.u8(at + 2)}`);
  const digest = digests[type];
  if (type === 1) {
    if (length <= PASSWORDS || length > PASSWORDS + LONGEST_PASSWORD) line.text(`[invalid length ${length}]`);
    else {
      line.text(", Password: ");
      line.visibleText(at + PASSWORDS, length - PASSWORDS);
    }
  } else if (digest) {
    const [octets, name] = digest;
    if (length !== BEFORE_DIGEST + octets) line.text(`[invalid length ${length}]`);
    else {
      const sequence = line.u32(at + 4);
      line.text(", Sequence Number: 0x");
      line.hex(sequence, 8);
      line.need(at + BEFORE_DIGEST, octets);
      line.text(`\n\t  ${name}: `);
      for (let i = 0; i < octets; i++) line.hex(line.u8(at + BEFORE_DIGEST + i), 2);
    }
  }
}
