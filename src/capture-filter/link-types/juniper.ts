import type { Condition } from "../../bpf/condition.ts";
import type { Frame, LinkType } from "../frame.ts";
import { matches, placeAt, read } from "../place.ts";

/** Every packet begins with `MGC` and an octet of flags; libpcap looks for no more, whatever the protocol. */
function magicIs(_protocol: number, { header }: Frame): Condition {
  return matches(read(header, 0, 4), 0xffffff00, 0x4d474300);
}

function direction(way: "inbound" | "outbound", { header }: Frame): Condition {
  return matches(read(header, 3, 1), 1, way === "inbound" ? 1 : 0);
}

/** Where libpcap knows no offset it counts from -1, which keeps its decisions. */
const UNKNOWN = -1;

const PLACES: readonly (readonly [
  names: string,
  type: number,
  payload: number,
  network: number,
  withoutSnap: number,
])[] = [
  ["MFR MLFR MLPPP PPP CHDLC FRELAY", 4, 4, 0, UNKNOWN],
  ["ATM1", 4, 4, 0, 10],
  ["ATM2", 8, 8, 0, 10],
  ["PPPOE ETHER", 16, 14, 18, 21],
  ["PPPOE_ATM", 4, 6, 0, UNKNOWN],
  ["GGSN", 6, 12, 0, UNKNOWN],
  ["ES", 6, UNKNOWN, UNKNOWN, UNKNOWN],
  ["MONITOR", 12, 12, 0, UNKNOWN],
  ["SERVICES", 12, UNKNOWN, UNKNOWN, UNKNOWN],
  ["VP ST", 18, UNKNOWN, UNKNOWN, UNKNOWN],
  ["ISM VS SRX_E2E FIBRECHANNEL ATM_CEMIC", 8, UNKNOWN, UNKNOWN, UNKNOWN],
];

export const juniperTypes: readonly LinkType[] = PLACES.flatMap(
  ([names, type, payload, network, networkWithoutSnap]) => {
    return names.split(" ").map((name) => ({
      name: `JUNIPER_${name}`,
      layout: { header: placeAt(0), type: placeAt(type), payload: placeAt(payload), network, networkWithoutSnap },
      carries: magicIs,
      direction,
    }));
  },
);
