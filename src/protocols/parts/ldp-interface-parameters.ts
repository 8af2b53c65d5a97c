import { sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, repeated, struct, text, u16, u32, u8, variant, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { interfaceParameters } from "./ldp-pseudowire-names.ts";

/** A parameter whose length does not count itself, and all behind it. */
const malformed = bytes("rest", {
  filter: "malformed_interface_parameter",
  label: "Malformed interface parameter",
  type: "FT_NONE",
  expert: { severity: "Error", group: "Malformed" },
});

/** What is said of the interface at the end of a pseudo wire (RFC 4447 5.5), by Wireshark's names for one of two places. */
export function interfaceParametersOf(
  place: "msg.tlv.fec.vc.intparam" | "msg.tlv.intparam",
  bfd: readonly [name: string, label: string],
) {
  const named = (name: string, label: string) => ({ filter: `${place}.${name}`, label });
  const bit = (name: string, label: string, truth?: readonly [string, string]): AnyField =>
    bits(1, { ...named(name, label), type: "FT_BOOLEAN", word: 16, ...(truth ? { truth } : {}) });
  const verification = (
    name: string,
    label: string,
    views: readonly (readonly [name: string, label: string])[],
  ): AnyField =>
    struct(
      {
        types: u8({
          filter: "",
          views: views.map(([one, words], at) => bitView(`${place}.vccv.${name}_${one}`, words, 1 << at)),
        }),
      },
      { filter: "", label, line: `ldp.${name}` },
    );
  const parameter = struct(
    {
      id: u8({ ...named("id", "ID"), show: "hex", strings: interfaceParameters }),
      length: u8({ ...named("length", "Length"), auto: sizeOf("value", { add: 2 }) }),
      value: choice(
        "id",
        {
          1: u16(named("mtu", "MTU")),
          2: u16(named("maxatm", "Number of Cells")),
          3: text("rest", named("desc", "Description")),
          4: u16(named("cepbytes", "Payload Bytes")),
          5: struct(
            {
              ais: bit("cepopt_ais", "AIS"),
              une: bit("cepopt_une", "UNE"),
              rtp: bit("cepopt_rtp", "RTP"),
              ebm: bit("cepopt_ebm", "EBM"),
              mah: bit("cepopt_mah", "MAH"),
              reserved: bits(6, { ...named("cepopt_res", "Reserved"), type: "FT_UINT16", show: "hex", word: 16 }),
              type: bits(3, {
                ...named("cepopt_ceptype", "CEP Type"),
                type: "FT_UINT16",
                show: "hex",
                word: 16,
                strings: {
                  0: "SPE mode (STS-1/STS-Mc)",
                  1: "VT mode (VT1.5/VT2/VT3/VT6)",
                  2: "Fractional SPE (STS-1/VC-3/VC-4)",
                },
              }),
              t3: bit("cepopt_t3", "Async T3"),
              e3: bit("cepopt_e3", "Async E3"),
            },
            { filter: "", label: "CEP Options", line: "ldp.cep_options" },
          ),
          6: u16(named("vlanid", "VLAN Id")),
          7: u32(named("tdmbps", "BPS")),
          8: u16(named("dlcilen", "DLCI Length")),
          10: u16(named("fcslen", "FCS Length")),
          11: struct(
            {
              rtp: bit("tdmopt_r", "R Bit", ["Expects to receive RTP Header", "Does not expect to receive RTP Header"]),
              differential: bit("tdmopt_d", "D Bit", [
                "Expects the peer to use Differential timestamping",
                "Does not expect the peer to use Differential timestamping",
              ]),
              flavour: bit("tdmopt_f", "F Bit", ["Expects TDMoIP encapsulation", "Expects CESoPSN encapsulation"]),
              reserved: bits(13, { ...named("tdmopt_res1", "RSVD-1"), type: "FT_UINT16", show: "hex" }),
              header: when(
                { left: 8 },
                struct(
                  {
                    unused: bits(1, { filter: "" }),
                    payloadType: bits(7, named("tdmopt_pt", "PT")),
                    reserved: u8({ ...named("tdmopt_res2", "RSVD-2"), show: "hex" }),
                    frequency: u16(named("tdmopt_freq", "FREQ")),
                    source: u32({ ...named("tdmopt_ssrc", "SSRC"), show: "hex" }),
                  },
                  { filter: "" },
                ),
              ),
            },
            { filter: "" },
          ),
          12: struct(
            {
              channels: verification("cctype", "CC Type", [
                ["cw", "PWE3 Control Word"],
                ["mplsra", "MPLS Router Alert"],
                ["ttl1", "MPLS Inner Label TTL = 1"],
              ]),
              verifications: verification("cvtype", "CV Type", [
                ["icmpping", "ICMP Ping"],
                ["lspping", "LSP Ping"],
                bfd,
              ]),
            },
            { filter: "" },
          ),
          ...(place === "msg.tlv.intparam" ? {} : { 23: flowLabel(place) }),
        },
        { otherwise: bytes("rest", { filter: "" }), size: { by: "length", minus: 2 } },
      ),
    },
    { filter: "", label: "Interface Parameter", line: "ldp.interface_parameter" },
  );
  return repeated(
    variant(
      [
        {
          starts: [
            [
              [0, 255],
              [2, 255],
            ],
          ],
          of: parameter,
        },
        {
          starts: [
            [
              [0, 255],
              [0, 1],
            ],
          ],
          of: malformed,
        },
      ],
      { otherwise: parameter },
    ),
    { filter: "" },
  );
}

/** Whether labels that spread flows over paths are sent and understood (RFC 6391 4). */
function flowLabel(place: string): AnyField {
  return struct(
    {
      transmit: bits(1, {
        filter: `${place}.flowlabel.t`,
        label: "Flow Label Transmit bit",
        type: "FT_UINT8",
        word: 8,
      }),
      receive: bits(1, { filter: `${place}.flowlabel.r`, label: "Flow Label Receive bit", type: "FT_UINT8", word: 8 }),
      reserved: bits(14, {
        filter: `${place}.flowlabel.res`,
        label: "Flow Label Reserved",
        type: "FT_UINT16",
        show: "hex",
        word: 16,
      }),
    },
    { filter: "" },
  );
}
