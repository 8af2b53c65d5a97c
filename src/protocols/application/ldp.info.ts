import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { LDP } from "./ldp.ts";

const OWN = 0x3e00;
const VENDOR_END = 0x3eff;
const OWN_END = 0x3fff;

/** Writes what kind of message it is, or parameter, that vendors or experiments may have for themselves. */
function kind(line: InfoLine, quad: number, what: string, unknown: string, numbered = false): void {
  const type = line.number(quad);
  if (type >= OWN && type <= OWN_END) {
    line.text(type <= VENDOR_END ? `Vendor${what === "TLV" ? " " : "-"}Private ${what}` : `Experimental ${what}`);
    if (!numbered) return;
  } else {
    const word = line.word(quad);
    if (word !== undefined) return line.text(word);
    line.text(unknown);
  }
  line.text(` (0x${type.toString(16).toUpperCase().padStart(4, "0")})`);
}

/** Writes label, word and number, which is in capitals. */
function typed(line: InfoLine, quad: number, label: string, unknown: string): void {
  line.text(`${label}: `);
  line.named(quad, unknown);
  line.text(` (0x${line.number(quad).toString(16).toUpperCase()})`);
}

/** Writes an item's label and its number among those behind the last `head` in front of it. */
function counted(line: InfoLine, quad: number, label: string, name: string, head: string, own = true): void {
  let from = -1;
  for (let at = line.find(head); at >= 0 && at < quad; at = line.find(head, at)) from = at;
  let number = own ? 0 : 1;
  for (let at = line.find(name, from); at >= 0 && (own ? at <= quad : at < quad); at = line.find(name, at)) number++;
  line.text(`${label} ${number}`);
}

function shown(line: InfoLine, quad: number, label: string): void {
  line.text(`${label}: `);
  line.show(quad);
}

/** Writes the lowest `width` of 32 bits, and dots in place of the others. */
function bits(line: InfoLine, value: number, width: number): void {
  const digits = value.toString(2).padStart(width, "0").padStart(32, ".");
  line.text(`${digits.replaceAll(/.{4}(?=.)/g, "$& ")} = `);
}

const TLV = "ldp.msg.tlv.type";

export const ldpInfo = infoText(LDP, {
  info(line) {
    for (let at = line.find("ldp.msg.type"); at >= 0; at = line.find("ldp.msg.type", at)) {
      kind(line, at, "Message", "Unknown Message", true);
      line.text(" ");
    }
    if (line.has("ldp.invalid_length")) line.text("Bad Message Length ");
  },
  labels: {
    "ldp.message"(line, quad) {
      kind(line, line.inside(quad, "ldp.msg.type"), "Message", "Unknown Message type");
    },
    "ldp.msg.type": (line, quad) => typed(line, quad, "Message Type", "Unknown Message Type"),
    "ldp.parameter"(line, quad) {
      kind(line, line.inside(quad, TLV), "TLV", "Unknown TLV type");
    },
    "ldp.msg.tlv.type": (line, quad) => typed(line, quad, "TLV Type", "Unknown TLV type"),
    "ldp.fec_element": (line, quad) => counted(line, quad, "FEC Element", "ldp.msg.tlv.fec.type", TLV, false),
    "ldp.msg.tlv.addrl.addr"(line, quad) {
      counted(line, quad, "Address", "ldp.msg.tlv.addrl.addr", TLV);
      shown(line, quad, "");
    },
    "ldp.msg.tlv.pv.lsrid"(line, quad) {
      counted(line, quad, "LSR Id", "ldp.msg.tlv.pv.lsrid", TLV);
      shown(line, quad, "");
    },
    "ldp.interface_parameter": interfaceParameter,
    "ldp.msg.tlv.fec.pfval": (line, quad) => shown(line, quad, "Prefix"),
    "ldp.msg.tlv.fec.hoval": (line, quad) => shown(line, quad, "Address"),
    "ldp.msg.tlv.generic.label"(line, quad) {
      const label = line.number(quad);
      bits(line, label, 20);
      line.text(`Generic Label: ${label} (0x`);
      line.hex(label, 5);
      line.text(")");
    },
    "ldp.msg.tlv.status.data"(line, quad) {
      bits(line, line.number(quad), 30);
      typed(line, quad, "Status Data", "Unknown Status Data");
    },
  },
});

/** Wireshark's texts for parameters of an interface, by number; where there is a name, the value of that field is behind. */
const interfaceTexts: { readonly [id: number]: readonly [text: string, name?: string, unit?: string] } = {
  1: ["MTU", "mtu"],
  2: ["Max ATM Concat Cells", "maxatm"],
  3: ["Description"],
  4: ["CEP/TDM Payload Bytes", "cepbytes"],
  5: ["CEP Options"],
  6: ["VLAN Id", "vlanid"],
  7: ["BPS", "tdmbps"],
  8: ["DLCI Length", "dlcilen"],
  9: ["Fragmentation"],
  10: ["FCS retention, FCS Length", "fcslen", " Bytes"],
  11: ["TDM Options"],
  12: ["VCCV"],
  23: ["Flow Label for Pseudowire"],
};

function interfaceParameter(line: InfoLine, quad: number): void {
  const place = ["ldp.msg.tlv.fec.vc.intparam", "ldp.msg.tlv.intparam"].find(
    (one) => line.inside(quad, `${one}.id`) >= 0,
  );
  const [text, name, unit = ""] = interfaceTexts[line.number(line.inside(quad, `${place}.id`))] ?? ["unknown"];
  line.text(`Interface Parameter: ${text}`);
  if (name) line.text(` ${line.number(line.inside(quad, `${place}.${name}`))}${unit}`);
}
