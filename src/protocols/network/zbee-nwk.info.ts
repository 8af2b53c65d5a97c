import { u16le } from "../../bytes/numbers.ts";
import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { zbeeNetworkCommands, zbeeNetworkFields } from "../parts/zbee-nwk-fields.ts";
import { zbeeSecurityFields } from "../parts/zbee-security.ts";
import { eui64Labels } from "../parts/eui64-line.ts";
import { writeViews } from "../parts/views-line.ts";
import { ZigbeeNWK } from "./zbee-nwk.ts";

/** From here on addresses stand for groups of devices. */
const BROADCASTS = 0xfff8;
const FIXED = 8;
const TYPES = ["Data", "Command", "Reserved", "Interpan"];

const hex = (number: number): string => `0x${number.toString(16).padStart(4, "0")}`;
const device = (address: number): string => (address >= BROADCASTS ? "Broadcast" : hex(address));

export const zbeeNetworkInfo = infoText(ZigbeeNWK, {
  ends(bytes, start, end) {
    if (start + FIXED > end) return undefined;
    return [device(u16le(bytes, start + 4)), device(u16le(bytes, start + 2))];
  },
  info(line) {
    if (line.has("zbee_nwk.cmd.id")) return command(line);
    title(line);
  },
  heading(line) {
    line.octet(32);
    title(line);
  },
  endings: {
    "zbee_nwk.fcf"(line, quad) {
      writeViews(line, quad, "zbee_nwk", zbeeNetworkFields.fcf.views);
      line.text(` ${TYPES[line.number(quad) & 3]}`);
    },
    "zbee_nwk.cmd.route.opts"(line, quad) {
      const { requestOptions, replyOptions } = zbeeNetworkFields;
      const isRequest = line.value("zbee_nwk.cmd.id") === 1;
      writeViews(line, quad, "zbee_nwk", (isRequest ? requestOptions : replyOptions).views);
    },
    "zbee_nwk.cmd.cinfo": (line, quad) => writeViews(line, quad, "zbee_nwk", zbeeNetworkFields.capabilities.views),
    "zbee.sec.field": (line, quad) => writeViews(line, quad, "zbee_nwk", zbeeSecurityFields.securityField.views),
  },
  labels: {
    ...eui64Labels({
      "zbee.sec.src64": "Extended Source",
      "zbee_nwk.src64": "Extended Source",
      "zbee_nwk.dst64": "Destination",
      "zbee_nwk.addr64": "Extended Address",
      "zbee_nwk.cmd.route.dest_ext": "Extended Destination",
      "zbee_nwk.cmd.route.orig_ext": "Extended Originator",
      "zbee_nwk.cmd.route.resp_ext": "Extended Responder",
    }),
    "zbee_nwk.source_route": (line) => line.text(`Source Route, Length: ${line.value("zbee_nwk.relay.count")}`),
    "zbee_nwk.relay"(line, quad) {
      line.text(`Relay ${1 + place(line, quad, "zbee_nwk.relay")}: ${hex(line.number(quad))}`);
    },
    "zbee_nwk.cmd.relay_device"(line, quad) {
      line.text(`Relay Device ${1 + place(line, quad, "zbee_nwk.cmd.relay_device")}: ${hex(line.number(quad))}`);
    },
    "zbee_nwk.command_frame": (line) => line.text(`Command Frame: ${commandName(line)}`),
    "zbee.sec.mic"(line, quad) {
      line.text("Message Integrity Code: ");
      for (const octet of line.octetsOf(quad)) line.hex(octet, 2);
    },
  },
});

/** How many fields of the name stand in front of this one. */
function place(line: InfoLine, quad: number, name: string): number {
  let count = 0;
  for (let at = line.find(name); at >= 0 && at !== quad; at = line.find(name, at)) count++;
  return count;
}

const commandName = (line: InfoLine): string => zbeeNetworkCommands[line.value("zbee_nwk.cmd.id")] ?? "Unknown";

function title(line: InfoLine): void {
  if (!line.has("zbee_nwk.frame_type")) return;
  line.text(TYPES[line.value("zbee_nwk.frame_type")]);
  if (line.has("zbee_nwk.dst")) line.text(`, Dst: ${device(line.value("zbee_nwk.dst"))}`);
  if (line.has("zbee_nwk.src")) line.text(`, Src: ${device(line.value("zbee_nwk.src"))}`);
}

function command(line: InfoLine): void {
  const value = (name: string): string => hex(line.value(`zbee_nwk.${name}`));
  line.text(commandName(line));
  switch (line.value("zbee_nwk.cmd.id")) {
    case 1:
      return line.text(`, Dst: ${value("cmd.route.dest")}, Src: ${value("src")}`);
    case 2:
      return line.text(`, Responder: ${value("cmd.route.resp")}, Originator: ${value("cmd.route.orig")}`);
    case 3:
      line.text(`, ${value("cmd.route.dest")}: `);
      return line.named(line.find("zbee_nwk.cmd.status"), "Unknown Status Code");
    case 5:
      return line.text(`, Dst: ${value("dst")}`);
    case 6:
      return line.text(`, Device: ${value("src")}`);
    case 7:
      return line.text(`, New Address: ${value("cmd.addr")}`);
  }
}
