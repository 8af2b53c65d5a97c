import { u32, u32le } from "../../bytes/numbers.ts";
import type { FromHeader } from "../../definition/nesting.ts";
import { protocol } from "../../definition/protocol.ts";
import { canFrame } from "../parts/can-frame.ts";

const LENGTH = 4;

/** What stands behind the octets that the frame's length counts. */
const trailer: FromHeader = (octets, start, headerEnd, end) =>
  headerEnd - start > LENGTH ? Math.max(0, end - headerEnd - octets[start + LENGTH]) : 0;

const EXTENDED = 0x80000000;
const SHORT = 0x7ff;
const ABOVE = SHORT + 1;

/** The identifier of those with eleven bits; one more than there are of longer ones. */
const identifierIn =
  (read: (octets: Uint8Array, at: number) => number): FromHeader =>
  (octets, start) => {
    const identifier = read(octets, start);
    return (identifier & EXTENDED) !== 0 ? ABOVE : identifier & SHORT;
  };
const next = { table: "can.id", told: true } as const;
/** Protocols that register names of CAN's fields, too. */
const foreign = ["acf-can"];

/** Frames on a CAN bus as Linux's SocketCAN has them, the identifier in network order. */
export const CAN = protocol({
  name: "can",
  layer: "CAN",
  title: "Controller Area Network",
  short: "CAN",
  spec: "LINKTYPE_CAN_SOCKETCAN",
  carriedBy: { linktype: 227 },
  next,
  tells: identifierIn(u32),
  trailer,
  foreign,
  summary: "CAN",
  fields: { frame: canFrame(false) },
});

/** The same behind a cooked header: the identifier is in the order of the host. */
export const CanOfHost = protocol({
  name: "can-host",
  path: "can",
  prefix: "can",
  layer: "CanOfHost",
  title: "Controller Area Network",
  short: "CAN",
  spec: "LINKTYPE_LINUX_SLL",
  carriedBy: { "sll.proto": 0x000c },
  next,
  tells: identifierIn(u32le),
  trailer,
  foreign,
  summary: "CAN",
  fields: { frame: canFrame(true) },
});
