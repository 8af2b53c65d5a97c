import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { payloadLine } from "../parts/payload-line.ts";
import { UDP } from "./udp.ts";

const source = UDP.slot("sport");
const destination = UDP.slot("dport");
const length = UDP.slot("len");
const HEADER = 8;

export const udpInfo = infoText(UDP, {
  plain: (line) => line.isReplaced,
  info(line) {
    line.port("udp", line.slot(source));
    line.text(" → ");
    line.port("udp", line.slot(destination));
    const octets = line.slot(length);
    if (octets > 0 && octets < HEADER) {
      line.text(` [BAD UDP LENGTH ${octets} < ${HEADER}]`);
      return;
    }
    const room = roomFor(line);
    if (octets > room) line.text(` [BAD UDP LENGTH ${octets} > IP PAYLOAD LENGTH]`);
    line.pair("Len", octets === 0 ? line.payloadLength() : Math.max(0, octets - HEADER));
  },
  heading(line) {
    line.text(", Src Port: ");
    line.decimal(line.slot(source));
    line.text(", Dst Port: ");
    line.decimal(line.slot(destination));
  },
  labels: { "udp.payload": (line, quad) => payloadLine(line, "UDP payload", quad) },
});

/** Octets that the datagram around has for this one; a fragment says nothing of the whole. */
function roomFor(line: InfoLine): number {
  const around = line.layer - 1;
  const name = line.nameOf(around);
  const isWhole = name === "ip" && line.headOf(around, "frag") === 0 && line.headOf(around, "flags.MF") === 0;
  return isWhole || name === "ipv6" ? line.payloadLength(around) : Infinity;
}
