import type { Custom } from "../../definition/custom.ts";
import {
  bits,
  bytes,
  custom,
  ipv4,
  ipv6,
  mac,
  options,
  repeated,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../definition/fields.ts";
import type { OptionCases } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { SYSTEM, systemId } from "./system-id.ts";

/** An area's address behind its length, which is part of the value. */
const areaAddress: Custom<Uint8Array> = {
  name: "area address",
  single: true,
  skip: (octets, at) => at + 1 + octets[at]!,
  read: ({ bytes: octets }, start, end) => octets.slice(start, end),
  write: (writer, value) => writer.octets(value ?? Uint8Array.of(0)),
};

/** Elements that several kinds of packets have, by the names of one of them (RFC 1195, RFC 5310, RFC 8202). */
export function commonElements(kind: string): OptionCases {
  const named = (name: string): string => `=isis.${kind}.${name}`;
  return {
    "Area address(es)": {
      code: 1,
      label: "Area address(es)",
      value: repeated(custom(areaAddress, { filter: named("area_address"), label: "Area address", type: "FT_BYTES" }), {
        filter: "",
      }),
    },
    "Instance Identifier": instanceIdentifier(kind),
    "Protocols supported": {
      code: 129,
      label: "Protocols supported",
      value: repeated(u8({ filter: named("clv_nlpid.nlpid"), label: "NLPID", show: "hex" }), { filter: "" }),
    },
    "IP Interface address(es)": {
      code: 132,
      label: "IP Interface address(es)",
      value: repeated(ipv4({ filter: named("clv_ipv4_int_addr"), label: "IPv4 interface address" }), { filter: "" }),
    },
    "IPv6 Interface address(es)": {
      code: 232,
      label: "IPv6 Interface address(es)",
      value: repeated(ipv6({ filter: named("clv_ipv6_int_addr"), label: "IPv6 interface address" }), { filter: "" }),
    },
  };
}

/** Which of several instances of the protocol a packet is of, and of which topologies (RFC 8202). */
export function instanceIdentifier(kind: string): OptionCases[string] {
  return {
    code: 7,
    label: "Instance Identifier",
    value: struct({
      iid: u16({ filter: `=isis.${kind}.iid`, label: "Instance Identifier" }),
      topologies: repeated(u16({ filter: `=isis.${kind}.supported_itid`, label: "Supported ITID" }), { filter: "" }),
    }),
  };
}

/** What shows that a packet is of who knows a key (RFC 5304, RFC 5310). */
export function authentication(filter: string): OptionCases[string] {
  return {
    code: 10,
    label: "Authentication",
    value: struct({
      type: u8({ filter: "" }),
      key: when({ field: "type", is: [3] }, u16({ filter: "=isis.clv.key_id", label: "Key ID" })),
      value: bytes("rest", { filter, label: "Authentication" }),
    }),
  };
}

/** A list of elements, by the names of one kind of packets. */
export function elementsOf<const Cs extends OptionCases>(kind: string, cases: Cs) {
  return options(
    {
      code: u8({ filter: `=isis.${kind}.clv.type`, label: "Type" }),
      length: u8({ filter: `=isis.${kind}.clv.length`, label: "Length" }),
    },
    cases,
    { filter: "" },
  );
}

/** What a router says in hellos of its neighbours and itself. */
export const helloElements: OptionCases = {
  "IS Neighbor(s)": {
    code: 6,
    label: "IS Neighbor(s)",
    value: repeated(mac({ filter: "is_neighbor", label: "IS Neighbor" }), { filter: "" }),
  },
  Padding: { code: 8, label: "Padding", value: bytes("rest", { filter: "" }) },
  "Restart Signaling": {
    code: 211,
    label: "Restart Signaling",
    value: struct({
      flags: u8({
        filter: "clv_restart_flags",
        label: "Restart Signaling Flags",
        show: "hex",
        views: [
          bitView("clv_restart_flags.sa", "Suppress Adjacency", 0x04),
          bitView("clv_restart_flags.ra", "Restart Acknowledgment", 0x02),
          bitView("clv_restart_flags.rr", "Restart Request", 0x01),
        ],
      }),
      remaining: when(
        { left: 2 },
        struct({
          time: u16({ filter: "" }),
          neighbour: bytes("rest", { filter: "" }),
        }),
      ),
    }),
  },
  "MT Port Capability": {
    code: 143,
    label: "MT Port Capability",
    value: struct({
      reserved: bits(4, { filter: "" }),
      mtid: bits(12, {
        label: "Topology ID",
        type: "FT_UINT16",
        strings: [
          [0, 0, "Standard topology"],
          [1, 1, "IPv4 In-Band Management"],
          [2, 2, "IPv6 routing topology"],
          [3, 3, "IPv4 multicast routing topology"],
          [4, 4, "IPv6 multicast routing topology"],
          [5, 5, "IPv6 in-band management"],
          [6, 3995, "Reserved for IETF Consensus"],
          [3996, 4095, "Development, Experimental and Proprietary features"],
        ],
      }),
      elements: options(
        { code: u8({ filter: "" }), length: u8({ filter: "" }) },
        {
          "SPB MCID": {
            code: 4,
            label: "SPB MCID",
            value: struct({
              mcid: bytes(51, { label: "MCID" }),
              aux: bytes(51, { filter: "aux_mcid", label: "Aux MCID" }),
              rest: bytes("rest", { filter: "" }),
            }),
          },
          "SPB Digest": {
            code: 5,
            label: "SPB Digest",
            value: struct({
              reserved: bits(3, { filter: "" }),
              v: bits(1, { filter: "digest.v", label: "V", type: "FT_UINT8" }),
              a: bits(2, { filter: "digest.a", label: "A" }),
              d: bits(2, { filter: "digest.d", label: "D" }),
              digest: bytes("rest", { label: "Digest" }),
            }),
          },
        },
        { filter: "" },
      ),
    }),
  },
  Authentication: authentication("clv_authentication"),
  "Point-to-point Adjacency State": {
    code: 240,
    label: "Point-to-point Adjacency State",
    value: struct({
      state: u8({ filter: "adjacency_state", label: "Adjacency State", names: { Up: 0, Initializing: 1, Down: 2 } }),
      circuit: when(
        { left: 4 },
        u32({ filter: "extended_local_circuit_id", label: "Extended Local circuit ID", show: "hex" }),
      ),
      neighbour: when({ left: SYSTEM }, systemId(SYSTEM, { filter: "neighbor_systemid", label: "Neighbor SystemID" })),
      neighbourCircuit: when(
        { left: 4 },
        u32({
          filter: "neighbor_extended_local_circuit_id",
          label: "Neighbor Extended Local circuit ID",
          show: "hex",
        }),
      ),
    }),
  },
};

/** Which link states a router has, of which it wants to be told, or has been. */
export const entryElements: OptionCases = {
  "LSP entries": {
    code: 9,
    label: "LSP entries",
    value: repeated(
      struct({
        life: u16({ filter: "=isis.csnp.lsp_remain_life", label: "Remaining Lifetime" }),
        id: systemId(8, { filter: "=isis.csnp.lsp_id", label: "LSP-ID" }),
        sequence: u32({ filter: "=isis.csnp.lsp_seq_num", label: "LSP Sequence Number", show: "hex" }),
        checksum: u16({ filter: "=isis.csnp.lsp_checksum", label: "LSP checksum", show: "hex" }),
      }),
      { filter: "" },
    ),
  },
};
