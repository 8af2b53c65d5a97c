import { countOf, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, ipv6, repeated, struct, u16, u8, when } from "../../definition/fields.ts";

/** Kinds of group records in reports of MLDv2 and IGMPv3. */
export const recordTypes = {
  "Mode Is Include": 1,
  "Mode Is Exclude": 2,
  "Change To Include Mode": 3,
  "Change To Exclude Mode": 4,
  "Allow New Sources": 5,
  "Block Old Sources": 6,
} as const;

/** The same in Wireshark's words. */
const recordWords = {
  1: "Include",
  2: "Exclude",
  3: "Changed to include",
  4: "Changed to exclude",
  5: "Allow new sources",
  6: "Block old sources",
};

const source = ipv6({ filter: "mld.source_address", label: "Source Address" });

/** What a query of MLDv2 has behind one of MLDv1. */
const version2 = struct({
  Resv: bits(4, {
    filter: "mld.flag.reserved",
    label: "Reserved",
    whole: { through: "QRV", filter: "mld.flag", label: "Flags", type: "FT_UINT8", show: "hex" },
  }),
  S: bits(1, { filter: "mld.flag.s", label: "Suppress Router-Side Processing" }),
  QRV: bits(3, { filter: "mld.flag.qrv", label: "QRV (Querier's Robustness Variable)" }),
  QQIC: u8({ filter: "mld.qqi", label: "QQIC (Querier's Query Interval Code)" }),
  sources_number: u16({ filter: "mld.nb_sources", label: "Number of Sources", auto: countOf("sources") }),
  sources: repeated(source, { count: "sources_number" }),
});

const group = {
  mrd: u16({ filter: "mld.maximum_response_delay", label: "Maximum Response Delay [ms]" }),
  reserved: u16({ filter: "reserved", label: "Reserved", type: "FT_BYTES" }),
  mladdr: ipv6({ filter: "mld.multicast_address", label: "Multicast Address" }),
};

/** A query of MLDv1 or, with `version2`, of MLDv2 (RFC 3810 5.1). */
export const listenerQuery = struct({ ...group, version2: when({ left: 4 }, version2) });
/** A report or a done message of MLDv1 (RFC 2710). */
export const listenerReport = struct(group);

const record = struct({
  rtype: u8({
    filter: "mldr.mar.record_type",
    label: "Record Type",
    names: recordTypes,
    strings: recordWords,
    default: 4,
  }),
  auxdata_len: u8({ filter: "mldr.mar.aux_data_len", label: "Aux Data Len", auto: sizeOf("auxdata", { unit: 4 }) }),
  sources_number: u16({ filter: "mldr.mar.nb_sources", label: "Number of Sources", auto: countOf("sources") }),
  dst: ipv6({ filter: "mldr.mar.multicast_address", label: "Multicast Address" }),
  sources: repeated(ipv6({ filter: "mldr.mar.source_address", label: "Source Address" }), { count: "sources_number" }),
  auxdata: bytes({ by: "auxdata_len", unit: 4 }, { filter: "mldr.mar.auxiliary_data", label: "Auxiliary Data" }),
});

/** A report of MLDv2 (RFC 3810 5.2). */
export const listenerReport2 = struct({
  reserved: u16({ filter: "reserved", label: "Reserved", type: "FT_BYTES" }),
  records_number: u16({
    filter: "mldr.nb_mcast_records",
    label: "Number of Multicast Address Records",
    auto: countOf("records"),
  }),
  records: repeated(record, { count: "records_number", filter: "mldr.mar" }),
});
