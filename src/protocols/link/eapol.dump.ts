import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { EAP, EAPOL } from "./eapol.ts";

const frames: { readonly [type: number]: string } = {
  0: "EAP packet",
  1: "EAPOL start",
  2: "EAPOL logoff",
  3: "EAPOL key",
  4: "Encapsulated ASF alert",
};
/** Octets of either header. */
const HEADER = 4;

export const eapolText = dumpText(
  EAPOL,
  (line, at) => {
    line.protocol = "eap";
    line.need(at, HEADER);
    const type = line.field(EAPOL.slot("type"), at);
    const octets = line.field(EAPOL.slot("len"), at);
    line.text(`${frames[type] ?? "unknown"} (${type}) v${line.field(EAPOL.slot("version"), at)}, len ${octets}`);
    if (line.verbose === 0 || type !== 0) return;
    if (octets === 0) return line.truncated();
    line.text(", ");
    line.next("eapol.type", 0, at + HEADER, octets);
  },
  { carriedBy: { ethertype: 0x888e } },
);

const codes: { readonly [code: number]: string } = { 1: "Request", 2: "Response", 3: "Success", 4: "Failure" };
const methods: { readonly [type: number]: string } = {
  0: "No proposed",
  1: "Identity",
  2: "Notification",
  3: "Nak",
  4: "MD5-challenge",
  5: "OTP",
  6: "GTC",
  13: "TLS",
  18: "SIM",
  21: "TTLS",
  23: "AKA",
  43: "FAST",
  254: "Expanded types",
  255: "Experimental",
};
const tlsFlags = [
  [0x80, "L bit"],
  [0x40, "More fragments bit"],
  [0x20, "Start bit"],
] as const;
const subtypes: { readonly [subtype: number]: string } = {
  1: "Challenge",
  2: "Auth reject",
  4: "Sync failure",
  5: "Identity",
  10: "Start",
  11: "Challenge",
  12: "Notification",
  13: "Reauth",
  14: "Client error",
};
/** Octets before the data of a request or response. */
const TYPED = 5;
const LENGTH_INCLUDED = 0x80;

export const eapText = dumpText(
  EAP,
  (line, at, length) => {
    line.protocol = "eap";
    const code = line.field(EAP.slot("code"), at);
    const octets = line.field(EAP.slot("len"), at);
    if (octets < HEADER) return line.truncated();
    if (octets !== length) {
      line.text("EAP fragment?");
      return;
    }
    line.text(`${codes[code] ?? "unknown"} (${code}), id ${line.field(EAP.slot("id"), at)}, len ${octets}`);
    line.need(at, octets);
    if (code !== 1 && code !== 2) return;
    if (octets < TYPED) return line.truncated();
    const type = line.u8(at + HEADER);
    line.text(`\n\t\t Type ${methods[type] ?? "unknown"} (${type})`);
    if (!method(line, type, at + TYPED, octets - TYPED)) line.truncated();
  },
  { carriedBy: { "eapol.type": 0 } },
);

/** The data of a method; false where octets are missing. */
function method(line: DumpLine, type: number, at: number, length: number): boolean {
  switch (type) {
    case 1:
      if (length > 0) said(line, ", Identity: ", at, length);
      return true;
    case 2:
      if (length > 0) said(line, ", Notification: ", at, length);
      return length > 0;
    case 3:
      for (let i = at; i < at + length; i++)
        line.text(`${i > at ? "," : ""} ${methods[line.u8(i)] ?? "unknown"} (${line.u8(i)})`);
      return length > 0;
    case 13:
    case 21:
    case 43:
      return length > 0 && tunnel(line, type, at, length);
    case 18:
    case 23:
      if (length < 1) return false;
      line.text(` subtype [${subtypes[line.u8(at)] ?? "unknown"}] 0x`);
      line.hex(line.u8(at), 2);
      return true;
    default:
      return true;
  }
}

function said(line: DumpLine, word: string, at: number, length: number): void {
  line.text(word);
  line.visibleText(at, length, true);
}

function tunnel(line: DumpLine, type: number, at: number, length: number): boolean {
  const flags = line.u8(at);
  if (type !== 13) line.text(` ${type === 21 ? "TTLS" : "FAST"}v${flags & 7}`);
  line.text(" flags [");
  line.bitNames(tlsFlags, flags, ", ", "none");
  line.text("] 0x");
  line.hex(flags, 2);
  if ((flags & LENGTH_INCLUDED) === 0) return true;
  if (length < 5) return false;
  line.text(`, len ${line.u32(at + 1)}`);
  return true;
}
