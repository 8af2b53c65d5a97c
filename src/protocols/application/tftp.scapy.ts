import { fieldAt, layerOf, messageOf, structOf } from "../../definition/derive.ts";
import { u16 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { TFTP } from "./tftp.ts";

const op = (number: number) => ({ requires: { TFTP: { op: number } } });
const block = { block: u16() };

/** What follows the operation is a layer, and so are the options behind a request. */
export const layers = scapyLayers([
  messageOf(TFTP, "TFTP", {}, { without: ["body"] }),
  structOf(fieldAt(TFTP, "body", "RRQ"), "TFTP_RRQ", {}, { without: ["options"], ...op(1) }),
  structOf(fieldAt(TFTP, "body", "WRQ"), "TFTP_WRQ", {}, { without: ["options"], ...op(2) }),
  layerOf("TFTP_DATA", block, op(3)),
  layerOf("TFTP_ACK", block, op(4)),
  structOf(fieldAt(TFTP, "body", "ERROR"), "TFTP_ERROR", {}, op(5)),
  layerOf("TFTP_OACK", {}, op(6)),
  structOf(fieldAt(TFTP, "body", "OACK"), "TFTP_Options"),
  structOf(fieldAt(TFTP, "body", "RRQ", "options"), "TFTP_Option"),
]);
