import { all, type Condition, equal } from "../../bpf/condition.ts";
import { carries, type Frame } from "../frame.ts";
import { matches, moved, type Place, read } from "../place.ts";
import { NLPID, SAP } from "../protocol-numbers.ts";

const PDU_TYPE = { offset: 4, mask: 0x1f } as const;

/** Where OSI's network header is, which begins with an NLPID: behind LLC without SNAP; HDLC has an octet of padding before it. */
function osiHeader(frame: Frame): Place {
  return moved(frame.payload, frame.networkWithoutSnap + (frame.linkType.name === "C_HDLC" ? 1 : 0));
}

/** Whether the packet is an OSI packet of this NLPID; Frame Relay names it in its own header. */
export function isoCarries(frame: Frame, nlpid: number): Condition {
  if (frame.linkType.name === "FRELAY") return equal(read(frame.header, 2, 2), 0x0300 | nlpid);
  return all(carries(frame, SAP.iso), equal(read(osiHeader(frame), 0, 1), nlpid));
}

export function isisPduIs(frame: Frame, type: number): Condition {
  const pduType = read(osiHeader(frame), PDU_TYPE.offset, 1);
  return all(isoCarries(frame, NLPID.isis), matches(pduType, PDU_TYPE.mask, type));
}
