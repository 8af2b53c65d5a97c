import type { Custom } from "../../definition/custom.ts";
import { bytes, custom } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { rpcInterfaces } from "./dcerpc-interfaces.ts";
import { guidText } from "./windows-values.ts";

/** The arguments and results of calls, as octets; Wireshark's name for them depends on whether it knows the interface. */

/** Where the header of a datagram has its first flags, of which one says that it is a fragment, and its interface. */
const FLAGS = 2;
const FRAGMENT = 4;
const INTERFACE = 24;

const UNKNOWN = 0;
const KNOWN = 1;
const PIECE = 2;

/** What a datagram carries. */
export function datagramStub(little: boolean): AnyField {
  return custom(
    stubOf((octets, layerStart) => {
      if (octets[layerStart + FLAGS] & FRAGMENT) return PIECE;
      return guidText(octets, layerStart + INTERFACE, little) in rpcInterfaces ? KNOWN : UNKNOWN;
    }),
    { filter: "" },
  );
}

/** Octets up to the end of the message, named by what `kindOf` finds in the header. */
function stubOf(kindOf: (octets: Uint8Array, layerStart: number) => number): Custom<Uint8Array> {
  return {
    name: "stub data",
    skip: (_octets, _at, end) => end,
    read: ({ bytes: octets }, start, end) => octets.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
    inner: [
      { key: "stub", field: bytes("rest", { filter: "stub_data", label: "Stub data" }) },
      {
        key: "payload",
        field: bytes("rest", { filter: "payload_stub_data", label: "Payload stub data", type: "FT_NONE" }),
      },
      { key: "piece", field: bytes("rest", { filter: "fragment_data", label: "Fragment data" }) },
    ],
    visit(octets, start, end, found, layerStart) {
      if (end > start) found(kindOf(octets, layerStart), start, end);
    },
  };
}
