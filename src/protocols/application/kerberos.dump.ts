import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { Kerberos } from "./kerberos.ts";

/** The tags of requests and answers for tickets (RFC 4120), which tcpdump takes for versions. */
const FIFTH = [0x6a, 0x6b];
const FOURTH = 4;

/** The messages of the fourth version, by type; the lowest bit of a type's octet is set where numbers begin with their low octet. */
const messages: Readonly<Record<number, string>> = {
  1: "KDC_REQUEST",
  2: "KDC_REPLY",
  3: "APPL_REQUEST",
  4: "APPL_REQUEST_MUTUAL",
  5: "ERR_REPLY",
  6: "PRIVATE",
  7: "SAFE",
  8: "APPL_ERR",
  63: "DIE",
};
const errors =
  "OK NAME_EXP SERVICE_EXP AUTH_EXP PKT_VER NAME_MAST_KEY_VER SERV_MAST_KEY_VER BYTE_ORDER PRINCIPAL_UNKNOWN PRINCIPAL_NOT_UNIQUE NULL_KEY".split(
    " ",
  );
/** Lifetimes are told in units of five minutes. */
const MINUTES = 5;

export const kerberosText = dumpText(
  Kerberos,
  (line, at) => {
    line.protocol = "krb";
    const version = line.u8(at);
    if (version > 0 && version <= FOURTH) line.text(` v${version}`);
    else line.text(FIFTH.includes(version) ? " v5" : "");
    if (version === FOURTH) fourth(line, at + 1);
  },
  { carriedBy: { "udp.port": [88, 750] } },
);

/** A message of the fourth version, from its type. */
function fourth(line: DumpLine, at: number): void {
  const octet = line.u8(at);
  const low = (octet & 1) !== 0;
  const type = octet >> 1;
  line.text(` ${low ? "le" : "be"} ${messages[type] ?? `#${type << 1}`}: `);
  const number = (place: number): number => {
    const value = line.u16(place);
    return low ? ((value & 0xff) << 8) | (value >> 8) : value;
  };
  if (type === 1) {
    const lifetime = principal(line, at + 1) + 4;
    line.text(` ${line.u8(lifetime) * MINUTES}min `);
    const instance = name(line, lifetime + 1);
    line.text(".");
    name(line, instance);
  } else if (type === 2) {
    line.text(` (${number(principal(line, at + 1) + 10)})`);
  } else if (type === 3) {
    line.text(`v${line.u8(at + 1)} `);
    const lengths = name(line, at + 2);
    line.text(` (${line.u8(lengths)})`);
    line.text(` (${line.u8(lengths + 1)})`);
  } else if (type === 5) {
    const code = principal(line, at + 1) + 4;
    const error = number(code);
    line.text(` ${errors[error] ?? `#${error}`} `);
    name(line, code + 4);
  } else line.text("(unknown)");
}

/** Who asks: a name, an instance and a realm. */
function principal(line: DumpLine, at: number): number {
  const instance = name(line, at);
  line.text(".");
  const realm = name(line, instance);
  line.text("@");
  return name(line, realm);
}

/** Octets made visible up to a zero; says what follows it. */
function name(line: DumpLine, at: number): number {
  let place = at;
  for (let octet = line.u8(place); octet !== 0; octet = line.u8(place)) {
    line.visibleOctet(octet);
    place++;
  }
  return place + 1;
}
