import { sizeOf } from "../../definition/auto.ts";
import { u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { commonElements, elementsOf, helloElements } from "../parts/isis-tlvs.ts";
import { SYSTEM, systemId } from "../parts/system-id.ts";
import { isisTypes } from "./isis.ts";

const COMMON = 8;
const reserved = (mask: number) => ({ filter: "reserved", label: "Reserved", type: "FT_UINT8", mask }) as const;

const sender = {
  circuittype: u8({
    filter: "",
    default: 3,
    views: [
      {
        filter: "circuit_type",
        label: "Circuit type",
        type: "FT_UINT8",
        mask: 0x03,
        show: "hex",
        strings: {
          0: "Reserved 0 (discard PDU)",
          1: "Level 1 only",
          2: "Level 2 only",
          3: "Level 1 and 2",
        },
      },
      { ...reserved(0xfc), show: "hex" },
    ],
  }),
  sourceid: systemId(SYSTEM, { filter: "source_id", label: "SystemID {Sender of PDU}" }),
  holdingtime: u16({ filter: "holding_timer", label: "Holding timer", default: 30 }),
  pdulength: u16({
    filter: "pdu_length",
    label: "PDU length",
    auto: sizeOf("circuittype", { through: "tlvs", add: COMMON }),
  }),
} as const;

const tlvs = elementsOf("hello", { ...commonElements("hello"), ...helloElements });

/** By which neighbours on a network of many find each other. */
export const ISISHello = protocol({
  name: "isis.hello",
  layer: "ISIS_LAN_Hello",
  title: "ISO 10589 ISIS InTRA Domain Routeing Information Exchange Protocol: hello",
  short: "ISIS HELLO",
  spec: "ISO/IEC 10589",
  carriedBy: { "isis.type": [isisTypes["L1 HELLO"], isisTypes["L2 HELLO"]] },
  requires: { ISIS_CommonHdr: { hdrlen: 27, pdutype: isisTypes["L1 HELLO"] } },
  summary: "IS-IS hello",
  fields: {
    ...sender,
    priority: u8({
      filter: "",
      default: 64,
      views: [{ filter: "priority", label: "Priority", type: "FT_UINT8", mask: 0x7f }, reserved(0x80)],
    }),
    lanid: systemId(SYSTEM + 1, { filter: "lan_id", label: "SystemID {Designated IS}" }),
    tlvs,
  },
});

/** By which the two ends of a line find each other. */
export const ISISLineHello = protocol({
  name: "isis.hello.p2p",
  path: "isis.hello",
  prefix: "isis.hello",
  layer: "ISIS_P2P_Hello",
  title: "ISO 10589 ISIS InTRA Domain Routeing Information Exchange Protocol: hello between two",
  short: "ISIS HELLO",
  spec: "ISO/IEC 10589",
  carriedBy: { "isis.type": isisTypes["P2P HELLO"] },
  requires: { ISIS_CommonHdr: { hdrlen: 20, pdutype: isisTypes["P2P HELLO"] } },
  summary: "IS-IS hello",
  fields: { ...sender, circuitid: u8({ filter: "local_circuit_id", label: "Local circuit ID" }), tlvs },
});
