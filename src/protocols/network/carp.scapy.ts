import { messageOf } from "../../definition/derive.ts";
import { u32 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { CARP } from "./carp.ts";

const words = Object.fromEntries(
  ["counter1", "counter2", "hmac1", "hmac2", "hmac3", "hmac4", "hmac5"].map((key) => [key, u32()]),
);

export const layers = scapyLayers([
  messageOf(
    CARP,
    "CARP",
    {},
    {
      without: ["counter", "hmac"],
      defaults: { version: 4, type: 4, advbase: 0, authlen: 0 },
      fields: words,
      carriedBy: { "ip.proto": 112 },
      requires: { IP: { dst: "224.0.0.18" } },
    },
  ),
]);
