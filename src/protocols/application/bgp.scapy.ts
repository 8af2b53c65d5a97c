import { headerLengthIn, wholeLength } from "../../definition/auto.ts";
import { fieldAt, layerOf, messageOf, structOf, type Derivation } from "../../definition/derive.ts";
import { bytes, u16, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { BGP } from "./bgp.ts";

/** The header alone: its message is the next layer. */
const header = (layer: string): Protocol =>
  messageOf(
    BGP,
    layer,
    {},
    {
      without: ["message"],
      fields: { len: u16({ auto: wholeLength() }) },
      next: { table: "crafted.bgp", by: ["type"] },
    },
  );
const message = (type: number, layer: string, about: Derivation): Protocol =>
  structOf(fieldAt(BGP, "message", `${type}`), layer, {}, { ...about, carriedBy: { "crafted.bgp": type } });
const parameters = fieldAt(BGP, "message", "1", "parameters");
const capabilities = (parameters as AnyField & { kind: "struct" }).fields.value as AnyField & { kind: "choice" };
const capability = (code: number, layer: string, about: Derivation = {}): Protocol =>
  structOf(
    capabilities.cases[2],
    layer,
    { type: code },
    {
      ...about,
      names: { type: "code", value: "cap_data", ...about.names },
      fields: { length: u8({ auto: headerLengthIn(1, { minus: 2 }) }), ...about.fields },
    },
  );

export const layers = scapyLayers([
  header("BGPHeader"),
  header("BGP"),
  messageOf(BGP, "BGPKeepAlive", { type: 4 }),
  message(1, "BGPOpen", {
    names: {
      as: "my_as",
      holdTime: "hold_time",
      identifier: "bgp_id",
      parametersLength: "opt_param_len",
      parameters: "opt_params",
    },
    defaults: { hold_time: 0 },
  }),
  message(3, "BGPNotification", {
    names: { major: "error_code", minor: "error_subcode" },
    fields: { error_subcode: u8(), data: bytes("rest") },
  }),
  message(5, "BGPRouteRefresh", { names: { filters: "orf_data" } }),
  structOf(
    parameters,
    "BGPOptParam",
    {},
    {
      names: { type: "param_type", length: "param_length", value: "param_value" },
      fields: { param_value: bytes({ by: "param_length" }) },
    },
  ),
  layerOf("BGPAuthenticationInformation", { authentication_code: u8(), authentication_data: bytes("rest") }),
  capability(0, "BGPCapGeneric"),
  capability(0, "BGPCapability"),
  capability(1, "BGPCapMultiprotocol", { fields: { reserved: u8() }, defaults: { afi: 0, safi: 0 } }),
  capability(65, "BGPCapFourBytesASN", { names: { value: "asn" } }),
]);
