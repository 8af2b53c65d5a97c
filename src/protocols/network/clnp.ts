import { headerLengthIn } from "../../definition/auto.ts";
import { bits, bytes, struct, u16, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { networkIdentifiers } from "../parts/network-identifiers.ts";
import { YES } from "../parts/bit-view.ts";

/** OSI's connectionless network protocol. */
export const CLNP = protocol({
  name: "clnp",
  layer: "CLNP",
  title: "ISO 8473/X.233 CLNP ConnectionLess Network Protocol",
  short: "CLNP",
  spec: "ISO/IEC 8473",
  carriedBy: { "osi.nlpid": networkIdentifiers.CLNP },
  summary: "CLNP",
  fields: {
    nlpi: u8({
      label: "Network Layer Protocol Identifier",
      show: "hex",
      names: networkIdentifiers,
      default: networkIdentifiers.CLNP,
    }),
    len: u8({ label: "HDR Length", auto: headerLengthIn(1) }),
    version: u8({ label: "Version", default: 1 }),
    ttl: u8({ label: "Holding Time", default: 64 }),
    segmentation: bits(1, {
      filter: "cnf.segmentation",
      label: "Segmentation permitted",
      truth: YES,
      whole: { through: "type", filter: "type", label: "PDU Type", type: "FT_UINT8" },
    }),
    more: bits(1, { filter: "cnf.more_segments", label: "More segments", truth: YES }),
    report: bits(1, { filter: "cnf.report_error", label: "Report error if PDU discarded", truth: YES }),
    type: bits(5, {
      filter: "cnf.type",
      label: "Type",
      names: { "Error Report": 1, Data: 28, "Multicast Data": 29, "Echo Request": 30, "Echo Response": 31 },
      default: 28,
    }),
    pdulen: u16({ filter: "pdu.len", label: "PDU length" }),
    checksum: u16({ label: "Checksum" }),
    dsaplen: u8({ filter: "dsap.len", label: "DAL" }),
    dsap: bytes({ by: "dsaplen" }, { label: "DA" }),
    ssaplen: u8({ filter: "ssap.len", label: "SAL" }),
    ssap: bytes({ by: "ssaplen" }, { label: "SA" }),
    segment: when(
      { field: "segmentation" },
      struct({
        identifier: u16({ filter: "data_unit_identifier", label: "Data unit identifier" }),
        offset: u16({ filter: "segment_offset", label: "Segment offset" }),
        total: u16({ filter: "total_length", label: "Total length" }),
      }),
    ),
    options: bytes("rest", { filter: "" }),
  },
});

/** An octet that says that there is no network layer, and transport between stations of one network follows. */
export const InactiveCLNP = protocol({
  name: "clnp_inactive",
  path: "clnp",
  layer: "InactiveCLNP",
  title: "CLNP, inactive subset",
  short: "CLNP",
  spec: "ISO/IEC 8473",
  carriedBy: { "osi.nlpid": networkIdentifiers.NULL },
  prefix: "clnp",
  next: { table: "tpkt", always: 1 },
  summary: "CLNP, inactive",
  fields: { nlpi: u8({ label: "Network Layer Protocol Identifier", show: "hex", names: networkIdentifiers }) },
});
