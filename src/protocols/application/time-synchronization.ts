import { bytes, choice, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const types = {
  any: 0,
  adjtime: 1,
  ack: 2,
  masterreq: 3,
  masterack: 4,
  settime: 5,
  masterup: 6,
  slaveup: 7,
  election: 8,
  accept: 9,
  refuse: 10,
  conflict: 11,
  resolve: 12,
  quit: 13,
  date: 14,
  datereq: 15,
  dateack: 16,
  traceon: 17,
  traceoff: 18,
  msite: 19,
  msitereq: 20,
  test: 21,
  setdate: 22,
  setdatereq: 23,
  loop: 24,
} as const;

const moment = struct(
  {
    sec: u32({ label: "Seconds" }),
    usec: u32({ label: "Microseconds" }),
  },
  { filter: "" },
);
const hops = struct({ hopcnt: u8({ label: "Hop Count" }), reserved: bytes(7, { filter: "" }) }, { filter: "" });

/** How daemons of BSD kept the clocks of a network alike. */
export const TSP = protocol({
  name: "tsp",
  layer: "TSP",
  title: "Time Synchronization Protocol",
  short: "TSP",
  spec: "The Berkeley UNIX Time Synchronization Protocol (4.3BSD)",
  carriedBy: { "udp.port": 525 },
  summary: "TSP {type}",
  fields: {
    type: u8({ label: "Type", names: types }),
    version: u8({ label: "Version", default: 1 }),
    sequence: u16({ label: "Sequence" }),
    body: choice(
      "type",
      { adjtime: moment, settime: moment, setdate: moment, setdatereq: moment, loop: hops },
      { otherwise: bytes(8, { filter: "" }) },
    ),
    name: when({ left: 1 }, text("rest", { label: "Machine Name", type: "FT_STRINGZ" })),
  },
});
