import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { addressesOf, addressPlace } from "../parts/wlan-addresses.ts";
import { CONTROL, DATA, frameTypes, MANAGEMENT, typeAndSubtype } from "../parts/wlan-frame-control.ts";
import { Dot11 } from "./wlan.ts";

const type = Dot11.slot("type");
const subtype = Dot11.slot("subtype");
const flags = Dot11.slot("FCfield");
const version = Dot11.slot("proto");
const VERSION = 0x03;
/** A letter for each of the flags, the most significant first, then one for the check sequence. */
const LETTERS = "opmPRMFT";

export const wlanInfo = infoText(Dot11, {
  stations(octets, start) {
    if ((octets[start] & VERSION) !== 0) return { source: -1, destination: -1 };
    const addresses = addressesOf(octets[start], octets[start + 1]);
    const kind = (octets[start] >> 2) & 3;
    if (kind > DATA) return { source: -1, destination: -1 };
    if (kind !== CONTROL) return { source: addressPlace(addresses, "s"), destination: addressPlace(addresses, "d") };
    const [source, destination] = addresses.startsWith("b")
      ? ["t", "b"]
      : addresses.includes("b")
        ? ["b", "r"]
        : ["t", "r"];
    return {
      source: addressPlace(addresses, source),
      destination: addressPlace(addresses, destination),
      notes: [NOTES[source], NOTES[destination]],
    };
  },
  info(line) {
    if (line.slot(version) !== 0) return line.text(`Unknown protocol version: ${line.slot(version)}`);
    title(line);
    if (line.has("wlan.seq") && line.slot(type) <= DATA) {
      line.text(`, SN=${line.value("wlan.seq")}, FN=${line.value("wlan.frag")}`);
    }
    line.text(", Flags=");
    letters(line);
    if (line.slot(type) === MANAGEMENT) line.fence();
  },
  heading(line) {
    if (line.slot(version) !== 0) return line.text(` Unknown Protocol Version:${line.slot(version)}`);
    line.octet(32);
    title(line);
    line.text(", Flags: ");
    letters(line);
  },
  endings: { "wlan.duration": (line) => line.text(" microseconds") },
  labels: {
    "wlan.fcs": (line, quad) => {
      line.text("Frame check sequence: 0x");
      line.hex(line.number(quad), 8);
      line.text(" [unverified]");
    },
    "wlan.fc.type_subtype"(line, quad) {
      line.text("Type/Subtype: ");
      line.named(quad, "Unrecognized (Reserved frame)");
      line.text(" (0x");
      line.hex(line.number(quad), 4);
      line.text(")");
    },
    "wlan.fcs.status": (line) => line.text("[FCS Status: Unverified]"),
    "wlan.wep.icv": (line, quad) => {
      line.text("WEP ICV: 0x");
      line.hex(line.number(quad), 8);
      line.text(" (not verified)");
    },
  },
});

const NOTES: { readonly [letter: string]: string } = { r: "RA", t: "TA", b: "BSSID" };

function title(line: InfoLine): void {
  const kind = typeAndSubtype((line.slot(subtype) << 4) | (line.slot(type) << 2));
  line.text(frameTypes[kind] ?? `Unrecognized (Reserved frame)`);
}

function letters(line: InfoLine): void {
  const set = line.slot(flags);
  for (let i = 0; i < LETTERS.length; i++) line.text((set >> (7 - i)) & 1 ? LETTERS[i] : ".");
  if (line.has("wlan.fcs")) line.octet(67);
}
