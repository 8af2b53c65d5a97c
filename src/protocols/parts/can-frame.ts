import { bits, bytes, flags, struct, u8, when } from "../../definition/fields.ts";
import type { FromHeader } from "../../definition/protocol.ts";
import type { Shown, View } from "../../definition/kinds.ts";

/** Flags as a number: an error is 1, a request 2, a long identifier 4. */
const ERROR: Shown = { flags: [1, 3, 5, 7] };
const SHORT: Shown = { flags: [0, 2] };
const LONG: Shown = { flags: [4, 6] };
const NO_ERROR: Shown = { flags: [0, 2, 4, 6] };
/** What went wrong, bit by bit from the lowest (linux/can/error.h). */
const errors = [
  ["tx_timeout", "Transmit timeout"],
  ["lostarb", "Lost arbitration"],
  ["ctrl", "Controller problems"],
  ["prot", "Protocol violation"],
  ["trx", "Transceiver status"],
  ["ack", "No acknowledgement"],
  ["busoff", "Bus off"],
  ["buserror", "Bus error"],
  ["restarted", "Controller restarted"],
] as const;
const errorViews = errors.map(([name, label], bit): View => ({
  filter: `err.${name}`,
  label,
  type: "FT_BOOLEAN",
  size: 4,
  mask: 1 << bit,
  beside: true,
  shown: ERROR,
}));

const word = (filter: string, label: string, mask: number, shown?: Shown): View => ({
  filter,
  label,
  type: filter.startsWith("flags") ? "FT_BOOLEAN" : "FT_UINT32",
  size: 4,
  mask,
  ...(shown ? { shown } : {}),
});

/** The head of a frame as SocketCAN has it, its first word with the highest octet first; what an error is about belongs to it. */
export const canHead = {
  flags: flags(3, ["error", "remote_transmission_request", "extended"], {
    filter: "",
    views: [
      word("id", "ID", 0x7ff, SHORT),
      word("id", "ID", 0x1fffffff, LONG),
      word("flags.xtd", "Extended Flag", 0x80000000, NO_ERROR),
      word("flags.rtr", "Remote Transmission Request Flag", 0x40000000, NO_ERROR),
      word("flags.err", "Error Message Flag", 0x20000000),
      ...errorViews,
      { ...word("err.reserved", "Reserved", 0x1ffffe00, ERROR), show: "hex" },
    ],
  }),
  identifier: bits(29, { filter: "" }),
  length: u8({ filter: "len", label: "Frame-Length" }),
  reserved: bytes(3, { filter: "reserved", label: "Reserved" }),
  error: when(
    { field: "flags", mask: 1 },
    struct(
      {
        causes: bytes(5, { filter: "" }),
        specific: bytes("rest", { filter: "err.ctrl_specific", label: "Controller specific data" }),
      },
      { filter: "" },
    ),
  ),
};

const HEADER = 8;
const LENGTH = 4;
/** Octets behind those that a frame says it carries. */
export const canPadding: FromHeader = (octets, start, _headerEnd, end) =>
  Math.max(0, end - start - HEADER - octets[start + LENGTH]);
