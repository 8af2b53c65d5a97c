import { decodeAscii } from "../../bytes/text.ts";
import type { InfoLine, InfoText } from "../../definition/info-line.ts";

const PRIVATE = 7;
/** Strata whose reference is a name (RFC 5905 7.3). */
const NAMED_STRATUM = 1;
/** Exponents of polling intervals that Wireshark takes for ones. */
const [SHORTEST_POLL, LONGEST_POLL] = [4, 17];
/** Delays are in units of 2^-16 seconds. */
const SHORT_FRACTION = 65536;

/** What sources of time are, by their codes of up to four letters, in Wireshark's words. */
const sources: { readonly [code: string]: string } = {
  LOCL: "uncalibrated local clock",
  CESM: "calibrated Cesium clock",
  RBDM: "calibrated Rubidium clock",
  PPS: "Generic pulse-per-second",
  IRIG: "Inter-Range Instrumentation Group",
  ACTS: "NIST telephone modem",
  NIST: "NIST telephone modem",
  USNO: "USNO telephone modem",
  PTB: "European telephone modem",
  TDF: "MF Radio Allouis, FR 162 kHz",
  DCF: "LF Radio DCF77 Mainflingen, DE 77.5 kHz",
  MSF: "LF Radio MSF Anthorn, UK 60 kHz",
  WWV: "HF Radio WWV Ft. Collins, CO",
  WWVB: "LF Radio WWVB Ft. Collins, CO 60 kHz",
  WWVH: "HF Radio WWVH Kauai, HI",
  CHU: "HF Radio CHU Ottawa, Ontario",
  LORC: "MF Radio LORAN C station, 100 kHz",
  JJY: "LF Radio JJY Fukushima, JP 40 kHz, Saga, JP 60 kHz",
  HBG: "LF Radio HBG Prangins, HB 75 kHz",
  OMEG: "OMEGA radionavigation system",
  GPS: "Global Position System",
  GOES: "Geostationary Orbit Environment Satellite",
  GAL: "Galileo Positioning System",
  ATOM: "Atomic clock (calibrated)",
  VLF: "VLF radio (OMEGA,, etc.)",
  "1PPS": "External 1 PPS input",
  DTS: "Digital Time Service",
  FREE: "(Internal clock)",
  INIT: "(Initialization)",
};

/** Writes `, label: word` of the first field that is there. */
function also(line: InfoLine, label: string, ...names: readonly string[]): void {
  const quad = names.map((name) => line.find(name)).find((found) => found >= 0);
  if (quad === undefined) return;
  line.text(`, ${label}: `);
  line.named(quad);
}

function reference(line: InfoLine, quad: number): void {
  const octets = line.octetsOf(quad);
  line.text("Reference ID: ");
  if (octets.every((octet) => octet === 0) && line.value("ntp.stratum") <= NAMED_STRATUM) line.text("NULL");
  else if (line.value("ntp.stratum") > NAMED_STRATUM) line.text(octets.join("."));
  else {
    const code = decodeAscii(octets, 0, octets.length).replace(/\0.*$/s, "");
    line.utf8(sources[code] ?? `Unidentified reference source '${code.replace(/[^ -~]/g, "")}'`);
  }
}

const seconds = (label: string, secondsOf: (number: number) => number) => (line: InfoLine, quad: number) =>
  line.text(`${label}: ${secondsOf(line.number(quad)).toFixed(6)} seconds`);

/** What stands behind the flags of messages in trees. */
export const ntpEndings: NonNullable<InfoText["endings"]> = {
  "ntp.flags"(line) {
    if (line.value("ntp.flags.mode") === PRIVATE) also(line, "Response bit", "ntp.priv.flags.r");
    else also(line, "Leap Indicator", "ntp.flags.li");
    also(line, "Version number", "ntp.flags.vn");
    also(line, "Mode", "ntp.flags.mode");
  },
  "ntp.ctrl.flags2"(line) {
    also(line, "Response bit", "ntp.ctrl.flags2.r");
    also(line, "Opcode", "ntp.ctrl.flags2.opcode");
  },
};

/** Lines that are not label and value. */
export const ntpLabels: NonNullable<InfoText["labels"]> = {
  "ntp.ppoll"(line, quad) {
    const exponent = line.number(quad);
    const isValid = exponent >= SHORTEST_POLL && exponent <= LONGEST_POLL;
    line.text(`Peer Polling Interval: ${isValid ? `${exponent} (${2 ** exponent} seconds)` : `invalid (${exponent})`}`);
  },
  "ntp.precision": seconds("Peer Clock Precision", (exponent) => 2 ** ((exponent << 24) >> 24)),
  "ntp.rootdelay": seconds("Root Delay", (delay) => delay / SHORT_FRACTION),
  "ntp.rootdispersion": seconds("Root Dispersion", (dispersion) => dispersion / SHORT_FRACTION),
  "ntp.refid": reference,
};
