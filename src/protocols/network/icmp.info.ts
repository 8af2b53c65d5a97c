import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { icmpCodeWord } from "../parts/icmp-codes.ts";
import { ICMP } from "./icmp.ts";

const type = ICMP.slot("type");
const code = ICMP.slot("code");
const WIDTH = 20;
const UNKNOWN = "Unknown ICMP (obsolete or malformed?)";
const ECHO_REPLY = 0;
const ECHO = 8;
/** Types with an identifier and a sequence number beside echoes. */
const TIMESTAMPS_AND_MASKS = [13, 14, 15, 16, 17, 18];

export const icmpInfo = infoText(ICMP, {
  quotes: true,
  info(line) {
    const kind = line.slot(type);
    const from = line.length;
    line.named(line.find("icmp.type"), UNKNOWN);
    const word = icmpCodeWord(kind, line.slot(code));
    const isEcho = kind === ECHO || kind === ECHO_REPLY;
    const isQuery = isEcho || TIMESTAMPS_AND_MASKS.includes(kind);
    if (isQuery || word !== undefined) line.text(" ".repeat(Math.max(0, WIDTH - (line.length - from))));
    if (word !== undefined) line.text(` (${word})`);
    if (isQuery) identity(line);
    if (isEcho) exchange(line);
  },
  labels: {
    "icmp.type"(line, quad) {
      line.text(`Type: ${line.number(quad)} (`);
      line.named(quad, UNKNOWN);
      line.text(")");
    },
    "icmp.code"(line, quad) {
      const word = icmpCodeWord(line.slot(type), line.number(quad));
      line.text(`Code: ${line.number(quad)}${word === undefined ? "" : ` (${word})`}`);
    },
  },
});

/** ` id=0x0001, seq=1/256, ttl=64`: the sequence number in both orders of octets. */
function identity(line: InfoLine): void {
  line.text(" id=0x");
  line.hex(line.value("icmp.ident"), 4);
  const sequence = line.value("icmp.seq");
  line.text(`, seq=${sequence}/${((sequence & 0xff) << 8) | (sequence >> 8)}`);
  const outer = line.outer("ip");
  if (outer >= 0) line.text(`, ttl=${line.headOf(outer, "ttl")}`);
}

/** What is known of the other half of an exchange. */
function exchange(line: InfoLine): void {
  const request = line.find("icmp.resp_to");
  const reply = line.find("icmp.resp_in");
  if (request >= 0) line.text(` (request in ${line.number(request)})`);
  else if (reply >= 0) line.text(` (reply in ${line.number(reply)})`);
  else if (line.has("icmp.no_resp")) line.text(" (no response found!)");
}
