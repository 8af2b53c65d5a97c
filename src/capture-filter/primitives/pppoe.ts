import { all, type Condition, equal } from "../../bpf/condition.ts";
import { carries, checkMaximum, type Frame, networkOf } from "../frame.ts";
import { PPP_TYPE } from "../link-types/ppp.ts";
import { moved, read } from "../place.ts";
import { ETHERTYPE } from "../protocol-numbers.ts";
import type { Shift } from "./shift.ts";

const PPPOE_HEADER = 6;

export function pppoeDiscovery(frame: Frame): Condition {
  return carries(frame, ETHERTYPE.pppoeDiscovery);
}

/** `pppoes`, `pppoes 0x27`: a session's packet; the rest of the filter looks at the PPP frame in it. */
export function pppoeSession(number: number | undefined, frame: Frame): Shift {
  const isSession = carries(frame, ETHERTYPE.pppoeSession);
  const network = networkOf(frame);
  if (number !== undefined) checkMaximum("PPPoE session number", number, 0xffff);
  const condition = number === undefined ? isSession : all(isSession, equal(read(network, 2, 2), number));
  const type = moved(network, PPPOE_HEADER);
  const payload = moved(type, 2);
  const inside = {
    inside: undefined,
    linkType: PPP_TYPE,
    header: type,
    type,
    payload,
    network: 0,
    networkWithoutSnap: 0,
  };
  return { condition, frame: { ...frame, ...inside } };
}
