import { protocol } from "../../definition/protocol.ts";
import { s7Message } from "../parts/s7-message.ts";

/** Messages between engineering stations and S7 controllers, up to S7-400. */
export const S7Comm = protocol({
  name: "s7comm",
  layer: "S7Comm",
  title: "S7 Communication",
  spec: "Siemens S7 communication, as observed",
  carriedBy: { cotp: 1 },
  startsWith: [[0x32, [1, 7]]],
  summary: "S7 Communication",
  fields: { message: s7Message },
});
