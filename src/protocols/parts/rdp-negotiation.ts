import { bytes, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import { bitView } from "./bit-view.ts";
import { laidOut, type Page } from "./laid-out.ts";

/** Types of structures that are negotiated by ([MS-RDPBCGR] 2.2.1.1.1, 2.2.1.2.1). */
const Type = { request: 1, response: 2, failure: 3, correlation: 6 } as const;
const types = {
  1: "RDP Negotiation Request",
  2: "RDP Negotiation Response",
  3: "RDP Negotiation Failure",
  6: "RDP Correlation Info",
};
const LENGTH = 8;
const CORRELATION_LENGTH = 36;
const LINE_FEED = 10;

const little = (filter: string, label: string, mask: number) => ({ ...bitView(filter, label, mask), little: true });

const fields = {
  cookie: text("rest", { filter: "rt_cookie", label: "Routing Token/Cookie", type: "FT_STRING" }),
  type: u8({ filter: "neg_type", label: "Type", show: "hex", strings: types }),
  length: u16({ filter: "neg_length", label: "Length", little: true }),
  invalid: mark({
    filter: "neg_len.invalid",
    label: "Invalid length",
    expert: { severity: "Error", group: "Malformed" },
  }),
  requestFlags: u8({
    filter: "negReq.flags",
    label: "Flags",
    show: "hex",
    views: [
      bitView("negReq.flags.restricted_admin_mode_req", "Restricted admin mode required", 0x01),
      bitView("negReq.flags.correlation_info_present", "Correlation info present", 0x08),
    ],
  }),
  requested: u32({
    filter: "negReq.requestedProtocols",
    label: "requestedProtocols",
    show: "hex",
    little: true,
    views: [
      little("negReq.requestedProtocols.ssl", "TLS security supported", 1),
      little("negReq.requestedProtocols.hybrid", "CredSSP supported", 2),
      little("negReq.requestedProtocols.rdstls", "RDSTLS supported", 4),
      little("negReq.requestedProtocols.hybrid_ex", "CredSSP with Early User Authorization Result PDU supported", 8),
    ],
  }),
  responseFlags: u8({
    filter: "negRsp.flags",
    label: "Flags",
    show: "hex",
    views: [
      bitView("negRsp.flags.extended_client_data_supported", "Extended Client Data Blocks supported", 0x01),
      bitView("negRsp.flags.dynvc_gfx_protocol_supported", "Graphics Pipeline Extension Protocol supported", 0x02),
      bitView("negRsp.flags.restricted_admin_mode_supported", "Restricted admin mode supported", 0x08),
      bitView(
        "negRsp.flags.restricted_authentication_mode_supported",
        "Restricted authentication mode supported",
        0x10,
      ),
    ],
  }),
  selected: u32({
    filter: "negReq.selectedProtocol",
    label: "selectedProtocol",
    show: "hex",
    little: true,
    strings: {
      0: "Standard RDP Security",
      1: "TLS 1.0, 1.1 or 1.2",
      2: "CredSSP",
      4: "RDSTLS protocol",
      8: "CredSSP with Early User Authorization Result PDU",
    },
  }),
  failureFlags: u8({ filter: "", label: "Flags" }),
  failure: u32({
    filter: "negFailure.failureCode",
    label: "failureCode",
    show: "hex",
    little: true,
    strings: {
      1: "TLS required by server",
      2: "TLS not allowed by server",
      3: "TLS certificate not on server",
      4: "Inconsistent flags",
      5: "Server requires Enhanced RDP Security with CredSSP",
      6: "Server requires Enhanced RDP Security with TLS and certificate-based client authentication",
    },
  }),
  correlationFlags: u8({ filter: "correlationInfo.flags", label: "Flags", show: "hex" }),
  correlation: bytes(16, { filter: "correlationInfo.correlationId", label: "correlationId" }),
  correlationReserved: bytes(16, { filter: "correlationInfo.reserved", label: "Reserved" }),
};
type NegotiationPage = Page<keyof typeof fields>;

/** The length of a structure; whether it is the right one. */
function hasLength(page: NegotiationPage, expected: number): boolean {
  const length = page.take("length");
  if (length !== expected) page.mark("invalid");
  return length === expected;
}

function request(page: NegotiationPage): void {
  page.take("type");
  const correlates = (page.take("requestFlags") & 8) !== 0;
  if (!hasLength(page, LENGTH)) return;
  page.take("requested");
  if (!correlates || page.peek(1) !== Type.correlation) return;
  page.take("type");
  page.take("correlationFlags");
  if (!hasLength(page, CORRELATION_LENGTH)) return;
  page.take("correlation");
  page.take("correlationReserved");
}

/** What a client and a server say of security while they connect, in place of parameters of COTP. */
export const rdpNegotiation = laidOut("negotiation of RDP", fields, (page) => {
  const line = page.peek(1) > Type.correlation ? page.bytes.indexOf(LINE_FEED, page.at) : -1;
  if (line >= page.at && line < page.end) {
    page.place("cookie", page.at, page.bytes[line - 1] === 13 ? line - 1 : line);
    page.pass(line + 1 - page.at);
  }
  const type = page.peek(1);
  if (type === Type.request) request(page);
  else if (type === Type.response) {
    page.take("type");
    page.take("responseFlags");
    if (hasLength(page, LENGTH)) page.take("selected");
  } else if (type === Type.failure) {
    page.take("type");
    page.take("failureFlags");
    if (hasLength(page, LENGTH)) page.take("failure");
  }
});
