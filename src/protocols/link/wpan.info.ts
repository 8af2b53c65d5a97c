import { u16le } from "../../bytes/numbers.ts";
import { infoText, type InfoLine, type InfoText } from "../../definition/info-line.ts";
import { eui64Labels } from "../parts/eui64-line.ts";
import { eui64Text } from "../parts/eui64-reversed.ts";
import { writeViews } from "../parts/views-line.ts";
import { wpanFields } from "../parts/wpan-fields.ts";
import { FrameType, readWpanFrame } from "../../definition/wpan-frame.ts";
import { wpanTypes } from "../parts/wpan-words.ts";
import { Dot15d4, Dot15d4FCS } from "./wpan.ts";

const BROADCAST = 0xffff;
const VERSION_2015 = 2;
const COMMAND = 3;
const association = { request: 1, response: 2, realignment: 8 } as const;

const short = (address: number): string => (address === BROADCAST ? "Broadcast" : hex(address));
const hex = (number: number): string => `0x${number.toString(16).padStart(4, "0")}`;

function addressText(bytes: Uint8Array, start: number, end: number, at: number, size: number): string {
  if (at < 0 || start + at + size > end) return "";
  return size === 2 ? short(u16le(bytes, start + at)) : eui64Text(bytes, start + at);
}

const text: Omit<InfoText, "protocol"> = {
  ends(bytes, start, end) {
    const frame = readWpanFrame(bytes, start, end);
    return [
      addressText(bytes, start, end, frame.source, frame.sourceSize),
      addressText(bytes, start, end, frame.destination, frame.destinationSize),
    ];
  },
  info(line) {
    if (line.value("wpan.frame_type", -1) === COMMAND && line.has("wpan.cmd")) command(line);
    else title(line);
    if (line.has("wpan.fcs.bad")) line.text(", Bad FCS");
  },
  heading(line) {
    if (!line.has("wpan.frame_type")) return;
    line.octet(32);
    title(line);
    const isAlone = !line.has("wpan.dst_pan") && !line.has("wpan.src_pan");
    const isAcknowledgement = line.value("wpan.frame_type") === FrameType.acknowledgement;
    if (isAlone && isAcknowledgement && line.has("wpan.seq_no") && !line.has("wpan.src_invalid"))
      line.text(`, Sequence Number: ${line.value("wpan.seq_no")}`);
    if (line.has("wpan.fcs.bad")) line.text(", Bad FCS");
  },
  endings: {
    "wpan.fcf"(line, quad) {
      const isMultipurpose = line.value("wpan.frame_type") === FrameType.multipurpose;
      const { fcf, longFcf } = wpanFields;
      writeViews(line, quad, "wpan", (isMultipurpose ? longFcf : fcf).views);
    },
    "wpan.aux_sec.security_control_field": (line, quad) =>
      writeViews(line, quad, "wpan", wpanFields.securityControl.views),
    "wpan.header_ie_tlv": (line, quad) =>
      writeViews(line, quad, "wpan", wpanFields.headerIeTlv.views, { numbers: true }),
    "wpan.payload_ie_tlv": (line, quad) =>
      writeViews(line, quad, "wpan", wpanFields.payloadIeTlv.views, { numbers: true }),
    "wpan.assoc.status": (line, quad) => worded(line, quad, statuses),
    "wpan.disassoc.reason": (line, quad) => worded(line, quad, reasons),
  },
  labels: {
    "wpan.header_ie"(line, quad) {
      line.text("Header IEs");
      const found = Object.entries(elementLabels).flatMap(([name, label]) => {
        const at = line.inside(quad, `wpan.header_ie.${name}`);
        return at < 0 ? [] : [{ at, label }];
      });
      for (const { label } of found.toSorted((one, other) => one.at - other.at)) line.text(`, ${label}`);
    },
    "wpan.superframe"(line, quad) {
      line.text("Superframe Specification: ");
      writeViews(line, quad, "wpan", wpanFields.superframe.views, { first: "" });
    },
    "wpan.fcs_ok": (line, quad) =>
      line.text(`FCS Valid: ${!line.has("wpan.fcs") ? "Unknown" : line.number(quad) ? "True" : "False"}`),
    ...eui64Labels({
      "wpan.dst64": "Destination",
      "wpan.src64": "Extended Source",
      "wpan.addr64": "Extended Address",
      "wpan.pending64": "Address",
    }),
    "wpan.pending_addresses"(line, quad) {
      line.text(`Pending Addresses: ${counted(line, quad, "wpan.pending16")} Short and `);
      line.text(`${counted(line, quad, "wpan.pending64")} Long`);
    },
    "wpan.gts.permit": (line, quad) => line.text(`GTS Permit: ${line.number(quad) ? "True" : "False"}`),
    "wpan.fcs"(line, quad) {
      const isBad = line.has("wpan.fcs.bad");
      line.text(`FCS: ${hex(line.number(quad))} (${isBad ? "Incorrect" : "Correct"})`);
    },
    "wpan.mic"(line, quad) {
      line.text("MIC: ");
      for (const octet of line.octetsOf(quad)) line.hex(octet, 2);
    },
  },
};

