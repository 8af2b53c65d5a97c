import { bytes, int, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, ValueStrings } from "../../definition/kinds.ts";
import { bitView, YES } from "./bit-view.ts";
import { keysyms } from "./keysyms.ts";
import { clientMessages, encodings, securityTypes, serverMessages, vencryptTypes } from "./vnc-names.ts";

const octet = (filter: string, label: string, strings?: ValueStrings): AnyField =>
  u8({ filter, label, ...(strings ? { strings } : {}) });
const truth = (filter: string, label: string): AnyField => u8({ filter, label, type: "FT_BOOLEAN" });
const double = (filter: string, label: string): AnyField => u16({ filter, label });
const long = (filter: string, label: string, strings?: ValueStrings): AnyField =>
  u32({ filter, label, ...(strings ? { strings } : {}) });
const data = (filter: string, label: string): AnyField => bytes("rest", { filter, label });
const words = (filter: string, label: string): AnyField => text("rest", { filter, label, type: "FT_STRING" });
const button = (number: number) =>
  bitView(`button_${number}_pos`, `Mouse button #${number} position`, 1 << (number - 1), ["Pressed", "Not pressed"]);

/** How a side wants its pixels. */
function pixelFormat<const Side extends string>(side: Side) {
  return {
    [`${side}Bits`]: octet(`${side}_bits_per_pixel`, "Bits per pixel"),
    [`${side}Depth`]: octet(`${side}_depth`, "Depth"),
    [`${side}BigEndian`]: truth(`${side}_big_endian_flag`, "Big endian flag"),
    [`${side}TrueColor`]: truth(`${side}_true_color_flag`, "True color flag"),
    [`${side}RedMax`]: double(`${side}_red_max`, "Red maximum"),
    [`${side}GreenMax`]: double(`${side}_green_max`, "Green maximum"),
    [`${side}BlueMax`]: double(`${side}_blue_max`, "Blue maximum"),
    [`${side}RedShift`]: octet(`${side}_red_shift`, "Red shift"),
    [`${side}GreenShift`]: octet(`${side}_green_shift`, "Green shift"),
    [`${side}BlueShift`]: octet(`${side}_blue_shift`, "Blue shift"),
  } as { readonly [name in `${Side}${PixelPart}`]: AnyField };
}
type PixelPart = (typeof pixelParts)[number];
export const pixelParts = [
  "Bits",
  "Depth",
  "BigEndian",
  "TrueColor",
  "RedMax",
  "GreenMax",
  "BlueMax",
  "RedShift",
  "GreenShift",
  "BlueShift",
] as const;

