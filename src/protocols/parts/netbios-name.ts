import { decodeText, encodeText } from "../../bytes/text.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";
import { nameCodec, type DomainName } from "./dns-name.ts";

const NAME = 15;
/** A name of 16 octets, each spelled with two of the letters A to P (RFC 1001 14.1). */
const LETTERS = 32;
const FIRST_LETTER = 65;
const BLANK = 0x20;

const domain = nameCodec(true);

/**
 * A NetBIOS name as `WORKGROUP<1d>`: 15 characters without the blanks behind them and the last octet in hexadecimal, then
 * its scope, if any, behind a dot. What is no such name is a domain name, which always ends with a dot.
 */
export function netbiosName(about: Common<DomainName> = {}, { explained = false } = {}): Field<DomainName> {
  return custom(
    {
      name: "NetBIOS name",
      single: true,
      skip: (bytes, at, end, layerStart) => domain.skip(bytes, at, end, layerStart),
      read: (around, start, end) => withText(domain.read(around, start, end), decoded),
      write: (writer, value, around) => domain.write(writer, withText(value ?? "<00>", encoded), around),
      text(bytes, start, end, layerStart) {
        const name = domain.read({ bytes, layerStart, notes: new Map() }, start, end);
        return shown(typeof name === "string" ? name : name.name, explained);
      },
    },
    about,
  );
}

/** Wireshark's spelling: octets that are no characters in hexadecimal, and what the last one stands for. */
function shown(name: string, explained: boolean): string {
  const text = decoded(name);
  const [, suffix] = /<([0-9a-f]{2})>[^<]*$/.exec(text) ?? [];
  if (text === name || suffix === undefined) return name.replace(/\.$/, "");
  const escaped = spelled(text);
  return explained && !text.startsWith("*")
    ? `${escaped} (${suffixes[Number.parseInt(suffix, 16)] ?? "Unknown"})`
    : escaped;
}

/** A name in bytes[start..end) without the blanks behind it, as it stands in frames of NetBIOS. */
export function netbiosText(bytes: Uint8Array, start: number, end: number): string {
  while (end > start && bytes[end - 1] === BLANK) end--;
  return spelled(decodeText(bytes, start, end));
}

function spelled(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\0-\x1f\x7f\udc80-\udcff]/gu, (character) => {
    const octet = character.charCodeAt(0) & 0xff;
    return `<${octet.toString(16).padStart(2, "0")}>`;
  });
}

/** What the last octet of a name stands for. */
const suffixes: { readonly [octet: number]: string | undefined } = {
  0x00: "Workstation/Redirector",
  0x01: "Browser",
  0x02: "Workstation/Redirector",
  0x03: "Messenger service/Main name",
  0x05: "Forwarded name",
  0x06: "RAS Server service",
  0x1b: "Domain Master Browser",
  0x1c: "Domain Controllers",
  0x1d: "Local Master Browser",
  0x1e: "Browser Election Service",
  0x1f: "Net DDE Service",
  0x20: "Server service",
  0x21: "RAS client service",
  0xbe: "Network Monitor Agent",
  0xbf: "Network Monitor Utility",
};

function withText(name: DomainName, convert: (text: string) => string): DomainName {
  return typeof name === "string" ? convert(name) : { ...name, name: convert(name.name) };
}

/** The NetBIOS form of a domain name, where its first label spells one. */
function decoded(text: string): string {
  if (!/^[A-P]{32}\./.test(text)) return text;
  const octets = new Uint8Array(NAME + 1);
  for (let i = 0; i <= NAME; i++)
    octets[i] = ((text.charCodeAt(2 * i) - FIRST_LETTER) << 4) | (text.charCodeAt(2 * i + 1) - FIRST_LETTER);
  let end = NAME;
  while (end > 0 && octets[end - 1] === BLANK) end--;
  const scope = text.slice(LETTERS, -1);
  return `${decodeText(octets, 0, end)}<${octets[NAME].toString(16).padStart(2, "0")}>${scope}`;
}

/** The domain name that a NetBIOS name is sent as. Throws a RangeError for what is neither. */
function encoded(text: string): string {
  if (text.endsWith(".")) return text;
  const parts = /^([\s\S]*?)<([0-9a-f]{2})>(\.[\s\S]*)?$/.exec(text);
  const name = encodeText(parts ? parts[1] : text);
  if (name.length > NAME) throw new RangeError(`"${text}": a NetBIOS name has up to ${NAME} octets`);
  const octets = new Uint8Array(NAME + 1).fill(BLANK);
  octets.set(name);
  octets[NAME] = parts ? parseInt(parts[2], 16) : 0;
  const letters = Array.from(octets, (octet) =>
    String.fromCharCode(FIRST_LETTER + (octet >> 4), FIRST_LETTER + (octet & 15)),
  );
  return `${letters.join("")}${parts?.[3] ?? ""}.`;
}
