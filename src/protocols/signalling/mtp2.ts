import { protocol } from "../../definition/protocol.ts";
import { mtp2Head } from "../parts/mtp2-frame.ts";

/** Link type of captures of its frames. */
const LINKTYPE_MTP2 = 140;
const LENGTH = 0x3f;

/** The link level of Signalling System No. 7, without what keeps bits in step. */
export const MTP2 = protocol({
  name: "mtp2",
  layer: "MTP2",
  title: "Message Transfer Part Level 2",
  spec: "ITU-T Q.703",
  carriedBy: { linktype: LINKTYPE_MTP2 },
  tells: (bytes, start) => bytes[start + 2] & LENGTH,
  next: { table: "mtp2.length", told: true },
  summary: "MTP2",
  fields: { head: mtp2Head },
});
