import { bytes, mark, u32, u8 } from "../../definition/fields.ts";
import { bitView } from "./bit-view.ts";
import { eui64Reversed } from "./eui64-reversed.ts";
import type { Page } from "./laid-out.ts";
import { remark } from "./remark.ts";

const NETWORK_KEY = 1;
const EXTENDED = 0x20;
/** Octets of the check behind what is encrypted, at the level that ZigBee networks use. */
export const ZBEE_MIC = 4;

/** The header in front of what is encrypted (ZigBee specification 4.5.1). */
export const zbeeSecurityFields = {
  securityHeader: mark({ filter: "", label: "ZigBee Security Header" }),
  securityField: u8({
    filter: "=zbee.sec.field",
    label: "Security Control Field",
    show: "hex",
    views: [
      {
        filter: "=zbee.sec.key_id",
        label: "Key Id",
        show: "hex",
        type: "FT_UINT8",
        mask: 0x18,
        strings: { 0: "Link Key", 1: "Network Key", 2: "Key-Transport Key", 3: "Key-Load Key" },
      },
      bitView("=zbee.sec.ext_nonce", "Extended Nonce", EXTENDED),
    ],
  }),
  securityCounter: u32({ filter: "=zbee.sec.counter", label: "Frame Counter", little: true }),
  securitySource: eui64Reversed({ filter: "=zbee.sec.src64", label: "Extended Source" }),
  keySequence: u8({ filter: "=zbee.sec.key_seqno", label: "Key Sequence Number" }),
  mic: bytes("rest", { filter: "=zbee.sec.mic", label: "Message Integrity Code" }),
  encrypted: remark("=zbee_sec.encrypted_payload", "Warn", "Undecoded", "Encrypted Payload"),
};

/** Octets of the header that stands at `at`. */
export function zbeeSecuritySize(octets: Uint8Array, at: number): number {
  const control = octets[at];
  return 5 + (control & EXTENDED ? 8 : 0) + (((control >> 3) & 3) === NETWORK_KEY ? 1 : 0);
}

/** Lays out the header, and the check at the end of the packet. */
export function layZbeeSecurity(page: Page<keyof typeof zbeeSecurityFields>): void {
  page.group("securityHeader", page.limit - page.at, () => {
    const control = page.take("securityField");
    page.take("securityCounter");
    if (control & EXTENDED) page.take("securitySource", 8);
    if (((control >> 3) & 3) === NETWORK_KEY) page.take("keySequence");
    if (page.limit - ZBEE_MIC < page.at) return page.fail();
    page.place("mic", page.limit - ZBEE_MIC, page.limit);
    page.mark("encrypted");
  });
}
