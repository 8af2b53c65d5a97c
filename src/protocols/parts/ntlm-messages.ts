import { u16le, u32le } from "../../bytes/numbers.ts";
import type { Found } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";
import { attributePairs } from "./ntlm-attributes.ts";
import { ntlmFlags, UNICODE, VERSION } from "./ntlm-flags.ts";
import { OffsetFields } from "./offset-fields.ts";
import { fileTime, utf16 } from "./windows-values.ts";

/** The messages of NTLM, in which numbers say where texts and octets are ([MS-NLMP] 2.2.1). */

const fields = new OffsetFields();
const place = (name: string, little = true): readonly AnyField[] => [
  fields.enter(u16({ filter: `${name}.length`, label: "Length", little }), 1),
  fields.enter(u16({ filter: `${name}.maxlen`, label: "Maxlen", little }), 1),
  fields.enter(u32({ filter: `${name}.offset`, label: "Offset", little }), 1),
];
const stringPlace = place("string");
const blobPlace = place("blob");
const infoPlace = place("challenge.target_info");

/** A text in either of two codings, and what stands for none. */
interface Name {
  readonly wide: AnyField;
  readonly narrow: AnyField;
  readonly none: AnyField;
}
const nothing = derivedText("no text", () => "NULL");
const name = (filter: string, label: string): Name => ({
  wide: fields.enter(utf16({ filter, label })),
  narrow: fields.enter(text("rest", { filter, label })),
  none: fields.enter(custom(nothing, { filter, label })),
});
const octets = (filter: string, label: string, about: Common<Uint8Array> = {}, depth = 0): AnyField =>
  fields.enter(bytes("rest", { filter, label, ...about }), depth);

const flags = fields.enter(ntlmFlags);
const domain = name("negotiate.domain", "Calling workstation domain");
const workstation = name("negotiate.callingworkstation", "Calling workstation name");
const targetName = name("challenge.target_name", "Target Name");
const challenge = octets("ntlmserverchallenge", "NTLM Server Challenge");
const reserved = octets("reserved", "Reserved");
const targetInfo = fields.enter(mark({ filter: "challenge.target_info", label: "Target Info" }));
const showTarget = attributePairs(fields, "challenge.target_info", "Target Info", 1);
const lmResponse = octets("auth.lmresponse", "Lan Manager Response");
const clientChallenge = octets("ntlmclientchallenge", "LMv2 Client Challenge");
const ntResponse = octets("auth.ntresponse", "NTLM Response");
const authDomain = name("auth.domain", "Domain name");
const user = name("auth.username", "User name");
const host = name("auth.hostname", "Host name");
const sessionKey = octets("auth.sesskey", "Session Key");
const integrity = octets("authenticate.mic", "MIC");

const version = fields.enter(mark({ filter: "version", label: "Version" }));
const versionParts: readonly (readonly [offset: number, size: number, field: AnyField])[] = [
  [0, 1, fields.enter(u8({ filter: "version.major", label: "Major Version" }), 1)],
  [1, 1, fields.enter(u8({ filter: "version.minor", label: "Minor Version" }), 1)],
  [2, 2, fields.enter(u16({ filter: "version.build_number", label: "Build Number", little: true }), 1)],
  [7, 1, fields.enter(u8({ filter: "version.ntlm_current_revision", label: "NTLM Current Revision" }), 1)],
];

/** The second version's answer: a proof, and what was proved ([MS-NLMP] 2.2.2.7). */
const response = octets("ntlmv2_response", "NTLMv2 Response", {}, 1);
const responseParts: readonly (readonly [offset: number, size: number, field: AnyField])[] = [
  [0, 16, octets("ntlmv2_response.ntproofstr", "NTProofStr", {}, 2)],
  [16, 1, fields.enter(u8({ filter: "ntlmv2_response.rversion", label: "Response Version" }), 2)],
  [17, 1, fields.enter(u8({ filter: "ntlmv2_response.hirversion", label: "Hi Response Version" }), 2)],
  [18, 6, octets("ntlmv2_response.z", "Z", {}, 2)],
  [24, 8, fields.enter(fileTime({ filter: "ntlmv2_response.time", label: "Time" }), 2)],
  [32, 8, octets("ntlmv2_response.chal", "NTLMv2 Client Challenge", {}, 2)],
  [40, 4, octets("ntlmv2_response.z", "Z", {}, 2)],
];
const RESPONSE_HEAD = 44;
const showResponsePairs = attributePairs(fields, "ntlmv2_response", "NTLMV2 Response", 2);
const padding = octets("ntlmv2_response.pad", "padding", {}, 2);

/** The octets of the first version's answers. */
const ANSWER = 24;

