import { bits, bytes, custom, struct, u16, u64, u8, when } from "../../definition/fields.ts";
import { sizeOf } from "../../definition/auto.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { SET } from "../parts/bit-view.ts";
import { handshakeMessage } from "../parts/handshake-message.ts";
import { keyElements } from "../parts/wlan-elements.ts";

const RC4 = 1;
const RSN = 2;
const WPA = 254;
const PAIRWISE = 0x0008;
const ENCRYPTED = 0x1000;
const RSNA = "=wlan_rsna_eapol.keydes";

const part = (name: string, label: string, mask: number, about: Partial<View> = {}): View => ({
  filter: `${RSNA}.key_info.${name}`,
  label,
  type: "FT_UINT16",
  mask,
  ...about,
});
const flag = (name: string, label: string, mask: number, truth: readonly [string, string] = SET): View =>
  part(name, label, mask, { type: "FT_BOOLEAN", truth });

const information = u16({
  filter: `${RSNA}.key_info`,
  label: "Key Information",
  show: "hex",
  views: [
    part("keydes_version", "Key Descriptor Version", 0x0007, {
      strings: { 1: "RC4 Cipher, HMAC-MD5 MIC", 2: "AES Cipher, HMAC-SHA1 MIC", 3: "AES Cipher, AES-128-CMAC MIC" },
    }),
    flag("key_type", "Key Type", PAIRWISE, ["Pairwise Key", "Group Key"]),
    part("key_index", "Key Index", 0x0030),
    flag("install", "Install", 0x0040),
    flag("key_ack", "Key ACK", 0x0080),
    flag("key_mic", "Key MIC", 0x0100),
    flag("secure", "Secure", 0x0200),
    flag("error", "Error", 0x0400),
    flag("request", "Request", 0x0800),
    flag("encrypted_key_data", "Encrypted Key Data", ENCRYPTED),
    flag("smk_message", "SMK Message", 0x2000),
  ],
});
const length = u16({ filter: "=eapol.keydes.key_len", label: "Key Length" });
const counter = u64({ filter: "=eapol.keydes.replay_counter", label: "Replay Counter" });
const vector = bytes(16, { filter: "=eapol.keydes.key_iv", label: "Key IV" });
const octets = (size: number, name: string, label: string): AnyField =>
  bytes(size, { filter: `${RSNA}.${name}`, label });
const data = { filter: `${RSNA}.data`, label: "WPA Key Data" } as const;

/** Keys for a network with WEP, which nobody has asked for. */
const dynamic = struct(
  {
    length,
    counter,
    vector,
    type: bits(1, {
      filter: "=eapol.keydes.key_index.type",
      label: "Type",
      type: "FT_BOOLEAN",
      truth: ["Unicast", "Broadcast"],
      whole: { through: "index", filter: "=eapol.keydes.key_index", label: "Key Index", type: "FT_UINT8", show: "hex" },
    }),
    index: bits(7, { filter: "=eapol.keydes.key_index.number", label: "Number" }),
    signature: bytes(16, { filter: "=eapol.keydes.key_signature", label: "Key Signature" }),
    key: when({ left: 1 }, bytes("rest", { filter: "=eapol.keydes.key", label: "Key" })),
  },
  { filter: "" },
);

/** A message of the handshakes by which a station and an access point agree on keys. */
const handshake = struct(
  {
    message: custom(handshakeMessage, {
      filter: `${RSNA}.msgnr`,
      label: "Message number",
      type: "FT_UINT8",
      evenEmpty: true,
    }),
    information,
    length,
    counter,
    nonce: octets(32, "nonce", "WPA Key Nonce"),
    vector,
    sequence: octets(8, "rsc", "WPA Key RSC"),
    id: octets(8, "id", "WPA Key ID"),
    mic: octets(16, "mic", "WPA Key MIC"),
    size: u16({ filter: `${RSNA}.data_len`, label: "WPA Key Data Length", auto: sizeOf("data") }),
    data: when(
      { field: "size" },
      when(
        { field: "information", mask: PAIRWISE | ENCRYPTED, is: [PAIRWISE] },
        struct({ elements: keyElements }, { ...data, type: "FT_BYTES", size: { by: "size" } }),
      ),
    ),
    closed: when(
      { field: "size" },
      when(
        { field: "information", mask: PAIRWISE | ENCRYPTED, is: [PAIRWISE], not: true },
        bytes({ by: "size" }, data),
      ),
    ),
  },
  { filter: "" },
);

/** A key, or a part of the handshake for one. */
export const EAPOLKey = protocol({
  name: "eapol.key",
  prefix: "wlan",
  foreign: ["eapol", "wlan_rsna_eapol"],
  path: "",
  within: "eapol",
  layer: "EAPOL_KEY",
  title: "EAPOL Key",
  short: "EAPOL",
  spec: "IEEE 802.11 12.7.2",
  carriedBy: { "eapol.type": 3 },
  summary: "EAPOL key",
  fields: {
    type: u8({
      filter: "=eapol.keydes.type",
      label: "Key Descriptor Type",
      default: RSN,
      strings: { [RC4]: "RC4 Descriptor", [RSN]: "EAPOL RSN Key", [WPA]: "EAPOL WPA Key" },
    }),
    rc4: when({ field: "type", is: [RC4] }, dynamic),
    handshake: when({ field: "type", is: [RSN, WPA] }, handshake),
    body: when(
      { field: "type", is: [RC4, RSN, WPA], not: true },
      bytes("rest", { filter: "=eapol.keydes.body", label: "Key Descriptor Body" }),
    ),
    rest: when(
      { left: 1 },
      bytes("rest", { filter: "=wlan_rsna_eapol.extraneous", label: "WPA EAPOL Extraneous Data" }),
    ),
  },
});
