import { u16 } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";

const PAIRWISE = 0x0008;
const ACKNOWLEDGE = 0x0080;
const CHECKED = 0x0100;
const SECURE = 0x0200;
/** Where the length of the key data stands behind the flags, and the octets that it takes. */
const LENGTH = 92;

/** Which message of a handshake the flags at `at` are of: of the four of keys for two, or of the two of keys for a group. */
function messageAt(bytes: Uint8Array, at: number): number {
  const information = u16(bytes, at);
  const asks = (information & ACKNOWLEDGE) !== 0;
  if ((information & PAIRWISE) === 0) return asks ? 1 : 2;
  if (asks) return information & CHECKED ? 3 : 1;
  return information & SECURE || u16(bytes, at + LENGTH) === 0 ? 4 : 2;
}

/** The number of a message in its handshake, which follows from the octets behind this place. */
export const handshakeMessage: Custom<undefined> = {
  name: "handshake message",
  skip: (_bytes, at) => at,
  read: () => undefined,
  write() {},
  number: messageAt,
};
