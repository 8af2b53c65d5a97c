import type { InfoLine } from "../../definition/info-line.ts";
import { radiusAttributes } from "./radius-attributes.ts";

interface Attribute {
  readonly name: string;
  /** Wireshark's name of the field of the value; undefined where it has parts. */
  readonly value: string | undefined;
  readonly isOctets: boolean;
}

let attributes: ReadonlyMap<number, Attribute> | undefined;

/** The attributes by their codes, made when the first is shown. */
function byCode(): ReadonlyMap<number, Attribute> {
  return (attributes ??= new Map(
    Object.entries(radiusAttributes).map(([name, { code, value }]) => [
      code,
      {
        name: value?.label ?? name,
        value: value?.filter ? `radius.${value.filter}` : undefined,
        isOctets: value?.kind === "bytes" && value.type === undefined,
      },
    ]),
  ));
}

/** Writes an attribute as its name, its length and its value (`AVP: t=NAS-Port(5) l=6 val=0`). */
export function attributeLine(line: InfoLine, quad: number): void {
  const code = line.number(line.inside(quad, "radius.avp.type"));
  const known = byCode().get(code);
  line.text(`AVP: t=${nameOf(code, known)}(${code}) l=${line.number(line.inside(quad, "radius.avp.length"))}`);
  const value = line.inside(quad, known?.value ?? "radius.Unknown_Attribute");
  // Of a vendor's attributes each has its own line, and what an EAP message is a part of is no value.
  if (value < 0 || code === VENDOR || code === EAP) return;
  line.text(" val=");
  if (code === USER_PASSWORD) return line.text("Encrypted");
  if (known?.isOctets !== false) return octets(line, line.octetsOf(value));
  const word = line.word(value);
  if (word === undefined) line.show(value);
  else line.utf8(`${word}(${line.number(value)})`);
}
const USER_PASSWORD = 2;
const VENDOR = 26;
const EAP = 79;

function octets(line: InfoLine, value: Uint8Array): void {
  for (const octet of value.subarray(0, OCTETS_SHOWN)) line.hex(octet, 2);
  if (value.length > OCTETS_SHOWN) line.utf8("…");
}
const OCTETS_SHOWN = 36;

function nameOf(code: number, known: Attribute | undefined): string {
  if (code === USER_PASSWORD) return "User-Password";
  return known?.name ?? "Unknown-Attribute";
}
