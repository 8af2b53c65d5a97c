import { bytes, mark, text, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import type { Page } from "./laid-out.ts";
import {
  attributeTypes,
  causeDirections,
  disconnectResults,
  errorCodes,
  messageTypes,
  proxyTypes,
  pseudowireKinds,
  sequencings,
  stopResults,
  sublayers,
} from "./l2tp-names.ts";

const words = (name: string, label: string): AnyField => text("rest", { filter: `avp.${name}`, label });
const octets = (name: string, label: string): AnyField => bytes("rest", { filter: `avp.${name}`, label });
const short = (name: string, label: string, strings?: { readonly [value: number]: string }): AnyField =>
  u16({ filter: `avp.${name}`, label, ...(strings ? { strings } : {}) });
const long = (name: string, label: string): AnyField => u32({ filter: `avp.${name}`, label });
/** A number of which Wireshark shows the bits alone. */
const bits = (...views: readonly View[]): AnyField => u32({ filter: "", views });
const vendors = { 0: "Reserved", 9: "ciscoSystems", 311: "Microsoft", 3561: "The Broadband Forum" } as const;

/** The fields of L2TP's attributes (RFC 2661 4.4, RFC 3931 5.4). */
export const l2tpAttributes = {
  attribute: mark({ filter: "", label: "AVP", line: "l2tp.attribute" }),
  head: u16({
    filter: "",
    views: [
      bitView("avp.mandatory", "Mandatory", 0x8000),
      bitView("avp.hidden", "Hidden", 0x4000),
      { filter: "avp.length", label: "Length", type: "FT_UINT16", mask: 0x3ff },
    ],
  }),
  vendor: u16({ filter: "avp.vendor_id", label: "Vendor ID", strings: vendors }),
  type: u16({ filter: "avp.type", label: "AVP Type", strings: attributeTypes }),
  vendorData: mark({ filter: "vendor_specific_avp_data", label: "Vendor-Specific AVP data" }),
  badLength: mark({
    filter: "avp_length.bad",
    label: "Bad AVP length",
    expert: { severity: "Warn", group: "Malformed" },
  }),
  messageType: short("message_type", "Message Type", messageTypes),
  stopResult: u16({ filter: "result_code", label: "Result code", strings: stopResults }),
  disconnectResult: u16({ filter: "result_code", label: "Result code", strings: disconnectResults }),
  errorCode: short("error_code", "Error code", errorCodes),
  errorMessage: words("error_message", "Error Message"),
  version: u8({ filter: "avp.protocol_version", label: "Version" }),
  revision: u8({ filter: "avp.protocol_revision", label: "Revision" }),
  framings: bits(
    bitView("avp.async_framing_supported", "Async Framing Supported", 2),
    bitView("avp.sync_framing_supported", "Sync Framing Supported", 1),
  ),
  bearers: bits(
    bitView("avp.analog_access_supported", "Analog Access Supported", 2),
    bitView("avp.digital_access_supported", "Digital Access Supported", 1),
  ),
  tieBreaker: u64({ filter: "tie_breaker", label: "Tie Breaker", show: "hex" }),
  firmware: u16({ filter: "avp.firmware_revision", label: "Firmware Revision", show: "dec-hex" }),
  hostName: words("host_name", "Host Name"),
  vendorName: words("vendor_name", "Vendor Name"),
  assignedTunnel: short("assigned_tunnel_id", "Assigned Tunnel ID"),
  window: short("receive_window_size", "Receive Window Size"),
  challenge: octets("chap_challenge", "CHAP Challenge"),
  cause: short("cause_code", "Cause Code"),
  causeMessage: u8({ filter: "avp.cause_msg", label: "Cause Msg" }),
  advisory: words("advisory_msg", "Advisory Msg"),
  challengeResponse: octets("chap_challenge_response", "CHAP Challenge Response"),
  assignedSession: short("assigned_session_id", "Assigned Session ID"),
  callSerial: long("call_serial_number", "Call Serial Number"),
  leastSpeed: long("minimum_bps", "Minimum BPS"),
  mostSpeed: long("maximum_bps", "Maximum BPS"),
  bearer: bits(
    bitView("avp.analog_bearer_type", "Analog Bearer Type", 2),
    bitView("avp.digital_bearer_type", "Digital Bearer Type", 1),
  ),
  framing: bits(
    bitView("avp.async_framing_type", "Async Framing Type", 2),
    bitView("avp.sync_framing_type", "Sync Framing Type", 1),
  ),
  called: words("called_number", "Called Number"),
  calling: words("calling_number", "Calling Number"),
  subAddress: words("sub_address", "Sub-Address"),
  speed: long("connect_speed", "Connect Speed"),
  channel: long("physical_channel", "Physical Channel"),
  firstReceived: octets("initial_received_lcp_confreq", "Initial Received LCP CONFREQ"),
  lastSent: octets("last_sent_lcp_confreq", "Last Sent LCP CONFREQ"),
  lastReceived: octets("last_received_lcp_confreq", "Last Received LCP CONFREQ"),
  proxyType: short("proxy_authen_type", "Proxy Authen Type", proxyTypes),
  proxyName: words("proxy_authen_name", "Proxy Authen Name"),
  proxyChallenge: octets("proxy_authen_challenge", "Proxy Authen Challenge"),
  proxyId: u8({ filter: "avp.proxy_authen_id", label: "Proxy Authen ID" }),
  proxyResponse: octets("proxy_authen_response", "Proxy Authen Response"),
  checksumErrors: long("crc_errors", "CRC Errors"),
  framingErrors: long("framing_errors", "Framing Errors"),
  hardwareOverruns: long("hardware_overruns", "Hardware Overruns"),
  bufferOverruns: long("buffer_overruns", "Buffer Overruns"),
  timeouts: long("time_out_errors", "Time-out Errors"),
  alignmentErrors: long("alignment_errors", "Alignment Errors"),
  sendMap: long("send_accm", "Send ACCM"),
  receiveMap: long("receive_accm", "Receive ACCM"),
  random: octets("random_vector", "Random Vector"),
  privateGroup: octets("private_group_id", "Private Group ID"),
  receiveSpeed: long("rx_connect_speed", "Rx Connect Speed"),
  disconnect: short("disconnect_code", "Disconnect Code"),
  controlProtocol: short("control_protocol_number", "Control Protocol Number"),
  direction: u8({ filter: "avp.cause_code_direction", label: "Direction", strings: causeDirections }),
  causeText: words("cause_code_message", "Message"),
  digest: octets("message_digest", "Message Digest"),
  router: long("router_id", "Router ID"),
  assignedConnection: long("assigned_control_conn_id", "Assigned Control Connection ID"),
  capability: short("pw_type", "PW Type", pseudowireKinds),
  localSession: long("local_session_id", "Local Session ID"),
  remoteSession: long("remote_session_id", "Remote Session ID"),
  assignedCookie: octets("assigned_cookie", "Assigned Cookie"),
  remoteEnd: words("remote_end_id", "Remote End ID"),
  pseudowire: short("pseudowire_type", "Pseudowire Type", pseudowireKinds),
  sublayer: short("layer2_specific_sublayer", "Layer2 Specific Sublayer", sublayers),
  sequencing: short("data_sequencing", "Data Sequencing", sequencings),
  circuit: u16({
    filter: "",
    views: [
      bitView("avp.circuit_type", "Circuit Type", 2, ["New", "Existing"]),
      bitView("avp.circuit_status", "Circuit Status", 1, ["Up", "Down"]),
    ],
  }),
  language: words("preferred_language", "Preferred Language"),
  nonce: octets("nonce", "Nonce"),
  sendSpeed3: u64({ filter: "avp.tx_connect_speed_v3", label: "Tx Connect Speed v3", show: "hex" }),
  receiveSpeed3: u64({ filter: "avp.rx_connect_speed_v3", label: "Rx Connect Speed v3", show: "hex" }),
};

type Name = keyof typeof l2tpAttributes;
/** Fields of one size each; the last one takes what is left where it has none. */
const layouts: { readonly [type: number]: readonly Name[] } = {
  0: ["messageType"],
  2: ["version", "revision"],
  3: ["framings"],
  4: ["bearers"],
  5: ["tieBreaker"],
  6: ["firmware"],
  7: ["hostName"],
  8: ["vendorName"],
  9: ["assignedTunnel"],
  10: ["window"],
  11: ["challenge"],
  12: ["cause", "causeMessage", "advisory"],
  13: ["challengeResponse"],
  14: ["assignedSession"],
  15: ["callSerial"],
  16: ["leastSpeed"],
  17: ["mostSpeed"],
  18: ["bearer"],
  19: ["framing"],
  21: ["called"],
  22: ["calling"],
  23: ["subAddress"],
  24: ["speed"],
  25: ["channel"],
  26: ["firstReceived"],
  27: ["lastSent"],
  28: ["lastReceived"],
  29: ["proxyType"],
  30: ["proxyName"],
  31: ["proxyChallenge"],
  33: ["proxyResponse"],
  36: ["random"],
  37: ["privateGroup"],
  38: ["receiveSpeed"],
  46: ["disconnect", "controlProtocol", "direction", "causeText"],
  60: ["router"],
  61: ["assignedConnection"],
  63: ["localSession"],
  64: ["remoteSession"],
  65: ["assignedCookie"],
  66: ["remoteEnd"],
  68: ["pseudowire"],
  69: ["sublayer"],
  70: ["sequencing"],
  71: ["circuit"],
  72: ["language"],
  73: ["nonce"],
  74: ["sendSpeed3"],
  75: ["receiveSpeed3"],
};
const errors: readonly Name[] = [
  "checksumErrors",
  "framingErrors",
  "hardwareOverruns",
  "bufferOverruns",
  "timeouts",
  "alignmentErrors",
];

export type L2tpPage = Page<Name>;
type Inside = (page: L2tpPage, message: number) => void;
const STOP = 4;
const DISCONNECT = 14;

const special: { readonly [type: number]: Inside } = {
  1(page, message) {
    if (message === STOP) page.take("stopResult");
    else if (message === DISCONNECT) page.take("disconnectResult");
    else return;
    if (page.left > 0) page.take("errorCode");
    if (page.left > 0) page.take("errorMessage", page.left);
  },
  32(page) {
    page.pass(1);
    page.take("proxyId");
  },
  34(page) {
    page.pass(2);
    for (const name of errors) page.take(name);
  },
  35(page) {
    page.pass(2);
    page.take("sendMap");
    page.take("receiveMap");
  },
  59(page) {
    page.pass(1);
    page.take("digest", page.left);
  },
  62(page) {
    while (page.left > 1) page.take("capability");
  },
};

/** Octets of what all attributes begin with. */
const HEAD = 6;

/** Takes attributes up to the end. */
export function takeAttributes(page: L2tpPage): void {
  let message = 0;
  while (page.left > 0) {
    const size = page.peek(2) & 0x3ff;
    const vendor = page.peek(2, 2);
    const type = page.peek(2, 4);
    const isHidden = (page.peek(1) & 0x40) !== 0;
    if (size < HEAD) return page.mark("badLength", Math.min(2, page.left));
    if (vendor === 0 && type === 0) message = page.peek(2, HEAD);
    page.group("attribute", size, () =>
      page.window(size, () => {
        page.take("head");
        page.take("vendor");
        page.take("type");
        if (vendor !== 0 || isHidden) page.mark("vendorData", page.left);
        else if (special[type]) special[type](page, message);
        else for (const name of layouts[type] ?? []) if (page.left > 0) takeOne(page, name);
      }),
    );
  }
}

function takeOne(page: L2tpPage, name: Name): void {
  const { kind } = l2tpAttributes[name];
  if (kind === "text" || kind === "bytes") page.take(name, page.left);
  else page.take(name);
}
