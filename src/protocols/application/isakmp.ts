import { wholeLength } from "../../definition/auto.ts";
import { bytes, custom, u32, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView } from "../parts/bit-view.ts";
import { exchangeTypes, payloadTypes } from "../parts/isakmp-names.ts";
import { payloads } from "../parts/isakmp-payloads.ts";

const versions = (major: number): readonly number[] => Array.from({ length: 16 }, (_, minor) => (major << 4) | minor);
/** A flag that one version of IKE has. */
const flag = (major: 1 | 2, name: string, label: string, mask: number, words: readonly [string, string]): View => ({
  ...bitView(`flag_${name}`, label, mask, words),
  shown: { version: versions(major) },
});

const ANY = [0, 255] as const;
const ANYTHING = Array.from({ length: 24 }, () => ANY);

/** Internet Security Association and Key Management Protocol: IKE of both versions, as far as it is not encrypted. */
export const ISAKMP = protocol({
  name: "isakmp",
  layer: "ISAKMP",
  title: "Internet Security Association and Key Management Protocol",
  spec: "RFC 2408, RFC 2409, RFC 7296",
  // A message says that it has at least a header's octets.
  startsWith: [
    [...ANYTHING, 0, 0, 0, [28, 255]],
    [...ANYTHING, 0, 0, [1, 255], ANY],
    [...ANYTHING, 0, [1, 255], ANY, ANY],
    [...ANYTHING, [1, 255], ANY, ANY, ANY],
  ],
  carriedBy: { "udp.port": 500, "udpencap.marked": 1 },
  summary: "ISAKMP {exch_type}",
  fields: {
    init_cookie: bytes(8, { filter: "ispi", label: "Initiator SPI" }),
    resp_cookie: bytes(8, { filter: "rspi", label: "Responder SPI" }),
    next_payload: u8({ filter: "nextpayload", label: "Next payload", strings: payloadTypes }),
    version: u8({
      label: "Version",
      show: "hex",
      default: 0x10,
      views: [
        { filter: "mjver", label: "MjVer", type: "FT_UINT8", mask: 0xf0, show: "hex" },
        { filter: "mnver", label: "MnVer", type: "FT_UINT8", mask: 0x0f, show: "hex" },
      ],
    }),
    exch_type: u8({ filter: "exchangetype", label: "Exchange type", strings: exchangeTypes }),
    flags: u8({
      label: "Flags",
      show: "hex",
      views: [
        flag(1, "e", "Encryption", 0x01, ["Encrypted", "Not encrypted"]),
        flag(1, "c", "Commit", 0x02, ["Commit", "No commit"]),
        flag(1, "a", "Authentication", 0x04, ["Authentication", "No authentication"]),
        flag(2, "i", "Initiator", 0x08, ["Initiator", "Responder"]),
        flag(2, "v", "Version", 0x10, ["A higher version enabled", "No higher version"]),
        flag(2, "r", "Response", 0x20, ["Response", "Request"]),
      ],
    }),
    id: u32({ filter: "messageid", label: "Message ID", show: "hex" }),
    length: u32({ label: "Length", auto: wholeLength() }),
    payloads: custom(payloads, { filter: "", label: "Payloads", default: { payloads: [] } }),
  },
});
