import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { slotAt } from "../../definition/layout.ts";
import { QUIC } from "./quic.ts";

const head = slotAt(0, 1, 0);
const LONG = 0x80;

export const quicInfo = infoText(QUIC, {
  info(line) {
    // Of several packets in a datagram the last one is shown.
    line.clear();
    if ((line.slot(head) & LONG) === 0) line.text("Protected Payload (KP0)");
    else if (line.has("quic.supported_version")) line.text("Version Negotiation");
    else line.named(Math.max(line.find("quic.long.packet_type"), line.find("quic.long.packet_type_v2")));
    identifier(line, "DCID", "quic.dcid");
    identifier(line, "SCID", "quic.scid");
    if (line.has("quic.packet_number")) {
      line.text(", PKN: ");
      line.show(line.find("quic.packet_number"));
    }
    line.fence();
  },
  labels: {
    "quic.short"(line) {
      const octets = line.octetsOf(line.find("quic.dcid"));
      line.text("QUIC Short Header");
      if (octets.length > 0) line.text(" DCID=");
      for (const octet of octets) line.hex(octet, 2);
    },
    "quic.spin_bit": (line, quad) => firstOctet(line, 0x20, `Spin Bit: ${line.number(quad) === 1 ? "True" : "False"}`),
    "quic.long.packet_type": packetType,
    "quic.long.packet_type_v2": packetType,
    "quic.long.reserved": (line, quad) =>
      firstOctet(line, 0x0c, `Reserved: ${line.number(quad)}`, line.number(quad) << 2),
    "quic.packet_number_length"(line, quad) {
      const number = line.number(quad);
      firstOctet(line, 0x03, `Packet Number Length: ${number + 1} bytes (${number})`, number);
    },
    "quic.supported_version"(line, quad) {
      const number = line.number(quad);
      line.text("Supported Version: ");
      line.named(quad, "Unknown");
      line.text(" (0x");
      line.hex(number, 8);
      line.text(isForcing(number) ? ") (GREASE)" : ")");
    },
  },
});

/** Versions that nobody has, so that all get used to those that they do not know (RFC 9000 section 15). */
const isForcing = (version: number): boolean => (version & 0x0f0f0f0f) === 0x0a0a0a0a;

function packetType(line: InfoLine, quad: number): void {
  firstOctet(line, 0x30, `Packet Type: ${line.word(quad)} (${line.number(quad)})`);
}

/** Writes what stands in bits of the first octet, which are known without their protection: `..01 .... = ` and what they say. */
function firstOctet(line: InfoLine, mask: number, text: string, octet = line.slot(head)): void {
  for (let bit = 7; bit >= 0; bit--) {
    line.text(((mask >> bit) & 1) === 0 ? "." : ((octet >> bit) & 1) === 0 ? "0" : "1");
    if (bit === 4) line.text(" ");
  }
  line.text(` = ${text}`);
}

function identifier(line: InfoLine, word: string, name: string): void {
  const octets = line.octetsOf(line.find(name));
  if (octets.length === 0) return;
  line.text(`, ${word}=`);
  for (const octet of octets) line.hex(octet, 2);
}
