import { custom, u16 } from "../../definition/fields.ts";
import type { AnyField, View, ValueStrings } from "../../definition/kinds.ts";

const priorities: ValueStrings = {
  0: "Best Effort (Best Effort)",
  1: "Background (Background)",
  2: "Spare (Background)",
  3: "Excellent Effort (Best Effort)",
  4: "Controlled Load (Video)",
  5: "Video (Video)",
  6: "Voice (Voice)",
  7: "Network Control (Voice)",
};
const policies: ValueStrings = { 0: "Normal Ack", 1: "No Ack", 2: "No explicit acknowledgment", 3: "Block Ack" };

const view = (filter: string, label: string, mask: number, about: Partial<View> = {}): View => ({
  filter: `qos.${filter}`,
  label,
  type: "FT_UINT16",
  little: true,
  mask,
  ...about,
});
const bit = (filter: string, label: string, mask: number, truth?: readonly [string, string]): View =>
  view(filter, label, mask, { type: "FT_BOOLEAN", ...(truth ? { truth } : {}) });

const common = [view("tid", "TID", 0x000f), view("priority", "Priority", 0x0007, { strings: priorities })];
const ack = view("ack", "Ack Policy", 0x0060, { show: "hex", strings: policies });
const kind = bit("amsdupresent", "Payload Type", 0x0080, ["A-MSDU", "MSDU"]);
const control = (...views: readonly View[]): AnyField =>
  u16({ filter: "qos", label: "Qos Control", show: "hex", little: true, views: [...common, ...views] });
const endOfPeriod = bit("eosp", "EOSP", 0x0010, ["End of service period", "Service period"]);
const bufferState = [
  view("ps_buf_state", "QAP PS Buffer State", 0xff00, { show: "hex", holds: true }),
  bit("buf_state_indicated", "Buffer State Indicated", 0x0200, ["Yes", "No"]),
];
const requested = view("txop_dur_req", "TXOP Duration Requested", 0xff00);
const queue = view("queue_size", "Queue Size", 0xff00);
const request = bit("bit4", "QoS bit 4", 0x0010, [
  "Bits 8-15 of QoS Control field are Queue Size",
  "Bits 8-15 of QoS Control field are TXOP Duration Requested",
]);

const limit = view("txop_limit", "TXOP Limit", 0xff00);

/** The control field by who sends it and what else the frame is: from an access point, then from a station. */
const kinds: readonly AnyField[] = [
  control(endOfPeriod, ack, kind, ...bufferState),
  control(endOfPeriod, ack, kind, limit),
  control(endOfPeriod, ack, ...bufferState),
  control(endOfPeriod, ack, limit),
  control(request, ack, kind, requested),
  control(request, ack, requested),
  control(request, ack, kind, queue),
  control(request, ack, queue),
];
const FROM_ACCESS_POINT = 0x02;
const NO_DATA = 0x40;
const POLL = 0x20;
const QUEUE = 0x10;

/** Which of them it is, of the first octets of a frame and those of the field. */
function kindOf(frameControl: number, flags: number, qos: number): number {
  const empty = (frameControl & NO_DATA) !== 0;
  if ((flags & FROM_ACCESS_POINT) !== 0) return ((frameControl & POLL) !== 0 ? 1 : 0) + (empty ? 2 : 0);
  return 4 + ((qos & QUEUE) !== 0 ? 2 : 0) + (empty ? 1 : 0);
}

/** What the control field of QoS data in front of this place says. */
export const qosControl: AnyField = custom<undefined>(
  {
    name: "qos control",
    aside: true,
    beside: true,
    inner: kinds.map((field) => ({ key: "qos", field })),
    skip: (_bytes, at) => at,
    read: () => undefined,
    write() {},
    visit(bytes, start, _end, found, layerStart) {
      found(kindOf(bytes[layerStart], bytes[layerStart + 1], bytes[start - 2]), start - 2, start);
    },
  },
  { filter: "" },
);
