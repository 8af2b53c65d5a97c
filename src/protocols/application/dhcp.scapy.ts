import { parseMac } from "../../bytes/addresses.ts";
import { encodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { bytes, custom, flags } from "../../definition/fields.ts";
import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { BOOTP, DHCP } from "./dhcp.ts";

const SIZE = 16;
/** A hardware address as text, or the octets of its place; what is missing is zeros. */
const hardwareAddress: Custom<string | Uint8Array> = {
  name: "hardware address of 16 octets",
  single: true,
  skip: (_bytes, at) => at + SIZE,
  read: ({ bytes: octets }, start, end) => octets.slice(start, end),
  write(writer, value = "") {
    const octets = typeof value === "string" ? (parseMac(value) ?? encodeText(value)) : value;
    writer.octets(octets.subarray(0, SIZE));
    writer.zeros(Math.max(0, SIZE - octets.length));
  },
};

export const layers = scapyLayers([
  messageOf(
    BOOTP,
    "BOOTP",
    {},
    {
      without: ["chaddr_padding"],
      fields: {
        flags: flags(16, [
          "b0",
          "b1",
          "b2",
          "b3",
          "b4",
          "b5",
          "b6",
          "b7",
          "b8",
          "b9",
          "b10",
          "b11",
          "b12",
          "b13",
          "b14",
          "B",
        ]),
        chaddr: custom(hardwareAddress),
        options: bytes("rest"),
      },
      requires: { UDP: { sport: 67, dport: 68 } },
    },
  ),
  messageOf(
    DHCP,
    "DHCP",
    { cookie: 0x63825363 },
    {
      without: ["cookie"],
      requires: { BOOTP: { options: Uint8Array.of(0x63, 0x82, 0x53, 0x63) } },
    },
  ),
]);
