import { bytes, implied, mark, text, u16, u8 } from "../../definition/fields.ts";
import type { AnyField, FieldType, ValueStrings } from "../../definition/kinds.ts";
import { bitView, SET } from "./bit-view.ts";
import { laidOut, type Page } from "./laid-out.ts";

/** Types of packets (RFC 8907 4.1). */
export const tacacsTypes = { 1: "Authentication", 2: "Authorization", 3: "Accounting" } as const;
const methods = {
  0: "NOT_SET",
  1: "NONE",
  2: "KRB5",
  3: "LINE",
  4: "ENABLE",
  5: "LOCAL",
  6: "TACACSPLUS",
  8: "GUEST",
  16: "RADIUS",
  17: "KRB4",
  32: "RCMD",
};

const words = (filter: string, label: string, type: FieldType = "FT_STRINGZ"): AnyField =>
  text("rest", { filter, label, type });
const count = (filter: string, label: string): AnyField => u8({ filter, label });
const length = (filter: string, label: string): AnyField => u16({ filter, label });
const code = (filter: string, label: string, strings?: ValueStrings): AnyField =>
  u8({ filter, label, show: "hex", ...(strings ? { strings } : {}) });
const group = (label: string, line?: string): AnyField => mark({ filter: "", label, ...(line ? { line } : {}) });

const fields = {
  request: implied({ filter: "request", label: "Request", hidden: true }),
  response: implied({ filter: "response", label: "Response", hidden: true }),
  body: group("Body", "tacplus.body"),
  bogus: mark({ filter: "bogus_data", label: "Bogus data", expert: { severity: "Warn", group: "Protocol" } }),
  invalid: mark({
    filter: "packet_len.invalid",
    label: "Invalid length",
    expert: { severity: "Warn", group: "Protocol" },
  }),
  action: u8({
    filter: "authen_action",
    label: "Action",
    strings: {
      1: "Inbound Login",
      2: "Change password request",
      3: "Send password request",
      4: "Outbound Request (SENDAUTH)",
    },
  }),
  privilege: u8({ filter: "privilege_level", label: "Privilege Level" }),
  authenticationType: u8({
    filter: "authentication_type",
    label: "Authentication type",
    strings: { 1: "ASCII", 2: "PAP", 3: "CHAP", 4: "ARAP", 5: "MS-CHAP" },
  }),
  service: u8({
    filter: "service",
    label: "Service",
    strings: {
      0: "TAC_PLUS_AUTHEN_SVC_NONE",
      1: "Login",
      2: "ENABLE",
      3: "PPP",
      4: "ARAP",
      5: "TAC_PLUS_AUTHEN_SVC_PT",
      6: "TAC_PLUS_AUTHEN_SVC_RCMD",
      7: "TAC_PLUS_AUTHEN_SVC_X25",
      8: "TAC_PLUS_AUTHEN_SVC_NASI",
      9: "TAC_PLUS_AUTHEN_SVC_FWPROXY",
    },
  }),
  userLength: count("user_len", "User len"),
  user: words("user", "User"),
  portLength: count("port_len", "Port len"),
  port: words("port", "Port"),
  addressLength: count("address_len", "Remaddr len"),
  address: words("remote_address", "Remote Address"),
  asciiLength: count("ascii_length", "ASCII Data Length"),
  passwordLength: count("password_length", "Password Length"),
  chapLength: count("chap_data_length", "CHAP Data Length"),
  arapLength: count("arap_data_length", "ARAP Data Length"),
  mschapLength: count("mschap_data_length", "MSCHAP Data Length"),
  dataLength: count("data_length", "Data"),
  data: bytes("rest", { filter: "data", label: "Data" }),
  password: words("auth_password", "Password"),
  chap: group("CHAP Data"),
  chapId: u8({ filter: "chap.id", label: "ID" }),
  chapChallenge: words("chap.challenge", "Challenge"),
  chapResponse: words("chap.response", "Response"),
  mschap: group("MSCHAP Data"),
  mschapId: u8({ filter: "mschap.id", label: "ID" }),
  mschapChallenge: words("mschap.challenge", "Challenge"),
  mschapResponse: words("mschap.response", "Response"),
  arap: group("ARAP Data"),
  nasChallenge: words("arap.nas_challenge", "Nas Challenge"),
  remoteChallenge: words("arap.remote_challenge", "Remote Challenge"),
  remoteResponse: words("arap.remote_response", "Remote Response"),
  continueFlags: code("body_authen_req_cont.flags", "Flags"),
  continueUserLength: length("body_authen_req_cont.user_length", "User length"),
  continueUser: words("body_authen_req_cont.user", "User", "FT_STRING"),
  continueDataLength: length("body_authen_req_cont.data_length", "Data length"),
  status: code("body_authen_rep.status", "Status", {
    1: "Authentication Passed",
    2: "Authentication Failed",
    3: "Send Data",
    4: "Send Username",
    5: "Send Password",
    6: "Restart Authentication Sequence",
    7: "Unrecoverable Error",
    33: "Use Alternate Server",
  }),
  replyFlags: code("body_authen_rep.flags", "Flags"),
  messageLength: length("body_authen_rep.server_msg_len", "Server message length"),
  message: words("body_authen_rep.server_msg", "Server message", "FT_STRING"),
  replyDataLength: length("body_authen_rep_server.data_len", "Data length"),
  requestMethod: code("body_author_req.auth_method", "Auth Method", methods),
  requestArguments: count("body_author_req.arg_count", "Arg count"),
  argumentLength: count("arg_length", "Length"),
  argument: words("arg_value", "Value"),
  authorizationStatus: code("body_author_rep.auth_status", "Auth Status", {
    1: "PASS_ADD",
    2: "PASS_REPL",
    16: "FAIL",
    17: "ERROR",
    33: "FOLLOW",
  }),
  authorizationMessageLength: length("body_author_rep_server.msg_len", "Server Msg length"),
  authorizationDataLength: length("body_author_rep_server.data_len", "Data length"),
  replyArguments: count("body_author_rep.arg_count", "Arg count"),
  accountingFlags: u8({
    filter: "acct.flags",
    label: "Flags",
    show: "hex",
    views: [
      bitView("acct.flags.more", "More", 0x01, SET),
      bitView("acct.flags.start", "Start", 0x02, SET),
      bitView("acct.flags.stop", "Stop", 0x04, SET),
      bitView("acct.flags.watchdog", "Watchdog", 0x08, SET),
    ],
  }),
  accountingMethod: code("acct.auth_method", "Auth Method", methods),
  accountingArguments: count("acct.arg_count", "Arg count"),
  accountingStatus: code("body_acct.status", "Status", { 1: "Success", 2: "Error", 33: "Follow" }),
  accountingMessageLength: length("body_acct.msg_len", "Server Msg length"),
  accountingMessage: words("body_acct.server_msg", "Server message", "FT_STRING"),
  accountingDataLength: length("body_acct.data_len", "Data length"),
  accountingData: words("body_acct.data", "Data", "FT_STRING"),
};
type Name = keyof typeof fields;
type BodyPage = Page<Name>;

