import { encodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";

const NAME = 15;
const FIRST_LETTER = 65;

/** The first fifteen characters of a name, each as two letters, behind the length of all sixteen. */
export const halfName: Custom<string> = {
  name: "NetBIOS name without suffix",
  single: true,
  skip: (_bytes, at) => at + 1 + 2 * NAME,
  read: ({ bytes: octets }, start) =>
    Array.from({ length: NAME }, (_, i) =>
      String.fromCharCode(
        ((octets[start + 1 + 2 * i] - FIRST_LETTER) << 4) | (octets[start + 2 + 2 * i] - FIRST_LETTER),
      ),
    )
      .join("")
      .trimEnd(),
  write(writer, value = "") {
    const octets = encodeText(value);
    writer.uint(2 * NAME + 2, 1);
    for (let i = 0; i < NAME; i++) {
      const octet = octets[i] ?? 0x20;
      writer.uint(FIRST_LETTER + (octet >> 4), 1);
      writer.uint(FIRST_LETTER + (octet & 15), 1);
    }
  },
};

/** The suffixes that Scapy has names for, as the two letters that spell each. */
export const netbiosSuffixes = {
  workstation: 0x4141,
  "messenger service": 0x4144,
  "file server service": 0x4341,
  "domain master browser": 0x424c,
  "domain controller": 0x424d,
  "browser election service": 0x424f,
} as const;
