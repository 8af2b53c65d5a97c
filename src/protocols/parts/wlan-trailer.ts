import type { Custom } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { custom, u32 } from "../../definition/fields.ts";
import { checksumStates } from "../../definition/value-strings.ts";

export const FCS_SIZE = 4;
/** What Wireshark says of a sequence that it does not check unless it is told to. */
const UNVERIFIED = 2;

const codec: Custom<undefined> = {
  name: "frame check sequence",
  aside: true,
  beside: true,
  inner: [
    { key: "fcs", field: u32({ filter: "fcs", label: "Frame check sequence", show: "hex", little: true }) },
    {
      key: "status",
      field: custom(
        derivedNumber("status", () => UNVERIFIED),
        { filter: "fcs.status", label: "FCS Status", type: "FT_UINT8", strings: checksumStates },
      ),
    },
  ],
  skip: (_bytes, at) => at,
  read: () => undefined,
  write() {},
  visit(_bytes, start, _end, found, _layerStart, limit) {
    if (limit - FCS_SIZE < start) return;
    found(0, limit - FCS_SIZE, limit);
    found(1, limit, limit);
  },
};

/** The frame check sequence, which stands behind all that the frame carries. */
export const frameCheckSequence = custom(codec, { filter: "" });