/** Reads one message; offsets count from its start. */
class Reading {
  private readonly found: Found;
  private readonly bytes: Uint8Array;
  private readonly start: number;
  private readonly limit: number;
  private wide = true;
  /** Where what the numbers tell of begins. */
  private data: number;

  constructor(found: Found, octetsOf: Uint8Array, start: number, limit: number) {
    this.found = found;
    this.bytes = octetsOf;
    this.start = start;
    this.limit = limit;
    this.data = limit - start;
  }

  negotiate(): void {
    this.show(flags, 12, 4);
    this.wide = false;
    this.text(domain, 16);
    this.text(workstation, 24);
    if (this.flagsAt(12) & VERSION && this.data >= 40) this.version(32);
  }

  challenge(): void {
    this.wide = (this.flagsAt(20) & UNICODE) !== 0;
    this.text(targetName, 12);
    this.show(flags, 20, 4);
    this.show(challenge, 24, 8);
    if (!this.show(reserved, 32, 8) || this.data < 48) return;
    const [size, from] = this.place(40);
    if (size > 0 && this.show(targetInfo, from, size)) {
      this.showPlace(infoPlace, 40);
      showTarget(this.found, this.bytes, this.start + from, this.start + from + size);
    }
    if (this.data >= 56) this.version(48);
  }

  authenticate(): void {
    this.wide = (this.flagsAt(60) & UNICODE) !== 0;
    const [lmSize, lm] = this.blob(lmResponse, 12);
    const [size, from] = this.place(20);
    if (lmSize === ANSWER && this.isZero(lm + 8, ANSWER - 8)) this.show(clientChallenge, lm, 8);
    this.blob(ntResponse, 20);
    if (size > ANSWER) this.response(from, size);
    this.text(authDomain, 28);
    this.text(user, 36);
    this.text(host, 44);
    if (this.data > 52) this.blob(sessionKey, 52);
    if (this.data > 60) this.show(flags, 60, 4);
    if (this.data > 64) this.version(64);
    if (this.data > 72) this.show(integrity, 72, 16);
  }

  private response(from: number, size: number): void {
    if (!this.show(response, from, size) || size < RESPONSE_HEAD) return;
    for (const [offset, octetCount, field] of responseParts) this.show(field, from + offset, octetCount);
    const end = from + size;
    const stop =
      showResponsePairs(this.found, this.bytes, this.start + from + RESPONSE_HEAD, this.start + end) - this.start;
    if (stop < end) this.show(padding, stop, end - stop);
  }

  private version(at: number): void {
    if (!this.show(version, at, 8)) return;
    for (const [offset, size, field] of versionParts) this.show(field, at + offset, size);
  }

  private text(of: Name, at: number): void {
    const [size, from] = this.place(at);
    if (size === 0) this.show(of.none, at, 8);
    else if (this.show(this.wide ? of.wide : of.narrow, from, size)) this.showPlace(stringPlace, at);
  }

  private blob(of: AnyField, at: number): readonly [size: number, from: number] {
    const [size, from] = this.place(at);
    if (size === 0) this.show(of, at, 8);
    else if (this.show(of, from, size)) this.showPlace(blobPlace, at);
    return [size, from];
  }

  private isZero(at: number, size: number): boolean {
    const from = this.start + at;
    return from + size <= this.limit && this.bytes.subarray(from, from + size).every((octet) => octet === 0);
  }

  /** The length and the offset at a place. */
  private place(at: number): readonly [size: number, from: number] {
    if (this.start + at + 8 > this.limit) return [0, 0];
    const size = u16le(this.bytes, this.start + at);
    const from = u32le(this.bytes, this.start + at + 4);
    if (size > 0) this.data = Math.min(this.data, from);
    return [size, from];
  }

  private showPlace([length, most, offset]: readonly AnyField[], at: number): void {
    this.show(length!, at, 2);
    this.show(most!, at + 2, 2);
    this.show(offset!, at + 4, 4);
  }

  private flagsAt(at: number): number {
    return this.start + at + 4 <= this.limit ? u32le(this.bytes, this.start + at) : 0;
  }

  private show(field: AnyField, at: number, size: number): boolean {
    return fields.show(this.found, field, this.start + at, size, this.limit);
  }
}

const TYPE = 8;

/** What is behind the type of a message. */
export const ntlmMessage: AnyField = fields.rest("NTLM message", (octetsOf, _start, end, found, layerStart) => {
  if (layerStart + TYPE + 4 > end) return;
  const reading = new Reading(found, octetsOf, layerStart, end);
  const type = u32le(octetsOf, layerStart + TYPE);
  if (type === 1) reading.negotiate();
  else if (type === 2) reading.challenge();
  else if (type === 3) reading.authenticate();
});
