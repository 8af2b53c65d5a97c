import type { Fields } from "./kinds.ts";
import { protocol, type Declaration, type Protocol } from "./protocol.ts";

/** What tells that octets are of a protocol. */
type Telling = Pick<
  Declaration<Fields>,
  "name" | "carriedBy" | "startsWith" | "insteadOf" | "besides" | "onAnyPort" | "mediaTypes" | "framing"
>;

/** Stands in a catalog for a protocol whose definition is not there: a packet with such a layer is to be dissected again with it. */
export function absentProtocol({ framing, startsWith, ...telling }: Telling): Protocol {
  return protocol({
    ...telling,
    // Too little of a counted message to tell how it begins may be of it all the same.
    startsWith: framing?.by === "length" ? undefined : startsWith,
    framing: framing?.shown ? framing : undefined,
    layer: telling.name,
    title: telling.name,
    spec: "",
    fields: {},
    absent: true,
  });
}
