import { u32 as readU32 } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, int, struct, u16, u64, u8 } from "../../definition/fields.ts";
import { wide } from "./wide-number.ts";

/** A moment as whole seconds and nanoseconds. */
const moment = (name: string, label: string) => ({
  seconds: wide({ filter: `${name}.seconds`, label: `${label} (seconds)` }),
  nanoseconds: int(4, { filter: `${name}.nanoseconds`, label: `${label} (nanoseconds)` }),
});
const identity = (name: string, label: string) => u64({ filter: name, label, show: "hex" });
const rest = bytes("rest", { filter: "" });
const origin = struct({ ...moment("sdr.origintimestamp", "originTimestamp"), rest }, { filter: "" });

/** The nanoseconds of what stands in front, in 32 bits. */
const nanosecondsIn32: Custom<undefined> = {
  name: "nanoseconds since the epoch",
  skip: (_octets, at) => at,
  read: () => undefined,
  write: () => undefined,
  number: (octets, at) => (Math.imul(readU32(octets, at - 8), 1_000_000_000) + readU32(octets, at - 4)) >>> 0,
};

/** What messages of each type say (IEEE 1588-2008 13.6 to 13.12). */
export const ptpMessages = {
  0: origin,
  1: origin,
  2: struct({ ...moment("pdrq.origintimestamp", "originTimestamp"), rest }, { filter: "" }),
  3: struct(
    {
      ...moment("pdrs.requestreceipttimestamp", "requestreceiptTimestamp"),
      identity: identity("pdrs.requestingportidentity", "requestingSourcePortIdentity"),
      port: u16({ filter: "pdrs.requestingsourceportid", label: "requestingSourcePortId" }),
      rest,
    },
    { filter: "" },
  ),
  8: struct(
    {
      ...moment("fu.preciseorigintimestamp", "preciseOriginTimestamp"),
      short: custom(nanosecondsIn32, {
        filter: "fu.preciseorigintimestamp.32bit",
        label: "preciseOriginTimestamp (32bit)",
        type: "FT_UINT32",
        evenEmpty: true,
      }),
      rest,
    },
    { filter: "" },
  ),
  9: struct(
    {
      ...moment("dr.receivetimestamp", "receiveTimestamp"),
      identity: identity("dr.requestingsourceportidentity", "requestingSourcePortIdentity"),
      port: u16({ filter: "dr.requestingsourceportid", label: "requestingSourcePortId" }),
      rest,
    },
    { filter: "" },
  ),
  10: struct(
    {
      ...moment("pdfu.responseorigintimestamp", "responseOriginTimestamp"),
      identity: identity("pdfu.requestingportidentity", "requestingSourcePortIdentity"),
      port: u16({ filter: "pdfu.requestingsourceportid", label: "requestingSourcePortId" }),
      rest,
    },
    { filter: "" },
  ),
  11: struct(
    {
      ...moment("an.origintimestamp", "originTimestamp"),
      offset: int(2, { filter: "an.origincurrentutcoffset", label: "originCurrentUTCOffset" }),
      reserved: u8({ filter: "" }),
      priority1: u8({ filter: "an.priority1", label: "priority1" }),
      class: u8({ filter: "an.grandmasterclockclass", label: "grandmasterClockClass" }),
      accuracy: u8({
        filter: "an.grandmasterclockaccuracy",
        label: "grandmasterClockAccuracy",
        show: "hex",
        strings: {
          32: "The time is accurate to within 25 ns",
          33: "The time is accurate to within 100 ns",
          34: "The time is accurate to within 250 ns",
          35: "The time is accurate to within 1 us",
          36: "The time is accurate to within 2,5 us",
          37: "The time is accurate to within 10 us",
          38: "The time is accurate to within 25 us",
          39: "The time is accurate to within 100 us",
          40: "The time is accurate to within 250 us",
          41: "The time is accurate to within 1 ms",
          42: "The time is accurate to within 2,5 ms",
          43: "The time is accurate to within 10 ms",
          44: "The time is accurate to within 25 ms",
          45: "The time is accurate to within 100 ms",
          46: "The time is accurate to within 250 ms",
          47: "The time is accurate to within 1 s",
          48: "The time is accurate to within 10 s",
          49: "The time is accurate to >10 s",
          50: "reserved",
          128: "For use by alternate PTP profiles",
          254: "Accuracy Unknown",
          255: "reserved",
        },
      }),
      variance: u16({ filter: "an.grandmasterclockvariance", label: "grandmasterClockVariance" }),
      priority2: u8({ filter: "an.priority2", label: "priority2" }),
      grandmaster: identity("an.grandmasterclockidentity", "grandmasterClockIdentity"),
      steps: u16({ filter: "an.localstepsremoved", label: "localStepsRemoved" }),
      source: u8({
        filter: "timesource",
        label: "TimeSource",
        show: "hex",
        strings: {
          16: "ATOMIC_CLOCK",
          32: "GPS",
          48: "TERRESTRIAL_RADIO",
          64: "PTP",
          80: "NTP",
          96: "HAND_SET",
          144: "OTHER",
          160: "INTERNAL_OSCILLATOR",
          255: "reserved",
        },
      }),
      rest,
    },
    { filter: "" },
  ),
};

const high = (octets: Uint8Array, at: number): bigint => BigInt(readU32(octets, at));

/** How much is to be added to a time: nanoseconds and a fraction of them. */
export const correction: Custom<bigint> = {
  name: "correction",
  single: true,
  skip: (_octets, at) => at + 8,
  read: ({ bytes: octets }, start) => BigInt.asIntN(64, (high(octets, start) << 32n) | high(octets, start + 4)),
  write: (writer, value: bigint | number) => writer.u64(BigInt(value)),
  inner: [
    {
      key: "ns",
      field: custom(
        {
          ...derivedNumber("nanoseconds", () => 0),
          bigint: (octets, at) =>
            BigInt.asIntN(48, (high(octets, at) << 16n) | BigInt((octets[at + 4] << 8) | octets[at + 5])),
        },
        { filter: "correction.ns", label: "correction: Ns", type: "FT_INT64", unit: " nanoseconds" },
      ),
    },
    {
      key: "subns",
      field: custom(
        derivedNumber("fraction", (octets, at) => ((octets[at] << 8) | octets[at + 1]) / 65536),
        { filter: "correction.subns", label: "correctionSubNs", type: "FT_DOUBLE" },
      ),
    },
  ],
  visit(_octets, start, _end, found) {
    found(0, start, start + 6);
    found(1, start + 6, start + 8);
  },
};
