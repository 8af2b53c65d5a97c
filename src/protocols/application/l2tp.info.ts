import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { L2TP, L2TPSession } from "./l2tp.ts";

const THIRD = 3;
const hex = (line: InfoLine, quad: number): void =>
  line.text(`D[S:0x${line.number(quad).toString(16).toUpperCase().padStart(8, "0")}]`);

/** Writes what the bits that are set say. */
function flags(line: InfoLine): void {
  line.text(line.value("l2tp.type") ? ", Type: Control Message" : ", Type: Data Message");
  for (const [name, text] of [
    ["length_bit", "Length Bit"],
    ["seq_bit", "Sequence Bit"],
    ["offset_bit", "Offset bit"],
    ["priority", "Priority"],
  ])
    if (line.value(`l2tp.${name}`)) line.text(`, ${text}`);
}

export const l2tpInfo = infoText(L2TP, {
  info(line) {
    const session = line.find("l2tp.sid");
    if (line.value("l2tp.version") === THIRD) line.protocol = "L2TPv3";
    if (session >= 0) return hex(line, session);
    const ids = `(tunnel id=${line.value("l2tp.tunnel")}, session id=${line.value("l2tp.session")})`;
    const type = line.find("l2tp.avp.message_type");
    if (!line.value("l2tp.type")) return line.text(`Data Message      ${ids}`);
    line.text("Control Message - ");
    if (type >= 0) line.named(type);
    else line.text("ZLB     ");
    line.text(` ${ids}`);
  },
  wholeHeading: true,
  heading(line) {
    line.text("Layer 2 Tunneling Protocol");
    if (line.value("l2tp.version") === THIRD) line.text(" version 3");
  },
  endings: { "l2tp.flags": flags },
  labels: {
    "l2tp.attribute"(line, quad) {
      line.named(line.inside(quad, "l2tp.avp.type"));
      line.text(" AVP");
    },
    "l2tp.avp.pseudowire_type"(line, quad) {
      line.text("Pseudowire Type: ");
      line.named(quad, "Unknown (%)");
      if (line.word(quad) !== undefined) line.text(` (${line.number(quad)})`);
    },
  },
});

export const l2tpSessionInfo = infoText(L2TPSession, { info: (line) => hex(line, line.find("l2tp.sid")) });