/** Octets of the header, and where it says what a packet is. */
const TYPE = 1;
const SEQUENCE = 2;
const FLAGS = 3;
const UNENCRYPTED = 1;

/** What stands in two places: how long it is, in an octet or two, and its octets at `from`; returns where those end. */
function apart(page: BodyPage, counter: Name, size: 1 | 2, at: number, value: Name | undefined, from: number): number {
  if (page.lacks || at + size > page.end) {
    page.fail();
    return from;
  }
  const octets = size === 1 ? page.bytes[at] : (page.bytes[at] << 8) | page.bytes[at + 1];
  page.place(counter, at, at + size);
  if (from + octets > page.end) page.fail();
  else if (value && octets > 0) page.place(value, from, from + octets);
  return from + octets;
}

/** Who asks, from where: their lengths at `at`, and what they are from `from` on. */
function asker(page: BodyPage, at: number, from: number): number {
  const user = apart(page, "userLength", 1, at, "user", from);
  const port = apart(page, "portLength", 1, at + 1, "port", user);
  return apart(page, "addressLength", 1, at + 2, "address", port);
}

/** Arguments: their lengths at `at`, and what they are from `from` on. */
function argumentsAt(page: BodyPage, number: number, at: number, from: number): void {
  let next = from;
  for (let i = 0; i < number && !page.lacks; i++) next = apart(page, "argumentLength", 1, at + i, "argument", next);
}

const MSCHAP_CHALLENGE = 8;
const RESPONSE = 16;
const MSCHAP_RESPONSE = 49;
const ARAP_PART = 8;

