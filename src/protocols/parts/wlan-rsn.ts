import { bytes, repeated, struct, u16, u32, when } from "../../definition/fields.ts";
import type { ValueStrings } from "../../definition/kinds.ts";
import { rsnCapabilities } from "./wlan-capabilities.ts";

const ciphers: ValueStrings = {
  0: "NONE",
  1: "WEP (40-bit)",
  2: "TKIP",
  3: "AES (OCB)",
  4: "AES (CCM)",
  5: "WEP (104-bit)",
  6: "BIP (128)",
  7: "Group addressed traffic not allowed",
  8: "GCMP (128)",
  9: "GCMP (256)",
  10: "CCMP (256)",
  11: "BIP (GMAC-128)",
  12: "BIP (GMAC-256)",
  13: "BIP (CMAC-256)",
};
const keyManagement: ValueStrings = {
  0: "NONE",
  1: "WPA",
  2: "PSK",
  3: "FT over IEEE 802.1X",
  4: "FT using PSK",
  5: "WPA (SHA256)",
  6: "PSK (SHA256)",
  7: "TDLS / TPK Handshake (SHA256)",
  8: "SAE (SHA256)",
  9: "FT using SAE (SHA256)",
  10: "APPeerKey (SHA256)",
  11: "WPA (SHA256-SuiteB)",
  12: "WPA (SHA384-SuiteB)",
  13: "FT over IEEE 802.1X (SHA384)",
  14: "FILS (SHA256 and AES-SIV-256)",
  15: "FILS (SHA384 and AES-SIV-512)",
  16: "FT over FILS (SHA256 and AES-SIV-256)",
  17: "FT over FILS (SHA384 and AES-SIV-512)",
  18: "Opportunistic Wireless Encryption",
  19: "FT using PSK (SHA384)",
  20: "PSK (SHA384)",
  21: "PASN",
};

/** An organization and what it names, by a type. */
export const suite = (filter: string, label: string, strings: ValueStrings, kind = `${filter}.type`, whole = label) =>
  u32({
    filter,
    label: `${whole} Suite`,
    views: [
      { filter: `${filter}.oui`, label: `${label} OUI`, type: "FT_UINT24", offset: 0, size: 3 },
      { filter: kind, label: `${label} type`, type: "FT_UINT8", offset: 3, size: 1, strings },
    ],
  });
/** Suites behind their number, where there are more octets. */
export const suites = (
  filter: string,
  label: string,
  of: ReturnType<typeof suite>,
  list = `${label} List`,
  count = `${label} Count`,
) =>
  when(
    { left: 2 },
    struct(
      {
        count: u16({ filter: `${filter}.count`, label: count, little: true }),
        list: repeated(of, { count: "count", filter: `${filter}.list`, label: list, type: "FT_NONE" }),
      },
      { filter: "" },
    ),
  );
const PMKID = 16;
const AKM = "Auth Key Management (AKM)";

/** The security of a network (IEEE 802.11 9.4.2.24), of which all from some place on may be left out. */
export const rsn = struct(
  {
    version: u16({ filter: "rsn.version", label: "RSN Version", little: true, default: 1 }),
    group: when({ left: 4 }, suite("rsn.gcs", "Group Cipher Suite", ciphers, "rsn.gcs.type", "Group Cipher")),
    pairwise: suites(
      "rsn.pcs",
      "Pairwise Cipher Suite",
      suite("rsn.pcs", "Pairwise Cipher Suite", ciphers, "rsn.pcs.type", "Pairwise Cipher"),
    ),
    management: suites("rsn.akms", AKM, suite("rsn.akms", AKM, keyManagement), `${AKM} List`, `${AKM} Suite Count`),
    capabilities: when(
      { left: 2 },
      u16({ filter: "rsn.capabilities", label: "RSN Capabilities", show: "hex", little: true, views: rsnCapabilities }),
    ),
    keys: when(
      { left: 2 },
      struct(
        {
          count: u16({ filter: "rsn.pmkid.count", label: "PMKID Count", little: true }),
          list: repeated(bytes(PMKID, { filter: "pmkid.akms", label: "PMKID" }), {
            count: "count",
            filter: "rsn.pmkid.list",
            label: "PMKID List",
            type: "FT_NONE",
          }),
        },
        { filter: "" },
      ),
    ),
    groupManagement: when(
      { left: 4 },
      suite("rsn.gmcs", "Group Management Cipher Suite", ciphers, "rsn.gmcs.type", "Group Management Cipher"),
    ),
  },
  { size: "rest" },
);
