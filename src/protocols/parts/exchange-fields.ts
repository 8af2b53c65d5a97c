import { double, frameNumber, relativeTime, text, u32, u8 } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";
import type { Exchange } from "../../definition/messages.ts";

/** A query and its response have the same identifier; a query that is repeated within seconds is the same one. */
export const dnsExchange: Exchange = {
  shares: [0, 2],
  kind: { offset: 2, mask: 0x80, request: [0], response: [0x80] },
  again: 5,
  whole: true,
};

/** Fields of DNS about requests and responses (flows/exchanges.ts). */
export const dnsExchangeFields: Fields = {
  response: frameNumber({ filter: "response_in", label: "Response In" }),
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
  response: frameNumber({ filter: "resp_in", label: "Response frame" }),
  request: frameNumber({ filter: "resp_to", label: "Request frame" }),
  responseMilliseconds: double({ filter: "resptime", label: "Response time", unit: " ms" }),
};

/** The same of ICMPv6. */
export const echo6ExchangeFields: Fields = {
  response: frameNumber({ filter: "resp_in", label: "Response In" }),
  request: frameNumber({ filter: "resp_to", label: "Response To" }),
  responseMilliseconds: double({ filter: "resptime", label: "Response Time", unit: " ms" }),
};

/** Fields of RADIUS about requests and responses. */
export const radiusExchangeFields: Fields = {
  response: frameNumber({ filter: "rspframe", label: "Response Frame" }),
  request: frameNumber({ filter: "reqframe", label: "Request Frame" }),
  responseTime: relativeTime({ filter: "time", label: "Time from request" }),
  numberAgain: u32({ filter: "dup", label: "Duplicate Message ID", hidden: true }),
  requestAgain: frameNumber({ filter: "req.dup", label: "Duplicate Request Frame Number" }),
  responseAgain: frameNumber({ filter: "rsp.dup", label: "Duplicate Response Frame Number" }),
};

/** Fields of HTTP about requests and responses (flows/http/http-exchanges.ts). */
export const httpExchangeFields: Fields = {
  requestNumber: u32({ filter: "request_number", label: "Request number" }),
  responseNumber: u32({ filter: "response_number", label: "Response number" }),
  time: relativeTime({ filter: "time", label: "Time since request" }),
  previousRequest: frameNumber({ filter: "prev_request_in", label: "Prev request in frame" }),
  previousResponse: frameNumber({ filter: "prev_response_in", label: "Prev response in frame" }),
  requestIn: frameNumber({ filter: "request_in", label: "Request in frame" }),
  responseIn: frameNumber({ filter: "response_in", label: "Response in frame" }),
  nextRequest: frameNumber({ filter: "next_request_in", label: "Next request in frame" }),
  nextResponse: frameNumber({ filter: "next_response_in", label: "Next response in frame" }),
  responseFor: text("rest", { filter: "response_for.uri", label: "Request URI" }),
};

/** Fields of Modbus about requests and responses (flows/modbus-streams.ts). */
export const modbusExchangeFields: Fields = {
  "funcCode/request": frameNumber({ filter: "request_frame", label: "Request Frame", plain: true }),
  "funcCode/responseTime": relativeTime({ filter: "response_time", label: "Time from request", plain: true }),
};

/** Fields of EtherNet/IP about unconnected requests and responses (flows/exchanges.ts). */
export const enipExchangeFields: Fields = {
  response: frameNumber({ filter: "response_in", label: "Response In" }),
  request: frameNumber({ filter: "response_to", label: "Request In" }),
  responseTime: relativeTime({ filter: "time", label: "Time" }),
};
