import { readBer } from "../../bytes/ber.ts";
import { derivedNumber } from "../../definition/derived.ts";

/** How many values stand behind one another. */
export const elements = derivedNumber("number of elements", (octets, start, end) => {
  const element = { tag: 0, start: 0, end: 0 };
  let count = 0;
  for (let at = start; at < end && readBer(octets, at, end, element); at = element.end) count++;
  return count;
});
