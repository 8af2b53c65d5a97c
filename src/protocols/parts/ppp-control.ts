import { wholeLength } from "../../definition/auto.ts";
import { bytes, choice, u16, u24, u32, u8, when } from "../../definition/fields.ts";

/** What control protocols say to one another (RFC 1661 5, RFC 1570, RFC 1962, RFC 2153). */
const codes = {
  "Vendor Specific": 0,
  "Configuration Request": 1,
  "Configuration Ack": 2,
  "Configuration Nak": 3,
  "Configuration Reject": 4,
  "Termination Request": 5,
  "Termination Ack": 6,
  "Code Reject": 7,
  "Protocol Reject": 8,
  "Echo Request": 9,
  "Echo Reply": 10,
  "Discard Request": 11,
  Identification: 12,
  "Time Remaining": 13,
  "Reset Request": 14,
  "Reset Ack": 15,
} as const;

/** The header of every control protocol. */
export const controlHeader = {
  code: u8({ filter: "=ppp.code", label: "Code", names: codes, default: 1 }),
  id: u8({ filter: "=ppp.identifier", label: "Identifier", show: "dec-hex" }),
  len: u16({ filter: "=ppp.length", label: "Length", auto: wholeLength() }),
};

/** Negotiation, whose packets carry options. */
export const negotiates = { field: "code", is: [1, 2, 3, 4] } as const;

const echoed = bytes("rest", { filter: "=lcp.data", label: "Data" });

/** Everything else; what has no field of its own is in `data`. */
export const controlBody = {
  magic_number: when(
    { field: "code", is: [0, 9, 10, 11, 12, 13] },
    choice(
      "code",
      { "Vendor Specific": u32({ filter: "=ppp.magic_number", label: "Magic Number", show: "hex" }) },
      { otherwise: u32({ filter: "=lcp.magic_number", label: "Magic Number", show: "hex" }) },
    ),
  ),
  oui: when({ field: "code", is: [0] }, u24({ filter: "=ppp.oui", label: "OUI" })),
  kind: when({ field: "code", is: [0] }, u8({ filter: "=ppp.kind", label: "Kind", show: "dec-hex" })),
  rejected_protocol: when(
    { field: "code", is: [8] },
    u16({ filter: "=lcp.rej_proto", label: "Rejected Protocol", show: "hex" }),
  ),
  seconds_remaining: when(
    { field: "code", is: [13] },
    u32({ filter: "=lcp.secs_remaining", label: "Seconds Remaining" }),
  ),
  data: when(
    { ...negotiates, not: true },
    choice(
      "code",
      {
        "Echo Request": echoed,
        "Echo Reply": echoed,
        "Discard Request": echoed,
        Identification: bytes("rest", { filter: "=lcp.message", label: "Message", type: "FT_STRING" }),
      },
      { otherwise: bytes("rest", { filter: "=ppp.data", label: "Data" }) },
    ),
  ),
};

/** Type and length of an option; the length counts both. */
export const optionShape = (prefix: string) =>
  ({
    code: u8({ filter: `=${prefix}.opt.type`, label: "Type" }),
    length: u8({ filter: `=${prefix}.opt.length`, label: "Length" }),
    counts: "whole",
    type: "FT_BYTES",
  }) as const;
