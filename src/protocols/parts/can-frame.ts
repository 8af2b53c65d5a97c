import { uint, uintle } from "../../bytes/numbers.ts";
import { bytes, u32, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { laidOut, type Page } from "./laid-out.ts";

const HEADER = 8;
const DATA = 8;
/** Flags above the identifier (linux/can.h), and identifiers of both lengths. */
const Flag = { extended: 0x80000000, request: 0x40000000, error: 0x20000000 } as const;
const SHORT = 0x7ff;
const LONG = 0x1fffffff;

/** What went wrong, as bits of the identifier of an error frame (linux/can/error.h), and what is told of it in the data. */
export const errorClasses = [
  ["tx_timeout", "Transmit timeout", 0x1],
  ["lostarb", "Lost arbitration", 0x2],
  ["ctrl", "Controller problems", 0x4],
  ["prot", "Protocol violation", 0x8],
  ["trx", "Transceiver status", 0x10],
  ["ack", "No acknowledgement", 0x20],
  ["busoff", "Bus off", 0x40],
  ["buserror", "Bus error", 0x80],
  ["restarted", "Controller restarted", 0x100],
] as const;
export const RESERVED_CLASSES = 0x1ffffe00;
const ErrorClass = { arbitration: 0x2, controller: 0x4, protocol: 0x8, transceiver: 0x10 } as const;

const controller = [
  ["rx_overflow", "RX buffer overflow"],
  ["tx_overflow", "TX buffer overflow"],
  ["rx_warning", "Reached warning level for RX errors"],
  ["tx_warning", "Reached warning level for TX errors"],
  ["rx_passive", "Reached error passive status RX"],
  ["tx_passive", "Reached error passive status TX"],
  ["active", "Recovered to error active state"],
] as const;
const violations = [
  ["bit", "Single bit error"],
  ["form", "Frame format error"],
  ["stuff", "Bit stuffing error"],
  ["bit0", "Unable to send dominant bit"],
  ["bit1", "Unable to send recessive bit"],
  ["overload", "Bus overload"],
  ["active", "Active error announcement"],
  ["tx", "Error occurred on transmission"],
] as const;

const octetBits = (prefix: string, names: readonly (readonly [string, string])[]) =>
  u8({
    filter: "",
    views: names.map(([name, label], bit): View => ({
      filter: `${prefix}.${name}`,
      label,
      type: "FT_BOOLEAN",
      mask: 1 << bit,
    })),
  });

/** Where in a frame (linux/can/error.h). */
const locations = {
  0: "unspecified",
  2: "ID bits 28 - 21 (SFF: 10 - 3)",
  3: "start of frame",
  4: "substitute RTR (SFF: RTR)",
  5: "identifier extension",
  6: "ID bits 20 - 18 (SFF: 2 - 0)",
  7: "ID bits 17-13",
  8: "CRC sequence",
  9: "reserved bit 0",
  10: "data section",
  11: "data length code",
  12: "RTR",
  13: "reserved bit 1",
  14: "ID bits 4-0",
  15: "ID bits 12-5",
  18: "intermission",
  24: "CRC delimiter",
  25: "ACK slot",
  26: "end of frame",
  27: "ACK delimiter",
} as const;
const high = { 0: "unspecified", 4: "no wire", 5: "short to BAT", 6: "short to VCC", 7: "short to GND" } as const;
const low = { ...high, 8: "short to CANH" } as const;

/** The fields; the number in front is in the order of the host where `little` says so. */
const canFields = (little: boolean) => {
  const bit = (filter: string, label: string, mask: number): View => ({
    filter,
    label,
    type: "FT_BOOLEAN",
    mask,
    little,
  });
  const word = (...views: readonly View[]) => u32({ filter: "", little, views });
  const id = (mask: number): View => ({
    filter: "id",
    label: "ID",
    type: "FT_UINT32",
    mask,
    little,
    show: "dec-hex",
  });
  return {
    short: word(id(SHORT)),
    long: word(id(LONG)),
    flags: word(
      bit("flags.xtd", "Extended Flag", Flag.extended),
      bit("flags.rtr", "Remote Transmission Request Flag", Flag.request),
      bit("flags.err", "Error Message Flag", Flag.error),
    ),
    errors: word(
      bit("flags.err", "Error Message Flag", Flag.error),
      ...errorClasses.map(([name, label, mask]) => bit(`err.${name}`, label, mask)),
      { filter: "err.reserved", label: "Reserved", type: "FT_UINT32", mask: RESERVED_CLASSES, little, show: "hex" },
    ),
    length: u8({ filter: "len", label: "Frame-Length" }),
    reserved: bytes(3, { label: "Reserved", plain: true }),
    lostBit: u8({ filter: "err.lostarb.bitnum", label: "Lost arbitration in bit number" }),
    controller: octetBits("err.ctrl", controller),
    violation: octetBits("err.prot.type", violations),
    location: u8({ filter: "err.prot.location", label: "Protocol error location", strings: locations }),
    transceiver: u8({
      filter: "",
      views: [
        { filter: "err.trx.canh", label: "Transceiver CANH status", type: "FT_UINT8", mask: 0x0f, strings: high },
        { filter: "err.trx.canl", label: "Transceiver CANL status", type: "FT_UINT8", mask: 0xf0, strings: low },
      ],
    }),
    specific: bytes(3, { filter: "err.ctrl_specific", label: "Controller specific data" }),
  };
};

type CanPage = Page<keyof ReturnType<typeof canFields>>;

/** A frame's head, in the octets that Linux gives it (struct can_frame); an error frame is nothing else. */
export const canFrame = (little: boolean) =>
  laidOut(
    little ? "frame of CAN in the order of the host" : "frame of CAN",
    canFields(little),
    (page: CanPage) => {
      const identifier = (little ? page.peekLittle(4) : page.peek(4)) >>> 0;
      const isError = (identifier & Flag.error) !== 0;
      if (isError) page.take("errors");
      else {
        page.mark((identifier & Flag.extended) === 0 ? "short" : "long", 4);
        page.take("flags");
      }
      page.take("length");
      page.take("reserved");
      if (isError && page.left > 0) layError(page, identifier);
    },
    {
      skip: (octets, at, end) => {
        const identifier = at + 4 <= end ? (little ? uintle : uint)(octets, at, 4) : 0;
        const left = Math.max(0, end - at - HEADER);
        if ((identifier & Flag.error) !== 0) return at + HEADER + Math.min(DATA, left);
        // A frame that asks for data has none of its own.
        return at + HEADER + ((identifier & Flag.request) !== 0 ? left : 0);
      },
    },
  );

/** The octets of an error frame: each says more of one class. */
function layError(page: CanPage, classes: number): void {
  const each: readonly (readonly [of: number, names: readonly (Parameters<CanPage["take"]>[0] | "")[]])[] = [
    [ErrorClass.arbitration, ["lostBit"]],
    [ErrorClass.controller, ["controller"]],
    [ErrorClass.protocol, ["violation", "location"]],
    [ErrorClass.transceiver, ["transceiver"]],
  ];
  for (const [of, names] of each) {
    for (const name of names) {
      if ((classes & of) === 0 || name === "") page.pass(1);
      else page.take(name);
    }
  }
  page.take("specific");
}
