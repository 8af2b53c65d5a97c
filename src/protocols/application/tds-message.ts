import { protocol } from "../../definition/protocol.ts";
import { tdsWhole } from "../parts/tds-message.ts";

/** A message of TDS that several packets carried, put together (flows/tds-streams.ts). */
export const TDSMessage = protocol({
  name: "tds.message",
  within: "tds",
  prefix: "tds",
  path: "",
  layer: "TDSMessage",
  title: "Tabular Data Stream",
  short: "TDS",
  spec: "[MS-TDS]",
  summary: "TDS message",
  handing: ["security.blob"],
  fields: { message: tdsWhole },
});
