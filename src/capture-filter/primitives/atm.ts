import { all, any, type Condition, equal, not } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import { checkMaximum, type Frame } from "../frame.ts";
import { EN10MB } from "../link-types/ethernet.ts";
import { matches, placeAt, read } from "../place.ts";
import type { Primitive } from "../syntax-tree.ts";
import { compared } from "./relation.ts";
import type { Shift } from "./shift.ts";

type AtmWord = Extract<Primitive, { kind: "atm" }>["word"];

/** SunATM's header: traffic type, virtual path, virtual channel; then the cell's payload. */
const VPI = 1;
const VCI = 2;
const PAYLOAD = 4;
const LANE = 1;
/** LAN emulation has two octets before the Ethernet frame; these in control frames. */
const LANE_HEADER = 2;
const LANE_CONTROL = 0xff00;
/** Where a Q.2931 message has its type. */
const MESSAGE_TYPE = PAYLOAD + 5;

/** Channels of path 0 that have a name. Source: ATM UNI 3.1. */
const CHANNELS: Partial<Readonly<Record<AtmWord, readonly number[]>>> = {
  metac: [1], bcc: [2], oamf4sc: [3], oamf4ec: [4], oam: [3, 4], oamf4: [3, 4], sc: [5], ilmic: [16],
}; // oxfmt-ignore

/** Q.2931 messages that set up and take down calls: release complete, release, connect, setup, call proceeding. */
const CALL_MESSAGES = { connectmsg: [0x5a, 0x4d, 0x0f, 0x07, 0x05, 0x02], metaconnect: [0x5a, 0x4d, 0x07, 0x05, 0x02] };

/** A word about a SunATM packet, apart from `lane`. */
export function atmWord(word: Exclude<AtmWord, "lane">, frame: Frame): Condition {
  checkAtm(frame, word);
  switch (word) {
    case "connectmsg":
      return all(channelIs(frame, CHANNELS.sc!), messageIs(frame, CALL_MESSAGES.connectmsg));
    case "metaconnect":
      return all(channelIs(frame, CHANNELS.metac!), messageIs(frame, CALL_MESSAGES.metaconnect));
    default:
      return channelIs(frame, CHANNELS[word]!);
  }
}

function channelIs({ header }: Frame, channels: readonly number[]): Condition {
  return all(equal(read(header, VPI, 1), 0), any(...channels.map((channel) => equal(read(header, VCI, 2), channel))));
}

function messageIs({ header }: Frame, types: readonly number[]): Condition {
  return any(...types.map((type) => equal(read(header, MESSAGE_TYPE, 1), type)));
}

/** `lane`: LAN emulation; the rest of the filter looks at the Ethernet frame in it, which control frames do not have. */
export function lane(frame: Frame): Shift {
  checkAtm(frame, "lane");
  const header = placeAt(PAYLOAD + LANE_HEADER);
  const { layout } = EN10MB;
  return {
    condition: matches(read(frame.header, 0, 1), 0x0f, LANE),
    frame: {
      ...frame,
      linkType: EN10MB,
      header,
      type: placeAt(header.offset + layout.type.offset),
      payload: placeAt(header.offset + layout.payload.offset),
      network: layout.network,
      networkWithoutSnap: layout.networkWithoutSnap,
      inside: { kind: "LANE", holds: not(equal(read(placeAt(PAYLOAD), 0, 2), LANE_CONTROL)) },
    },
  };
}

/** `vpi 5`, `vci > 100`. */
export function atmField({ field, comparisons }: Extract<Primitive, { kind: "atm-field" }>, frame: Frame): Condition {
  checkAtm(frame, field);
  const [value, maximum] =
    field === "vpi" ? ([read(frame.header, VPI, 1), 0xff] as const) : ([read(frame.header, VCI, 2), 0xffff] as const);
  const tests = comparisons.map((comparison) => {
    checkMaximum(field.toUpperCase(), comparison.value, maximum);
    return compared(value, comparison.relation, comparison.value);
  });
  return any(...tests);
}

function checkAtm({ linkType }: Frame, word: string): void {
  if (!linkType.sunAtm) throw new FilterError(`'${word}' supported only on SUNATM`);
}
