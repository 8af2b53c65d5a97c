import { wholeLength } from "../../definition/auto.ts";
import { u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** Packets of ISO's transport service in a TCP stream. */
export const TPKT = protocol({
  name: "tpkt",
  layer: "TPKT",
  title: "TPKT",
  spec: "RFC 1006",
  carriedBy: { "tcp.port": [102, 3389] },
  framing: { by: "length", unsized: true, shown: "continued" },
  startsWith: [[3, 0]],
  next: { table: "tpkt", always: 1 },
  summary: "TPKT {length}",
  fields: {
    version: u8({ label: "Version", default: 3 }),
    reserved: u8({ label: "Reserved" }),
    length: u16({ label: "Length", auto: wholeLength() }),
  },
});
