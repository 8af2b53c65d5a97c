import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { slotAt } from "../../definition/layout.ts";
import { unpackSide } from "../../definition/told.ts";
import { tnsDataIds, tnsTypes } from "../parts/tns-names.ts";
import { writeSetBits } from "../parts/set-bits.ts";
import { tnsFields } from "../parts/tns-fields.ts";
import { TNS } from "./tns.ts";

const type = slotAt(4, 1, 0);
/** The last octet of what network services begin with. */
const SERVICES = 0xef;

/** Writes the names of the bits that are set in a field behind it. */
const setBits = (field: keyof typeof tnsFields) => (line: InfoLine, quad: number) =>
  writeSetBits(
    line,
    quad,
    (tnsFields[field].views ?? []).map(({ mask = 0, label = "" }) => [mask, label] as const),
  );

/** Writes the fields of a name inside a group, one behind another. */
const listed = (label: string, name: string) => (line: InfoLine, quad: number) => {
  line.text(`${label}: `);
  for (let at = line.inside(quad, name), first = true; at >= 0; at = line.inside(quad, name, at), first = false)
    line.text(`${first ? "" : ", "}${line.number(at)}`);
};

/** Writes a version whose parts are of eight, four, eight, four and eight bits. */
const version = (label: string) => (line: InfoLine, quad: number) => {
  const number = line.number(quad);
  const parts = [number >>> 24, (number >> 20) & 15, (number >> 12) & 255, (number >> 8) & 15, number & 255];
  line.text(`${label}: ${parts.join(".")}`);
};

export const tnsInfo = infoText(TNS, {
  info(line) {
    const number = line.slot(type);
    line.text(unpackSide(line.told) !== "server" ? "Request" : "Response");
    line.text(`, ${tnsTypes[number] ?? "Unknown"} (${number})`);
    const id = line.find("tns.data_id");
    if (id >= 0) line.text(`, ${tnsDataIds[line.number(id)] ?? "unknown"}`);
  },
  endings: {
    "tns.service_options": setBits("options"),
    "tns.nt_proto_characteristics": setBits("characteristics"),
    "tns.connect_flags0": setBits("flags0"),
    "tns.connect_flags1": setBits("flags1"),
    "tns.data_flag": setBits("dataFlag"),
  },
  labels: {
    "tns.data_id"(line, quad) {
      const id = line.number(quad);
      line.text(`Data ID: ${tnsDataIds[id] ?? "Unknown"} `);
      line.text(id === SERVICES ? "(0xdeadbeef)" : `(0x${id.toString(16).padStart(2, "0")})`);
    },
    "tns.accepted": listed("Accepted Versions", "tns.data_setp_req.acc_vers"),
    "tns.versions": listed("Versions", "tns.data_setp_resp.version"),
    "tns.data_sns.cli_vers": version("Client Version"),
    "tns.data_sns.srv_vers": version("Server Version"),
    "tns.data_opi.vers2.version": version("Version"),
    "tns.parameter": (line, quad) => line.text(`Parameter ${line.number(quad)}`),
  },
});
