import { Frame } from "./frame.ts";
import { infoText, type InfoLine } from "./info-line.ts";
import { packetFlags, type PacketFlag } from "./packet-flags.ts";

/** How trees show what is known of a packet beside its octets. */
export const frameInfo = infoText(Frame, {
  heading(line) {
    line.text(` ${line.value("frame.number")}: `);
    octets(line, line.value("frame.len"), "on wire");
    line.text(", ");
    octets(line, line.value("frame.cap_len"), "captured");
    const interfaceNumber = line.find("frame.interface_id");
    if (interfaceNumber < 0) return;
    const name = line.find("frame.interface_name");
    line.text(" on interface ");
    line.utf8(name < 0 ? "unknown" : line.string(name));
    line.text(`, id ${line.number(interfaceNumber)}`);
    const direction = line.find("frame.p2p_dir");
    if (direction >= 0) line.text(line.number(direction) === 0 ? " (outbound)" : " (inbound)");
  },
  labels: {
    ...Object.fromEntries(
      packetFlags.map((flag) => [`frame.${flag.filter}`, (line: InfoLine, quad: number) => flagLine(line, quad, flag)]),
    ),
    "frame.p2p_dir": (line, quad) =>
      line.text(`Point-to-Point Direction: ${line.word(quad) ?? "Unknown"} (${line.number(quad)})`),
    "frame.interface_id"(line, quad) {
      const name = line.find("frame.interface_name");
      line.text(`Interface id: ${line.number(quad)} (`);
      line.utf8(name < 0 ? "unknown" : line.string(name));
      line.text(")");
    },
    "frame.len"(line, quad) {
      line.text("Frame Length: ");
      octets(line, line.number(quad));
    },
    "frame.cap_len"(line, quad) {
      line.text("Capture Length: ");
      octets(line, line.number(quad));
    },
  },
});

const BITS = 32;
const GROUP = 4;

/** `.... ...0 .... .... .... .... .... .... = CRC error: Not set`. */
function flagLine(line: InfoLine, quad: number, { label, mask, show, strings, truth }: PacketFlag): void {
  const value = line.number(quad);
  const lowest = 31 - Math.clz32(mask & -mask);
  let bits = "";
  for (let bit = BITS - 1; bit >= 0; bit--) {
    bits += (mask >>> bit) & 1 ? (value >>> (bit - lowest)) & 1 : ".";
    if (bit % GROUP === 0 && bit > 0) bits += " ";
  }
  line.text(`${bits} = ${label}: `);
  if (truth) return line.text(truth[value === 0 ? 1 : 0]);
  if (strings) line.text(`${line.word(quad) ?? "Unknown"} (`);
  line.text(show === "hex" ? `0x${value.toString(16)}` : String(value));
  if (strings) line.text(")");
}

function octets(line: InfoLine, count: number, where = ""): void {
  const unit = count === 1 ? "byte" : "bytes";
  line.text(`${count} ${unit} ${where}${where === "" ? "" : " "}(${8 * count} bits)`);
}
