import { wholeLength } from "../../definition/auto.ts";
import { bytes, implied, text, u16, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const length = u16({ filter: "length", label: "Length", auto: wholeLength() });
const identifier = u8({ filter: "identifier", label: "Identifier" });

/** Wireshark has all behind the header inside it. */
const data = implied({ filter: "data", label: "Data", type: "FT_NONE", holds: true });

/** Name and password in the clear. */
export const PAP = protocol({
  name: "pap",
  layer: "PPP_PAP",
  title: "PPP Password Authentication Protocol",
  short: "PPP PAP",
  spec: "RFC 1334",
  carriedBy: { "ppp.protocol": 0xc023, ethertype: 0xc023, "mobile.pap": [[1, 3]] },
  summary: "PAP {code}",
  fields: {
    code: u8({
      label: "Code",
      names: { "Authenticate-Request": 1, "Authenticate-Ack": 2, "Authenticate-Nak": 3 },
      default: 1,
    }),
    id: identifier,
    len: length,
    data: when({ left: 1 }, data),
    username: when(
      { field: "code", is: [1] },
      text(
        { prefix: 1, named: { filter: "peer_id.length", label: "Peer-ID-Length" } },
        { filter: "peer_id", label: "Peer-ID" },
      ),
    ),
    password: when(
      { field: "code", is: [1] },
      text(
        { prefix: 1, named: { filter: "password.length", label: "Password-Length" } },
        { filter: "password", label: "Password" },
      ),
    ),
    message: when(
      { left: 1 },
      when(
        { field: "code", is: [2, 3] },
        text(
          { prefix: 1, named: { filter: "message.length", label: "Message-Length" } },
          { filter: "message", label: "Message" },
        ),
      ),
    ),
  },
});

/** A challenge, and the answer that proves a secret without saying it. */
export const CHAP = protocol({
  name: "chap",
  layer: "PPP_CHAP",
  title: "PPP Challenge Handshake Authentication Protocol",
  short: "PPP CHAP",
  spec: "RFC 1994",
  carriedBy: { "ppp.protocol": 0xc223, ethertype: 0xc223, "mobile.chap": [[1, 4]] },
  summary: "CHAP {code}",
  fields: {
    code: u8({ label: "Code", names: { Challenge: 1, Response: 2, Success: 3, Failure: 4 }, default: 1 }),
    id: identifier,
    len: length,
    body: when({ left: 1 }, when({ field: "code", is: [1, 2] }, data)),
    value: when(
      { field: "code", is: [1, 2] },
      bytes({ prefix: 1, named: { filter: "value_size", label: "Value Size" } }, { filter: "value", label: "Value" }),
    ),
    optional_name: when({ field: "code", is: [1, 2] }, text("rest", { filter: "name", label: "Name" })),
    data: when({ field: "code", is: [1, 2], not: true }, text("rest", { filter: "message", label: "Message" })),
  },
});
