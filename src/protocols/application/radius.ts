import { wholeLength } from "../../definition/auto.ts";
import { bytes, choice, implied, options, u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { radiusExchangeFields } from "../parts/exchange-fields.ts";
import { radiusAttributes } from "../parts/radius-attributes.ts";

const codes = {
  "Access-Request": 1,
  "Access-Accept": 2,
  "Access-Reject": 3,
  "Accounting-Request": 4,
  "Accounting-Response": 5,
  "Accounting-Status": 6,
  "Password-Request": 7,
  "Password-Ack": 8,
  "Password-Reject": 9,
  "Accounting-Message": 10,
  "Access-Challenge": 11,
  "Status-Server": 12,
  "Status-Client": 13,
  "Resource-Free-Request": 21,
  "Resource-Free-Response": 22,
  "Resource-Query-Request": 23,
  "Resource-Query-Response": 24,
  "Alternate-Resource-Reclaim-Request": 25,
  "NAS-Reboot-Request": 26,
  "NAS-Reboot-Response": 27,
  "Next-Passcode": 29,
  "New-Pin": 30,
  "Terminate-Session": 31,
  "Password-Expired": 32,
  "Event-Request": 33,
  "Event-Response": 34,
  "Disconnect-Request": 40,
  "Disconnect-ACK": 41,
  "Disconnect-NAK": 42,
  "CoA-Request": 43,
  "CoA-ACK": 44,
  "CoA-NAK": 45,
  "IP-Address-Allocate": 50,
  "IP-Address-Release": 51,
  "Protocol-Error": 52,
} as const;

const isRequest = implied({ filter: "req", label: "Request", hidden: true });
const isResponse = implied({ filter: "rsp", label: "Response", hidden: true });
const directions = {
  "Access-Request": isRequest,
  "Access-Accept": isResponse,
  "Access-Reject": isResponse,
  "Accounting-Request": isRequest,
  "Accounting-Response": isResponse,
  "Access-Challenge": isResponse,
  "Disconnect-Request": isRequest,
  "Disconnect-ACK": isResponse,
  "Disconnect-NAK": isResponse,
  "CoA-Request": isRequest,
  "CoA-ACK": isResponse,
  "CoA-NAK": isResponse,
};

const ANY = [0, 255] as const;

/** Remote Authentication Dial In User Service: authentication, accounting and dynamic authorization. */
export const Radius = protocol({
  name: "radius",
  holds: ["eap"],
  layer: "Radius",
  title: "RADIUS Protocol",
  spec: "RFC 2865",
  startsWith: Object.values(codes).flatMap((code) => [
    [code, ANY, 0, [20, 255]] as const,
    [code, ANY, [1, 15]] as const,
    [code, ANY, 16, 0] as const,
  ]),
  carriedBy: { "udp.port": [1645, 1646, 1700, 1812, 1813, 3799] },
  exchange: {
    shares: [1, 1],
    kind: {
      offset: 0,
      mask: 0xff,
      request: [1, 4, 7, 12, 33, 40, 43],
      response: [2, 3, 5, 8, 9, 11, 13, 34, 41, 42, 44, 45],
    },
    repeats: [4, 16],
  },
  generated: radiusExchangeFields,
  summary: "RADIUS {code}",
  fields: {
    code: u8({ label: "Code", names: codes, default: 1 }),
    id: u8({ label: "Identifier" }),
    len: u16({ filter: "length", label: "Length", auto: wholeLength() }),
    authenticator: bytes(16, { label: "Authenticator" }),
    /** Which of them it is; other codes are neither. */
    direction: choice("code", directions, { otherwise: implied({ filter: "" }) }),
    attributes: options(
      {
        code: u8({ filter: "avp.type", label: "Type" }),
        length: u8({ filter: "avp.length", label: "Length" }),
        counts: "whole",
        size: { by: "len", minus: 20 },
        type: "FT_BYTES",
        unknown: { filter: "avp", label: "AVP", data: "Unknown_Attribute", dataLabel: "Unknown-Attribute" },
      },
      radiusAttributes,
      { filter: "", label: "Attribute Value Pairs" },
    ),
  },
});
