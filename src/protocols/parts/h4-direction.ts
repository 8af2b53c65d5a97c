import type { Custom } from "../../definition/custom.ts";
import { custom, u8 } from "../../definition/fields.ts";

/** What a direction is where nobody told it. */
const UNSPECIFIED = 0xff;
/** What is told is one more than the direction, because nothing told is 0. */
export const h4Told = (direction: number): number => (direction & 0xff) + 1;

const codec: Custom<undefined> = {
  name: "direction that nobody told",
  aside: true,
  beside: true,
  inner: [{ key: "direction", field: u8({ filter: "direction", label: "Direction", show: "hex" }), worked: true }],
  skip: (_bytes, at) => at,
  read: () => undefined,
  write() {},
  visit(_bytes, start, _end, found, _layerStart, _limit, told = 0) {
    found(0, start, start, told === 0 ? UNSPECIFIED : told - 1);
  },
};

/** The direction of a packet, which has no octets. */
export const h4Direction = custom(codec, { filter: "" });
