import { type Condition, equal, not } from "../../bpf/condition.ts";
import { ancillary } from "../../bpf/value.ts";
import { FilterError } from "../filter-error.ts";
import { dltOf, type Frame } from "../frame.ts";
import { read } from "../place.ts";

/** What Linux tells of a packet that it sends. Source: linux/if_packet.h. */
const PACKET_OUTGOING = 4;

/** `inbound`, `outbound`: some link types say so in their headers, and Linux says so of every packet while capturing. */
export function directionIs(way: "inbound" | "outbound", frame: Frame): Condition {
  const { direction } = frame.linkType;
  if (direction !== undefined) return direction(way, frame);
  checkLive(frame, way);
  const isOutgoing = equal(ancillary("type"), PACKET_OUTGOING);
  return way === "outbound" ? isOutgoing : not(isOutgoing);
}

/** `ifindex 7`: the number of the interface. */
export function interfaceIs(index: number, frame: Frame): Condition {
  const { interfaceIndex } = frame.linkType;
  if (interfaceIndex !== undefined) return equal(read(frame.header, interfaceIndex, 4), index);
  checkLive(frame, "ifindex");
  return equal(ancillary("ifidx"), index);
}

function checkLive({ context, linkType }: Frame, word: string): void {
  if (context.source === "live") return;
  const hint = "Linux tells it while capturing; files of this link type do not hold it";
  throw new FilterError(`not a live capture, '${word}' not supported on ${dltOf(linkType)}`, undefined, hint);
}
