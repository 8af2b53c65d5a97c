import { all, any, assign, type Condition, equal, not, type Step } from "../../bpf/condition.ts";
import { load, operation, type Value, type Variable, variable } from "../../bpf/value.ts";
import type { Frame, LinkType, Preparation } from "../frame.ts";
import { anyBitOf, matches, placeAt, read, when } from "../place.ts";
import { BEHIND_LLC, llcCarries } from "./llc.ts";

/** Bits of the first octet of the frame control field. */
export const FRAME_TYPE = { mask: 0x0c, management: 0x00, control: 0x04, data: 0x08 } as const;
export const SUBTYPE_MASK = 0xf0;
const QOS = 0x80;
/** Bits of the second. */
export const DS = { mask: 0x03, to: 0x01, from: 0x02 } as const;

/** Octets of the header of a data frame without QoS control. */
const SHORTEST_HEADER = 24;

const DLT_IEEE802_11 = 105;

function isDataFrame({ header }: Frame): Condition {
  return matches(read(header, 0, 1), FRAME_TYPE.mask, FRAME_TYPE.data);
}

/** Where the payload begins: data frames with QoS have two octets more, and some radiotap frames padding. */
function payloadPosition(header: Value | undefined, payload: Variable, mayBePadded: boolean): Step[] {
  const start: Value = header ?? { kind: "constant", k: 0 };
  const control = load(1, 0, header);
  const longer: Step = when(anyBitOf(control, QOS), [assign(payload, operation("add", payload, 2))]);
  const inDataFrames = mayBePadded ? [longer, when(isPadded, [assign(payload, roundedUp(payload))])] : [longer];
  return [
    assign(payload, operation("add", start, SHORTEST_HEADER)),
    when(matches(control, FRAME_TYPE.mask, FRAME_TYPE.data), inDataFrames),
  ];
}

function roundedUp(length: Value): Value {
  return operation("and", operation("add", length, 3), ~3);
}

/**
 * Atheros pads the header to a multiple of four and says so in radiotap's flags, which follow the time stamp if there is one.
 * Words of the radiotap header are little-endian, and loaded as if they were not.
 */
const isPadded = ((): Condition => {
  const present = load(4, 4);
  const [hasFlags, hasMoreWords, hasTimeStamp] = [0x02000000, 0x00000080, 0x01000000].map((bit) =>
    anyBitOf(present, bit),
  );
  const padding = (at: number) => anyBitOf(load(1, at), 0x20);
  const behind = any(all(hasTimeStamp, padding(16)), all(not(hasTimeStamp), padding(8)));
  return all(hasFlags, not(hasMoreWords), behind);
})();

interface Prefix {
  /** Computes the length of what precedes the 802.11 header. */
  readonly steps: (length: Variable) => readonly Step[];
  readonly padding?: boolean;
}

function wlan(name: string, prefix: Prefix | undefined, rest: Partial<LinkType> = {}): LinkType {
  const header = prefix && variable(`length of what precedes the 802.11 header (${name})`);
  const payload = variable(`where the payload of the 802.11 frame begins (${name})`);
  const steps = payloadPosition(header, payload, prefix?.padding === true);
  const preparations: Preparation[] = [{ variables: [payload], steps }];
  if (header !== undefined) preparations.unshift({ variables: [header], steps: prefix!.steps(header) });
  return {
    name,
    layout: { header: placeAt(0, header), type: placeAt(24, header), payload: placeAt(0, payload), ...BEHIND_LLC },
    preparations,
    carries: (protocol, frame) => all(isDataFrame(frame), llcCarries(protocol, frame)),
    llc: isDataFrame,
    stations: { kind: "802.11" },
    vlan: true,
    ...rest,
  };
}

const avsLength = load(4, 4);
const radiotapLength = operation("or", operation("lsh", load(1, 3), 8), load(1, 2));

const avs: Prefix = { steps: (length) => [assign(length, avsLength)] };
const radiotap: Prefix = { steps: (length) => [assign(length, radiotapLength)] };

/** Some drivers put an AVS header where they announce Prism's, whose length is fixed. */
const prism: Prefix = {
  steps: (length) => [
    when(
      matches(load(4, 0), 0xfffff000, 0x80211000),
      [assign(length, avsLength)],
      [assign(length, { kind: "constant", k: 144 })],
    ),
  ],
};

/** PPI may carry other link types; its header names them in a little-endian word. */
const isWlanInPpi = equal(load(4, 4), DLT_IEEE802_11 << 24);

export const wlanTypes: readonly LinkType[] = [
  wlan("IEEE802_11", undefined),
  wlan("PRISM_HEADER", prism, { radio: true }),
  wlan("IEEE802_11_RADIO", { ...radiotap, padding: true }, { radio: true }),
  wlan("IEEE802_11_RADIO_AVS", avs, { radio: true }),
  wlan("PPI", radiotap, { guard: isWlanInPpi, vlan: false }),
];
