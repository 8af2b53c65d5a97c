import { assign, equal } from "../../bpf/condition.ts";
import { load, operation, variable } from "../../bpf/value.ts";
import type { LinkType } from "../frame.ts";
import { placeAt, read } from "../place.ts";
import { anyFamily, familiesOf } from "./loopback.ts";

/** Where the fields of the header are. Source: OpenBSD's net/if_pflog.h. */
export const PF_LOG = {
  family: 1, action: 2, reason: 3, interfaceName: 4, ruleset: 20, rule: 36, subrule: 40, direction: 60,
} as const; // oxfmt-ignore
export const PF_LOG_NAME_LENGTH = 16;

const IN = 1;
const OUT = 2;

const headerLength = variable("length of the PF log header");
const roundedUp = operation("and", operation("add", load(1, 0), 3), ~3);

export const pfLogTypes: readonly LinkType[] = [
  {
    name: "PFLOG",
    layout: {
      header: placeAt(0),
      type: placeAt(0),
      payload: placeAt(0, headerLength),
      network: 0,
      networkWithoutSnap: 0,
    },
    preparations: [{ variables: [headerLength], steps: [assign(headerLength, roundedUp)] }],
    carries: (protocol, { header, context }) =>
      anyFamily(familiesOf(protocol, context), (family) => equal(read(header, PF_LOG.family, 1), family)),
    direction: (way, { header }) => equal(read(header, PF_LOG.direction, 1), way === "inbound" ? IN : OUT),
    pfLog: true,
  },
];
