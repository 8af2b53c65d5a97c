import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { MMS } from "./mms.ts";

/** What messages are called, by the field of theirs that they have. */
const titles: readonly (readonly [field: string, title: string])[] = [
  ["confirmed_RequestPDU_element", "confirmed-RequestPDU"],
  ["confirmed_ResponsePDU_element", "confirmed-ResponsePDU"],
  ["confirmed_ErrorPDU_element", "confirmed-ErrorPDU"],
  ["unconfirmed_PDU_element", "unconfirmed-PDU"],
  ["rejectPDU_element", "rejectPDU"],
  ["cancel_RequestPDU", "cancel-RequestPDU"],
  ["cancel_ResponsePDU", "cancel-ResponsePDU"],
  ["cancel_ErrorPDU_element", "cancel-ErrorPDU"],
  ["initiate_RequestPDU_element", "initiate-RequestPDU"],
  ["initiate_ResponsePDU_element", "initiate-ResponsePDU"],
  ["initiate_ErrorPDU_element", "initiate-ErrorPDU"],
  ["conclude_RequestPDU_element", "conclude-RequestPDU"],
  ["conclude_ResponsePDU_element", "conclude-ResponsePDU"],
  ["conclude_ErrorPDU_element", "conclude-ErrorPDU"],
];
/** A number with a fraction: its exponent's size and four octets. */
const FLOAT = 5;

/** Writes the names of domains' variables, or the last number with a fraction, which takes their place. */
function details(line: InfoLine): void {
  let float: Uint8Array | undefined;
  for (let at = line.find("mms.floating_point"); at >= 0; at = line.find("mms.floating_point", at))
    if (line.octetsOf(at).length === FLOAT) float = line.octetsOf(at);
  if (float) return line.text(` ${new DataView(float.buffer, float.byteOffset + 1, 4).getFloat32(0).toFixed(6)}`);
  for (let at = line.find("mms.domain_specific_element"); at >= 0; at = line.find("mms.domain_specific_element", at)) {
    line.text(` ${line.string(line.inside(at, "mms.domainId"))} `);
    line.text(line.string(line.inside(at, "mms.itemId")));
  }
}

export const mmsInfo = infoText(MMS, {
  info(line) {
    const invoke = line.find("mms.invokeID");
    if (invoke >= 0) line.text(`${String(line.number(invoke)).padStart(2, "0")} `);
    line.text(titles.find(([field]) => line.has(`mms.${field}`))?.[1] ?? "");
    details(line);
  },
});
