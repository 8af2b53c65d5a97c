import type { FieldType } from "../../definition/kinds.ts";
import { aside, numberOf } from "./aside.ts";
import { SET } from "./bit-view.ts";

/** What Wireshark shows of the control field of LLC (IEEE 802.2 5.4), of one octet or two. */
const control = { filter: "control", label: "Control", show: "hex" } as const;
const ftype = { filter: "control.ftype", label: "Frame type", show: "hex" } as const;

const poll = numberOf("FT_BOOLEAN", { filter: "control.p", label: "Poll", truth: SET }, () => 1);
const final = numberOf("FT_BOOLEAN", { filter: "control.f", label: "Final", truth: SET }, () => 1);
const modifier = (octets: Uint8Array, at: number): number => (octets[at] & 0xec) >> 2;

/** The service access point of who sent it, whose lowest bit says that this is a response. */
const isResponse = (octets: Uint8Array, at: number): boolean => (octets[at - 1] & 1) === 1;

/** An unnumbered frame, whose control field is the octet before this place. */
export const unnumberedControl = aside(
  [
    ["control", numberOf("FT_UINT16", control, (octets, at) => octets[at])],
    ["poll", poll],
    ["final", final],
    ["command", numberOf("FT_UINT8", { filter: "control.u_modifier_cmd", label: "Command", show: "hex" }, modifier)],
    ["response", numberOf("FT_UINT8", { filter: "control.u_modifier_resp", label: "Response", show: "hex" }, modifier)],
    ["type", numberOf("FT_UINT8", ftype, () => 3)],
  ],
  (octets, end, found) => {
    const at = end - 1;
    const response = isResponse(octets, at) ? 1 : 0;
    found(0, at, end);
    if (octets[at] & 0x10) found(1 + response, at, end);
    found(3 + response, at, end);
    found(5, at, end);
  },
);

/** A frame of information or supervision, whose control field is the two octets before this place. */
export const numberedControl = numbered("FT_UINT16", isResponse);
/** The same where nothing says which frames are responses. */
export const numberedCommand = numbered("FT_UINT8", () => false, "Control Field");

function numbered(
  type: FieldType,
  isAnswer: (octets: Uint8Array, at: number) => boolean,
  label: string = control.label,
) {
  return aside(
    [
      [
        "control",
        numberOf(type, { ...control, label }, (octets, at) =>
          type === "FT_UINT8" ? octets[at] : octets[at] | (octets[at + 1] << 8),
        ),
      ],
      [
        "received",
        numberOf("FT_UINT16", { filter: "control.n_r", label: "N(R)" }, (octets, at) => octets[at + 1] >> 1),
      ],
      ["sent", numberOf("FT_UINT16", { filter: "control.n_s", label: "N(S)" }, (octets, at) => octets[at] >> 1)],
      ["poll", poll],
      ["final", final],
      [
        "supervisory",
        numberOf(
          "FT_UINT16",
          { filter: "control.s_ftype", label: "Supervisory frame type", show: "hex" },
          (octets, at) => (octets[at] >> 2) & 3,
        ),
      ],
      ["type", numberOf("FT_UINT16", ftype, (octets, at) => octets[at] & 1)],
    ],
    (octets, end, found) => {
      const at = end - 2;
      const supervision = (octets[at] & 1) === 1;
      found(0, at, end);
      found(1, at, end);
      if (!supervision) found(2, at, end);
      if (octets[at + 1] & 1) found(isAnswer(octets, at) ? 4 : 3, at, end);
      if (supervision) found(5, at, end);
      found(6, at, end);
    },
  );
}
