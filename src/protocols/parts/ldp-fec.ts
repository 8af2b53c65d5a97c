import { sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, repeated, struct, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { interfaceParametersOf } from "./ldp-interface-parameters.ts";
import { fecTypes } from "./ldp-names.ts";
import { prefix } from "./ldp-prefix.ts";
import { pseudowireTypes } from "./ldp-pseudowire-names.ts";

/** What both kinds of pseudo wires begin with. */
const wire = {
  controlWord: bits(1, {
    filter: "msg.tlv.fec.pw.controlword",
    label: "C-bit",
    type: "FT_BOOLEAN",
    word: 8,
    truth: ["Control Word Present", "Control Word NOT Present"],
  }),
  pwType: bits(15, {
    filter: "msg.tlv.fec.pw.pwtype",
    label: "PW Type",
    type: "FT_UINT16",
    show: "hex",
    strings: pseudowireTypes,
  }),
};

/** A name for one end of a pseudo wire, or for all that belong together (RFC 4447 5.3). */
function identifier(name: string, label: string, length = "Length"): AnyField {
  return struct(
    {
      type: u8({ filter: `msg.tlv.fec.gen.${name}.type`, label: `${label} Type` }),
      length: u8({
        filter: `msg.tlv.fec.gen.${name}.length`,
        label: `${label} ${length}`,
        auto: sizeOf("value"),
      }),
      value: bytes({ by: "length" }, { filter: `msg.tlv.fec.gen.${name}.value`, label: `${label} Value` }),
    },
    { filter: "" },
  );
}

/** A description of packets that a label is for: of all, of those to a prefix, of those in a pseudo wire. */
const element = struct(
  {
    type: u8({ filter: "msg.tlv.fec.type", label: "FEC Element Type", strings: fecTypes, default: 2 }),
    value: choice(
      "type",
      {
        1: struct({}, { filter: "" }),
        2: prefix(false),
        3: prefix(true),
        128: struct(
          {
            ...wire,
            infoLength: u8({
              filter: "msg.tlv.fec.pw.infolength",
              label: "PW Info Length",
              auto: sizeOf("info"),
            }),
            group: u32({ filter: "msg.tlv.fec.pw.groupid", label: "Group ID" }),
            info: struct(
              {
                id: when({ left: 4 }, u32({ filter: "msg.tlv.fec.pw.pwid", label: "PW ID" })),
                parameters: interfaceParametersOf("msg.tlv.fec.vc.intparam", [
                  "bfd1",
                  "BFD IP/UDP-encapsulated, for PW Fault Detection only",
                ]),
              },
              { filter: "", size: { by: "infoLength" } },
            ),
          },
          { filter: "" },
        ),
        129: struct(
          {
            ...wire,
            infoLength: u8({
              filter: "msg.tlv.fec.pw.infolength",
              label: "PW Info Length",
              auto: sizeOf("attachmentGroup", { through: "target" }),
            }),
            attachmentGroup: identifier("agi", "AGI"),
            source: identifier("saii", "SAII"),
            target: identifier("taii", "TAII", "length"),
          },
          { filter: "" },
        ),
      },
      { otherwise: bytes("rest", { filter: "" }) },
    ),
  },
  { filter: "", label: "FEC Element", line: "ldp.fec_element" },
);

/** Which packets a message is about (RFC 5036 3.4.1). */
export const fec = struct(
  { elements: repeated(element, { filter: "" }) },
  { filter: "", label: "FEC Elements", line: "ldp.fec_elements" },
);
