import { u16le } from "../../bytes/numbers.ts";
import { bytes, u16 } from "../../definition/fields.ts";
import { Command } from "./enip-payload.ts";
import { laidOut } from "./laid-out.ts";

const SIZE = 8;
const LENGTH_AT = 2;

/** What a sender gets back with the answer; who asks for identities says in two octets of it how long answers may take. */
export const enipContext = laidOut(
  "sender context",
  {
    delay: u16({ filter: "listid_delay", label: "Max Response Delay", unit: "ms", little: true }),
    context: bytes("rest", { filter: "context", label: "Sender Context" }),
  },
  (page) => {
    const asksForIdentity =
      u16le(page.bytes, page.layerStart) === Command.listIdentity &&
      u16le(page.bytes, page.layerStart + LENGTH_AT) === 0;
    if (asksForIdentity) page.take("delay");
    page.take("context", page.left);
  },
  { skip: (_bytes, at) => at + SIZE, default: new Uint8Array(SIZE) },
);
