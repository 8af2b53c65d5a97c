import { double, frameNumber, relativeTime, u8 } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";
import type { Exchange } from "../../definition/protocol.ts";

/** A query and its response have the same identifier; a query that is repeated within seconds is the same one. */
export const dnsExchange: Exchange = {
  shares: [0, 2],
  kind: { offset: 2, mask: 0x80, request: [0], response: [0x80] },
  again: 5,
};

/** Fields of DNS about requests and responses (flows/exchanges.ts). */
export const dnsExchangeFields: Fields = {
  request: frameNumber({ filter: "response_to", label: "Request In" }),
  responseTime: relativeTime({ filter: "time", label: "Time" }),
  again: u8({ filter: "retransmission", label: "Retransmission", type: "FT_BOOLEAN" }),
  requestAgain: frameNumber({
    filter: "retransmit_request_in",
    label: "Retransmitted request. Original request in",
  }),
  responseAgain: frameNumber({
    filter: "retransmit_response_in",
    label: "Retransmitted response. Original response in",
  }),
};

/** Fields of ICMP about echo requests and replies. */
export const echoExchangeFields: Fields = {
  request: frameNumber({ filter: "resp_to", label: "Request frame" }),
  responseMilliseconds: double({ filter: "resptime", label: "Response time", unit: " ms" }),
};

/** The same of ICMPv6. */
export const echo6ExchangeFields: Fields = {
  request: frameNumber({ filter: "resp_to", label: "Response To" }),
  responseMilliseconds: double({ filter: "resptime", label: "Response Time", unit: " ms" }),
};

/** Fields of RADIUS about requests and responses. */
export const radiusExchangeFields: Fields = {
  request: frameNumber({ filter: "reqframe", label: "Request Frame" }),
  responseTime: relativeTime({ filter: "time", label: "Time from request" }),
};
