import { durationWords } from "./duration-words.ts";
import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import { quicParameterLines } from "./quic-parameter-lines.ts";
import { noteTlsVersion, pieceOf, recordWords } from "./tls-info.ts";

type WriteLine = (line: InfoLine, quad: number) => void;

/** The name by which the lines of extensions go. */
const EXTENSION_LINE = "tls.extension";

/** Lists whose lines say how many are in them: what they are called there, and what one and several of them are. */
const lists: readonly (readonly [list: string, title: string, item: string, one: string, several: string])[] = [
  ["ciphersuites", "Cipher Suites", "ciphersuite", " suite", " suites"],
  ["comp_methods", "Compression Methods", "comp_method", " method", " methods"],
  ["cert_types", "Certificate types", "cert_type", " type", " types"],
  ["sig_hash_algs", "Signature Hash Algorithms", "sig_hash_alg", " algorithm", " algorithms"],
  ["extensions_supported_groups", "Supported Groups", "extensions_supported_group", " group", " groups"],
  ["extensions_ec_point_formats", "Elliptic curves point formats", "extensions_ec_point_format", "", ""],
];
/** Lists whose lines say how long they are, which stands in front of them. */
const sized: readonly (readonly [list: string, title: string, length: string])[] = [
  ["certificates", "Certificates", "certificates_length"],
  ["dnames", "Distinguished Names", "dnames_len"],
];

/** Signature algorithms of TLS 1.2 that Wireshark calls by their halves (RFC 5246 7.4.1.4.1). */
const PAIRS: ReadonlySet<number> = new Set([0x0101, 0x0202, 0x0301, 0x0302, 0x0303, 0x0402, 0x0502, 0x0602]);

/** Lines of trees about records and handshakes of TLS and of DTLS. */
export function tlsLines(prefix: "tls" | "dtls"): NonNullable<InfoText["labels"]> {
  const name = (field: string) => `${prefix}.handshake.${field}`;
  const type = name("type");
  return {
    [`${prefix}.record`](line) {
      noteTlsVersion(line, prefix);
      recordWords(line, prefix);
    },
    [`${prefix}.handshake`](line, quad) {
      const message = line.inside(quad, type);
      line.text("Handshake Protocol: ");
      line.text(message < 0 ? "Encrypted Handshake Message" : messageWord(line, message) + pieceOf(line, message));
    },
    [type]: (line, quad) => line.text(`Handshake Type: ${messageWord(line, quad)} (${line.number(quad)})`),
    [EXTENSION_LINE]: extensionLine,
    [name("extension.data")](line, quad) {
      const { length } = line.octetsOf(quad);
      line.text(`Data (${length} ${length === 1 ? "byte" : "bytes"})`);
    },
    [name("sig_hash_alg")](line, quad) {
      const number = line.number(quad);
      const pair = ["hash", "sig"].map((half) => line.word(line.inside(quad, name(`sig_hash_${half}`))) ?? "Unknown");
      const word = PAIRS.has(number) ? undefined : line.word(quad);
      line.text(`Signature Algorithm: ${word ?? pair.join(" ")} (0x${number.toString(16).padStart(4, "0")})`);
    },
    "tls.key_share": keyShareLine,
    "tls.psk_identity"(line, quad) {
      const octets = line.inside(quad, `tls.handshake.extensions.psk.identity.identity_length`);
      line.text(`PSK Identity (length: ${line.number(octets)})`);
    },
    ...quicParameterLines,
    [name("session_ticket_lifetime_hint")](line, quad) {
      const seconds = line.number(quad);
      line.text(`Session Ticket Lifetime Hint: ${seconds} seconds (${durationWords(seconds)})`);
    },
    ...Object.fromEntries(lists.map(([list, ...words]) => [name(list), countedLine(name, ...words)])),
    ...Object.fromEntries(
      sized.map(([list, title, length]): [string, WriteLine] => [
        name(list),
        (line, quad) => line.text(`${title} (${line.number(lastBefore(line, quad, name(length)))} bytes)`),
      ]),
    ),
  };
}

/** `Extension: server_name (len=23)`, of either protocol. */
function extensionLine(line: InfoLine, extension: number): void {
  const inside = (field: string): number => {
    const found = line.inside(extension, `tls.handshake.extension.${field}`);
    return found < 0 ? line.inside(extension, `dtls.handshake.extension.${field}`) : found;
  };
  line.text("Extension: ");
  line.named(inside("type"), "Unknown type %");
  line.text(` (len=${line.number(inside("len"))})`);
}

function keyShareLine(line: InfoLine, share: number): void {
  const inside = (field: string): number => {
    const found = line.inside(share, `tls.handshake.extensions_key_share_${field}`);
    return found < 0 ? line.inside(share, `dtls.handshake.extensions_key_share_${field}`) : found;
  };
  line.text("Key Share Entry: Group: ");
  line.named(inside("group"));
  line.text(`, Key Exchange length: ${line.number(inside("key_exchange_length"))}`);
}

function messageWord(line: InfoLine, quad: number): string {
  return line.word(quad) ?? "Unknown";
}

function countedLine(
  name: (field: string) => string,
  title: string,
  item: string,
  one: string,
  several: string,
): WriteLine {
  return (line, list) => {
    let count = 0;
    const field = name(item);
    for (let quad = line.inside(list, field); quad >= 0; quad = line.inside(list, field, quad)) count++;
    line.text(`${title} (${count}${count === 1 ? one : several})`);
  };
}

/** The last field of this name in front of a quad. */
function lastBefore(line: InfoLine, quad: number, name: string): number {
  let last = -1;
  for (let found = line.find(name); found >= 0 && found < quad; found = line.find(name, found)) last = found;
  return last;
}
