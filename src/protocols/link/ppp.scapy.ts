import { sizeOf, wholeLength } from "../../definition/auto.ts";
import { layerOf } from "../../definition/derive.ts";
import { bytes, u16, u8 } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";

const octets = bytes("rest");
const length = u16({ auto: wholeLength() });
// oxfmt-ignore
const authenticationCodes = {
  "Authenticate-Request": 1, "Authenticate-Ack": 2, "Authenticate-Nak": 3,
} as const;
const authentication = { ...authenticationCodes };
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

export const layers = scapyLayers([
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
