import { protocol } from "../../definition/protocol.ts";
import { dcpMessage } from "../parts/pn-dcp-message.ts";
import { ProfinetPayload } from "../parts/pn-rt-message.ts";

/** How stations of PROFINET are found, named and given addresses. */
export const ProfinetDCP = protocol({
  name: "pn_dcp",
  layer: "ProfinetDCP",
  title: "PROFINET DCP",
  short: "PN-DCP",
  spec: "IEC 61158-6-10 4.3",
  carriedBy: { pn_rt: ProfinetPayload.configuration },
  foreign: ["pn"],
  summary: "PROFINET DCP",
  fields: { message: dcpMessage },
});
