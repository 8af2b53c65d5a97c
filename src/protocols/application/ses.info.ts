import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { sesParameters } from "../parts/ses-words.ts";
import { SES } from "./ses.ts";

const setViews = (line: InfoLine, quad: number, names: { readonly [field: string]: string }): void => {
  for (const [field, label] of Object.entries(names)) {
    const at = line.inside(quad, `ses.${field}`);
    if (at >= 0 && line.number(at) !== 0) line.text(`, ${label}`);
  }
};

export const sesInfo = infoText(SES, {
  again: "",
  info(line) {
    const type = line.find("ses.type");
    if (line.nameOf(line.layer - 1) === "ses" || line.inner < 0 || line.nameOf(line.inner) !== "ses")
      line.named(type, "Unknown SPDU type (%)");
  },
  endings: {
    "ses.req.flags": (line, quad) =>
      setViews(line, quad, { half_duplex: "Half-duplex functional unit", duplex: "Duplex functional unit" }),
    "ses.version.flags": (line, quad) =>
      setViews(line, quad, { protocol_version1: "Protocol Version 1", protocol_version2: "Protocol Version 2" }),
  },
  labels: {
    "ses.parameter"(line, quad) {
      const type = line.number(line.inside(quad, "ses.parameter_type"));
      line.text(sesParameters[type] ?? `Unknown parameter type (0x${type.toString(16).padStart(2, "0")})`);
    },
  },
});
