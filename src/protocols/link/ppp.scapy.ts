import { sizeOf, wholeLength } from "../../definition/auto.ts";
import type { Custom } from "../../definition/custom.ts";
import { layerOf, messageOf } from "../../definition/derive.ts";
import { bytes, custom, u16, u8 } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { pppProtocols } from "../parts/ppp-protocols.ts";
import { PPP } from "./ppp.ts";

const octets = bytes("rest");
const length = u16({ auto: wholeLength() });
const authentication = { "Authenticate-Request": 1, "Authenticate-Ack": 2, "Authenticate-Nak": 3 } as const;
const handshake = { Challenge: 1, Response: 2, Success: 3, Failure: 4 } as const;
const overPAP = { carriedBy: { "ppp.protocol": 0xc023 } };
const overCHAP = { carriedBy: { "ppp.protocol": 0xc223 } };

const answer = (layer: string): Protocol =>
  layerOf(
    layer,
    {
      code: u8({ default: 2, names: authentication }),
      id: u8(),
      len: length,
      msg_len: u8({ auto: sizeOf("message") }),
      message: octets,
    },
    overPAP,
  );

/** A protocol number, which one octet is enough for where it is below 256 and odd (RFC 1661 6.5). */
const protocolNumber: Custom<number | string> = {
  name: "PPP protocol",
  single: true,
  skip: (all, at) => at + (all[at] & 1 ? 1 : 2),
  read: ({ bytes: all }, start, end) => (end - start === 1 ? all[start] : (all[start] << 8) | all[start + 1]),
  write(writer, value) {
    const number = typeof value === "string" ? (pppProtocols as { readonly [name: string]: number })[value] : value;
    if (number === undefined) throw new RangeError(`proto: no protocol is named "${String(value)}"`);
    writer.uint(number, number < 256 && number % 2 === 1 ? 1 : 2);
  },
};

export const layers = scapyLayers([
  messageOf(
    PPP,
    "PPP",
    {},
    {
      fields: { proto: custom(protocolNumber, { default: 0x21 }) },
      requires: { PPPoE: { code: 0 }, GRE_PPTP: { proto: 0x880b } },
    },
  ),
  answer("PPP_PAP"),
  answer("PPP_PAP_Response"),
  layerOf(
    "PPP_PAP_Request",
    {
      code: u8({ default: 1, names: authentication }),
      id: u8(),
      len: length,
      username_len: u8({ auto: sizeOf("username") }),
      username: octets,
      passwd_len: u8({ auto: sizeOf("password") }),
      password: octets,
    },
    overPAP,
  ),
  layerOf("PPP_CHAP", { code: u8({ default: 1, names: handshake }), id: u8(), len: length, data: octets }, overCHAP),
  layerOf(
    "PPP_CHAP_ChallengeResponse",
    {
      code: u8({ default: 1, names: handshake }),
      id: u8(),
      len: length,
      value_size: u8({ auto: sizeOf("value") }),
      value: bytes("rest", { default: new Uint8Array(8) }),
      optional_name: octets,
    },
    overCHAP,
  ),
]);