/** Fields of what both sides agree on, and of what clients say. */
export const vncFields = {
  padding: mark({ filter: "padding", label: "Padding" }),
  serverVersion: words("server_proto_ver", "Server protocol version"),
  clientVersion: words("client_proto_ver", "Client protocol version"),
  zeroInGreeting: mark({
    filter: "possible_gtk_vnc_bug",
    label: "NULL found in greeting. client -> server greeting must be 12 bytes (possible gtk-vnc bug)",
    expert: { severity: "Error", group: "Malformed" },
  }),
  typeCount: octet("num_security_types", "Number of security types"),
  type: octet("security_type", "Security type", securityTypes),
  serverType: long("server_security_type", "Security type", securityTypes),
  clientType: octet("client_security_type", "Security type selected", securityTypes),
  challenge: data("auth_challenge", "Authentication challenge"),
  response: data("auth_response", "Authentication response"),
  result: u32({
    filter: "",
    views: [{ ...bitView("auth_result", "Authentication result", 1, ["Failed", "OK"]), size: 4 }],
  }),
  errorLength: long("auth_error_len", "Length of authentication error"),
  error: words("auth_error", "Authentication error"),
  generator: double("ard_auth_generator", "Generator"),
  keyLength: double("ard_auth_key_len", "Key length"),
  modulus: data("ard_auth_modulus", "Prime modulus"),
  serverKey: data("ard_auth_server_key", "Server public key"),
  credentials: data("ard_auth_credentials", "Encrypted credentials"),
  clientKey: data("ard_auth_client_key", "Client public key"),
  serverMajor: octet("vencrypt_server_major_ver", "VeNCrypt server major version"),
  serverMinor: octet("vencrypt_server_minor_ver", "VeNCrypt server minor version"),
  clientMajor: octet("vencrypt_client_major_ver", "VeNCrypt client major version"),
  clientMinor: octet("vencrypt_client_minor_ver", "VeNCrypt client minor version"),
  versionAccepted: u8({
    filter: "",
    views: [bitView("vencrypt_version_ack", "VeNCrypt version ack", 0xff, ["Error", "Ok"])],
  }),
  vencryptCount: u8({
    filter: "vencrypt_num_auth_types",
    label: "VeNCrypt Number of supported authentication types",
    type: "FT_UINT32",
  }),
  vencryptType: long("vencrypt_auth_type", "VeNCrypt authentication type", vencryptTypes),
  typeAccepted: u8({
    filter: "",
    views: [bitView("vencrypt_auth_type_ack", "VeNCrypt Authorization type ack", 0xff, ["Ok", "Error"])],
  }),
  tunnelCount: long("num_tunnel_types", "Number of supported tunnel types"),
  tunnelCode: long("tunnel_type_code", "Tunnel type code"),
  tunnelVendor: words("tunnel_type_vendor", "Tunnel type vendor"),
  tunnelSignature: words("tunnel_type_signature", "Tunnel type signature"),
  authenticationCount: long("num_auth_types", "Number of supported authentication types"),
  authenticationCode: long("tight_auth_code", "Authentication code", securityTypes),
  serverVendor: words("server_vendor", "Server vendor code"),
  signature: words("signature", "Signature"),
  share: truth("share_desktop_flag", "Share desktop flag"),
  width: double("width", "Framebuffer width"),
  height: double("height", "Framebuffer height"),
  ...pixelFormat("server"),
  nameLength: long("desktop_name_len", "Desktop name length"),
  name: words("desktop_name", "Desktop name"),
  serverMessageTypes: double("num_server_message_types", "Server message types"),
  clientMessageTypes: double("num_client_message_types", "Client message types"),
  encodingTypes: double("num_encoding_types", "Encoding types"),
  tightServerMessage: int(4, { filter: "tight_server_message_type", label: "Server message type (TightVNC)" }),
  serverName: words("server_name", "Server name"),
  tightClientMessage: int(4, { filter: "tight_client_message_type", label: "Client message type (TightVNC)" }),
  clientVendor: words("client_vendor", "Client vendor code"),
  clientName: words("client_name", "Client name"),
  tightEncoding: int(4, { filter: "encoding_type", label: "Encoding type", strings: encodings }),
  encodingVendor: words("encoding_vendor", "Encoding vendor code"),
  encodingName: words("encoding_name", "Encoding name"),

  clientMessage: octet("client_message_type", "Client Message Type", clientMessages),
  ...pixelFormat("client"),
  wantedCount: double("client_set_encodings_num", "Number of encodings"),
  wanted: int(4, { filter: "client_set_encodings_encoding_type", label: "Encoding type", strings: encodings }),
  incremental: truth("update_req_incremental", "Incremental update"),
  requestX: double("update_req_x_pos", "X position"),
  requestY: double("update_req_y_pos", "Y position"),
  requestWidth: double("update_req_width", "Width"),
  requestHeight: double("update_req_height", "Height"),
  keyDown: u8({ filter: "key_down", label: "Key down", type: "FT_BOOLEAN", truth: YES }),
  key: u32({ filter: "key", label: "Key", show: "hex", strings: keysyms }),
  buttons: u8({ filter: "", views: [1, 2, 3, 4, 5, 6, 7, 8].map(button) }),
  pointerX: double("pointer_x_pos", "X position"),
  pointerY: double("pointer_y_pos", "Y position"),
  clientTextLength: long("client_cut_text_len", "Length"),
  clientText: words("client_cut_text", "Text"),
  fenceFlags: u32({
    filter: "fence_flags",
    label: "Fence flags",
    show: "hex",
    views: [
      bitView("fence_request", "Fence_request", 0x80000000),
      bitView("fence_sync_next", "Fence_sync_next", 4),
      bitView("fence_block_after", "Fence_block_after", 2),
      bitView("fence_block_before", "Fence block_before", 1),
    ],
  }),
  fenceLength: octet("fence_payload_length", "Fence payload length"),
  fence: data("fence_payload", "Fence payload"),

  serverMessage: octet("server_message_type", "Server Message Type", serverMessages),
  serverTextLength: long("server_cut_text_len", "Length"),
  serverText: words("server_cut_text", "Text"),
  reassemble: mark({
    filter: "reassemble",
    label: "See further on for dissection of the complete (reassembled) PDU",
    expert: { severity: "Chat", group: "Reassemble" },
  }),
};