/** What somebody proves who they are by, whose length stands at `at`. */
function proof(page: BodyPage, type: number, at: number, from: number): void {
  const [counter, value] = (
    {
      1: ["asciiLength", "data"],
      2: ["passwordLength", "password"],
      3: ["chapLength", undefined],
      4: ["arapLength", undefined],
      5: ["mschapLength", undefined],
    } as { readonly [type: number]: readonly [Name, Name | undefined] }
  )[type] ?? ["dataLength", "data"];
  const stop = apart(page, counter, 1, at, value, from);
  if (page.lacks || value !== undefined || stop === from) return;
  page.at = from;
  page.window(stop - from, () => {
    if (type === 3)
      page.group("chap", page.left, () => {
        page.take("chapId");
        page.take("chapChallenge", page.left - RESPONSE);
        page.take("chapResponse", RESPONSE);
      });
    else if (type === 5)
      page.group("mschap", page.left, () => {
        page.take("mschapId");
        page.take("mschapChallenge", page.left - MSCHAP_RESPONSE);
        page.take("mschapResponse", MSCHAP_RESPONSE);
      });
    else
      page.group("arap", page.left, () => {
        page.take("nasChallenge", MSCHAP_CHALLENGE);
        page.take("remoteChallenge", ARAP_PART);
        page.take("remoteResponse", ARAP_PART);
      });
  });
}

function start(page: BodyPage): void {
  page.take("action");
  page.take("privilege");
  const type = page.take("authenticationType");
  page.take("service");
  const { at } = page;
  const rest = asker(page, at, at + 4);
  proof(page, type, at + 3, rest);
}

function goesOn(page: BodyPage): void {
  const { at } = page;
  if (page.left < 5) return page.fail();
  page.place("continueFlags", at + 4, at + 5);
  const user = apart(page, "continueUserLength", 2, at, "continueUser", at + 5);
  apart(page, "continueDataLength", 2, at + 2, "data", user);
}

function authenticationReply(page: BodyPage): void {
  page.take("status");
  page.take("replyFlags");
  const { at } = page;
  const data = apart(page, "messageLength", 2, at, "message", at + 4);
  apart(page, "replyDataLength", 2, at + 2, "data", data);
}

function authorizationRequest(page: BodyPage): void {
  page.take("requestMethod");
  page.take("privilege");
  page.take("authenticationType");
  page.take("service");
  withArguments(page, "requestArguments");
}

function withArguments(page: BodyPage, counter: Name): void {
  const { at } = page;
  const number = page.peek(1, 3);
  const rest = asker(page, at, at + 4 + number);
  if (page.lacks || at + 4 > page.end) return page.fail();
  page.place(counter, at + 3, at + 4);
  argumentsAt(page, number, at + 4, rest);
}

function authorizationReply(page: BodyPage): void {
  const number = page.peek(1, 1);
  page.take("authorizationStatus");
  page.pass(1);
  const message = page.take("authorizationMessageLength");
  const data = page.take("authorizationDataLength");
  const { at } = page;
  page.place("replyArguments", at - 5, at - 4);
  argumentsAt(page, number, at, at + number + message + data);
}

function accountingRequest(page: BodyPage): void {
  page.take("accountingFlags");
  page.take("accountingMethod");
  page.take("privilege");
  page.take("authenticationType");
  page.take("service");
  withArguments(page, "accountingArguments");
}

function accountingReply(page: BodyPage): void {
  const { at } = page;
  if (page.left < 5) return page.fail();
  page.place("accountingStatus", at + 4, at + 5);
  const data = apart(page, "accountingMessageLength", 2, at, "accountingMessage", at + 5);
  apart(page, "accountingDataLength", 2, at + 2, "accountingData", data);
}

/** What bodies are by type, of requests and replies. */
const layouts: {
  readonly [type: number]: readonly [request: (page: BodyPage) => void, reply: (page: BodyPage) => void];
} = {
  1: [(page) => (page.bytes[page.layerStart + SEQUENCE] === 1 ? start : goesOn)(page), authenticationReply],
  2: [authorizationRequest, authorizationReply],
  3: [accountingRequest, accountingReply],
};

/** The body of a packet, as far as it is not encrypted (RFC 8907 5 to 7). Clients send those of odd numbers. */
export const tacacsBody = laidOut(
  "body of TACACS+",
  fields,
  (page) => {
    const head = page.layerStart;
    const isReply = (page.bytes[head + SEQUENCE] & 1) === 0;
    page.place(isReply ? "response" : "request", head, head);
    if (page.left === 0) page.place("invalid", page.at, page.at);
    page.mark("body", page.left);
    if (!(page.bytes[head + FLAGS] & UNENCRYPTED)) return;
    page.within(() => {
      const lay = layouts[page.bytes[head + TYPE]];
      if (lay) lay[isReply ? 1 : 0](page);
      else page.mark("bogus", page.left);
    });
  },
  { label: "Body" },
);
