import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { attributesText } from "./bgp-attributes.dump.ts";
import { family } from "./bgp-names.dump.ts";
import { notificationText } from "./bgp-notification.dump.ts";
import { openText } from "./bgp-open.dump.ts";
import { BGP } from "./bgp.ts";
import { plainRoutes } from "./bgp-routes.dump.ts";

const MARKER = 16;
const HEADER = 19;
const OPEN = 1;
const UPDATE = 2;
const NOTIFICATION = 3;
const KEEPALIVE = 4;
const REFRESH = 5;
const SMALLEST_REFRESH = 23;

const messages: { readonly [type: number]: string } = {
  [OPEN]: "Open",
  [UPDATE]: "Update",
  [NOTIFICATION]: "Notification",
  [KEEPALIVE]: "Keepalive",
  [REFRESH]: "Route Refresh",
};

export const bgpText = dumpText(
  BGP,
  (line, start, length) => {
    line.protocol = "bgp";
    line.text(": BGP");
    if (line.verbose === 0) return;
    const end = Math.min(start + length, line.end);
    let expected = start;
    for (let at = start; at < end;) {
      if (line.u8(at) !== 0xff) at++;
      else if (!line.has(at, MARKER)) return;
      else if (!isMarked(line, at)) at++;
      else {
        if (at !== expected) line.truncated();
        if (!line.has(at, HEADER)) return line.truncated();
        const octets = line.u16(at + MARKER);
        if (octets < HEADER) {
          line.text(`\nmessage length ${octets} < ${HEADER}`);
          return line.invalid();
        }
        if (!line.has(at, octets)) {
          line.text("\n[|BGP ");
          line.named(messages, line.u8(at + MARKER + 2), "Unknown Message Type");
          return line.text("]");
        }
        message(line, at, octets);
        at += octets;
        expected = at;
      }
    }
  },
  { carriedBy: { "tcp.port": 179 } },
);

function isMarked(line: DumpLine, at: number): boolean {
  for (let i = 0; i < MARKER; i++) if (line.u8(at + i) !== 0xff) return false;
  return true;
}

function message(line: DumpLine, at: number, octets: number): void {
  const type = line.u8(at + MARKER + 2);
  line.text("\n\t");
  line.named(messages, type, "Unknown");
  line.text(` Message (${type}), length: ${octets}`);
  const body = at + HEADER;
  const length = octets - HEADER;
  let whole = true;
  if (type === OPEN) whole = openText(line, at, octets);
  else if (type === UPDATE) whole = update(line, body, body + length);
  else if (type === NOTIFICATION) whole = notificationText(line, at, octets);
  else if (type === REFRESH) whole = refresh(line, at, octets);
  else if (type !== KEEPALIVE) {
    line.text(`\n\t  no Message ${type} decoder`);
    line.hexLines(at, octets, "\n\t  ");
  }
  if (!whole) line.truncated();
}

function refresh(line: DumpLine, at: number, octets: number): boolean {
  if (octets < SMALLEST_REFRESH) return false;
  line.text("\n\t  ");
  family(line, at + HEADER);
  if (line.verbose > 1) line.hexLines(at, octets, "\n\t  ");
  return true;
}

/** False where the message ends in the middle of something. */
function update(line: DumpLine, start: number, end: number): boolean {
  let at = start;
  if (end - at < 2) return false;
  const withdrawn = line.u16(at);
  at += 2;
  if (withdrawn > 1) {
    if (end - at < withdrawn) return false;
    line.text("\n\t  Withdrawn routes:");
    if (!plainRoutes(line, at, at + withdrawn)) return false;
  }
  at += withdrawn;
  if (end - at < 2) return false;
  const attributes = line.u16(at);
  at += 2;
  if (attributes === 0 && at === end) {
    line.text("\n\t  End-of-Rib Marker (empty NLRI)");
    return true;
  }
  if (attributes > 0) {
    if (end - at < attributes) return false;
    if (!attributesText(line, at, at + attributes, 0)) return false;
    at += attributes;
  }
  if (at === end) return true;
  line.text("\n\t  Updated routes:");
  return plainRoutes(line, at, end);
}
