import { infoText, type InfoLine, type InfoText } from "../../definition/info-line.ts";
import { errorClasses, RESERVED_CLASSES } from "../parts/can-frame.ts";
import { CAN, CanOfHost } from "./can.ts";

/** `ID: 291 (0x123), Length: 4`. */
function identifier(line: InfoLine): void {
  const id = line.value("can.id");
  const isExtended = line.value("can.flags.xtd") !== 0;
  line.text(`${isExtended ? "Ext. ID" : "ID"}: ${id} (0x${id.toString(16)}), Length: ${line.value("can.len")}`);
}

function info(line: InfoLine): void {
  if (line.value("can.flags.err") !== 0) return errors(line);
  identifier(line);
  if (line.value("can.flags.rtr") !== 0) line.text("(Remote Transmission Request)");
}

function errors(line: InfoLine): void {
  const names: string[] = errorClasses
    .filter(([name]) => line.value(`can.err.${name}`) !== 0)
    .map(([, label]) => label);
  if (line.value("can.err.reserved") !== 0) names.push("Reserved");
  line.text(`ERR: ${names.join(", ")}`);
}

const about: Omit<InfoText, "protocol"> = {
  info,
  labels: {
    "can.err.ctrl_specific": (line, quad) => {
      const octets = Array.from(line.octetsOf(quad), (octet) => octet.toString(16).padStart(2, "0"));
      line.text(`Controller specific data: ${octets.join(" ")}`);
    },
  },
  heading(line) {
    line.text(", ");
    if (line.value("can.flags.err") === 0) return identifier(line);
    const id = errorClasses.reduce(
      (bits, [name, , mask]) => bits | (line.value(`can.err.${name}`) !== 0 ? mask : 0),
      line.value("can.err.reserved") * (RESERVED_CLASSES & -RESERVED_CLASSES),
    );
    line.text(`ID: ${id} (0x${id.toString(16)}), Length: ${line.value("can.len")}`);
  },
};

export const canInfo = infoText(CAN, about);
export const canOfHostInfo = infoText(CanOfHost, about);
