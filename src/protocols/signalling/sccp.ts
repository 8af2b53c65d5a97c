import { protocol } from "../../definition/protocol.ts";
import { carriedBySccp, sccpMessage, subsystemOf } from "../parts/sccp-message.ts";

/** Link type of captures of its messages alone. */
const LINKTYPE_SCCP = 142;

/** The Signalling Connection Control Part of Signalling System No. 7. */
export const SCCP = protocol({
  name: "sccp",
  layer: "SCCP",
  title: "Signalling Connection Control Part",
  spec: "ITU-T Q.713",
  carriedBy: { "mtp3.service_indicator": 3, linktype: LINKTYPE_SCCP },
  foreign: ["e164"],
  tells: (bytes, start, _headerEnd, end) => subsystemOf(bytes, start, end),
  trailer(bytes, start, _headerEnd, end) {
    const data = carriedBySccp(bytes, start, end);
    return data ? end - data.to : 0;
  },
  next: { table: "sccp.ssn", told: true },
  summary: "SCCP",
  fields: { message: sccpMessage },
});