export const wpanInfo = infoText(Dot15d4FCS, text);
export const wpanUncheckedInfo = infoText(Dot15d4, text);

const elementLabels = {
  time_correction: "Time Correction IE",
  csl: "CSL IE",
  unsupported: "Unsupported Header IE",
  ht1: "Header Termination 1 IE (Payload IEs follow)",
  ht2: "Header Termination 2 IE (Payload follows)",
};
const statuses = ["Association Successful", "PAN Full", "Association Denied"];
const reasons = ["", "Coordinator requests device to leave", "Device wishes to leave"];

function worded(line: InfoLine, quad: number, words: readonly string[]): void {
  line.text(` (${words[line.number(quad)] || "Reserved"})`);
}

function counted(line: InfoLine, group: number, name: string): number {
  let count = 0;
  for (let at = line.inside(group, name); at >= 0; at = line.inside(group, name, at)) count++;
  return count;
}

/** What kind of frame it is, and between whom. */
function title(line: InfoLine): void {
  const type = line.value("wpan.frame_type", -1);
  if (type < 0) return;
  const isEnhanced = type === FrameType.beacon && line.value("wpan.version") === VERSION_2015;
  line.text(`${isEnhanced ? "Enhanced " : ""}${wpanTypes[type as keyof typeof wpanTypes]}`);
  for (const [side, label] of [
    ["dst", "Dst"],
    ["src", "Src"],
  ]) {
    const shortAt = line.find(`wpan.${side}16`);
    const longAt = shortAt < 0 ? line.find(`wpan.${side}64`) : -1;
    if (shortAt >= 0) line.text(`, ${label}: ${short(line.number(shortAt))}`);
    if (longAt < 0) continue;
    line.text(`, ${label}: `);
    line.show(longAt);
  }
}

function command(line: InfoLine): void {
  const identifier = line.find("wpan.cmd");
  line.named(identifier, "Unknown Command");
  switch (line.number(identifier)) {
    case association.request: {
      const device = line.find("wpan.cinfo.device_type");
      if (device >= 0) line.text(line.number(device) ? ", FFD" : ", RFD");
      return;
    }
    case association.response:
      if (!line.has("wpan.assoc.status")) return;
      if (line.value("wpan.assoc.status") !== 0) return line.text(", Unsuccessful");
      return line.text(
        `, PAN: ${hex(line.value(line.has("wpan.dst_pan") ? "wpan.dst_pan" : "wpan.src_pan"))} Addr: ${hex(line.value("wpan.asoc.addr"))}`,
      );
    case association.realignment:
      if (!line.has("wpan.realign.pan")) return;
      line.text(`, PAN: ${hex(line.value("wpan.realign.pan"))}`);
      line.text(`, Coordinator: ${hex(line.value("wpan.realign.addr"))}`);
      line.text(`, Channel: ${line.value("wpan.realign.channel")}`);
  }
}
