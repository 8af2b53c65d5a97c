import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { slotAt } from "../../definition/layout.ts";
import { writeSetBits } from "../parts/set-bits.ts";
import { tdsDataTypes, tdsOptions, tdsTypes } from "../parts/tds-names.ts";
import { tdsRequestFields } from "../parts/tds-request-fields.ts";
import { TDS } from "./tds.ts";

const type = slotAt(0, 1, 0);
const status = slotAt(1, 1, 0);

const version = (label: string) => (line: InfoLine, quad: number) => {
  const number = line.number(quad);
  line.text(`${label}: ${number >>> 24}.${(number >>> 16) & 255}.${number & 65535}`);
};

/** Writes a value behind what it is of, where it is a text or a whole number. */
function behind(line: InfoLine, quad: number): void {
  const text = line.inside(quad, "tds.type_varbyte.data.string");
  const number = text < 0 ? line.inside(quad, "tds.type_varbyte.data.int") : -1;
  if (text >= 0) line.utf8(` (${line.string(text)})`);
  else if (number >= 0) line.text(` (${line.number(number)})`);
}

/** Writes what one number means behind it. */
const said = (number: number, word: string) => (line: InfoLine, quad: number) => {
  if (line.number(quad) === number) line.text(` (${word})`);
};

const doneFlags: readonly (readonly [mask: number, name: string])[] = [
  [0x1, "More"],
  [0x2, "Error"],
  [0x4, "In Transaction"],
  [0x8, "Procedure"],
  [0x10, "Row count valid"],
  [0x20, "Acknowledge ATTN"],
  [0x40, "Event"],
  [0x80, "RPC in batch"],
  [0x100, "Server Error"],
];
const doneStatus = (line: InfoLine, quad: number): void => writeSetBits(line, quad, doneFlags);

export const tdsInfo = infoText(TDS, {
  again: "",
  info(line) {
    if (line.nameOf(line.layer - 1) === "tds") line.text(",");
    const number = line.slot(type);
    line.text(tdsTypes[number] ?? `Unknown Packet Type: ${number}`);
    if (line.slot(status) === 0) line.text(" (Not last buffer)");
  },
  endings: {
    "tds.type_varbyte.length": said(0xffff, "CHARBIN_NULL"),
    "tds.type_varbyte.plp_len": said(-1, "PLP_NULL"),
    "tds.type_varbyte.plp_chunk_len": said(0, "PLP_TERMINATOR"),
    "tds.status": (line, quad) =>
      writeSetBits(
        line,
        quad,
        (tdsRequestFields.status.views ?? []).map(({ mask = 0, label = "" }) => [mask, label] as const),
      ),
    "tds.done.status": doneStatus,
    "tds.doneproc.status": doneStatus,
    "tds.doneinproc.status": doneStatus,
  },
  labels: {
    "tds.option": (line, quad) =>
      line.text(`Option: ${tdsOptions[line.number(line.inside(quad, "tds.prelogin.option.token"))] ?? "Unknown"}`),
    "tds.prelogin.option.version": version("Version"),
    "tds.7login.client_version": version("Client version"),
    "tds.loginack.progversion": version("Server Version"),
    "tds.colmetadata.results_token_type"(line, quad) {
      const number = line.number(quad);
      const hex = number.toString(16).toUpperCase().padStart(2, "0");
      line.text(`Type: ${number} (${tdsDataTypes[number] ?? `Invalid data type: ${hex}`})`);
    },
    "tds.colmetadata.field": (line, quad) => line.text(`Column ${line.number(quad)}`),
    "tds.row.field"(line, quad) {
      line.text(`Field ${line.number(quad)}`);
      behind(line, quad);
    },
    "tds.rpc.parameter.value"(line, quad) {
      line.text("Value");
      behind(line, quad);
    },
    "tds.type_info"(line, quad) {
      const number = line.number(line.inside(quad, "tds.type_info.type"));
      line.text(`Type info (${tdsDataTypes[number] ?? `Invalid data type: ${number}`})`);
    },
  },
});
