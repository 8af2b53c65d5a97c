import { apiNames } from "./kafka-words.ts";

/** The latest version of each interface that Wireshark knows, by its key. */
const latest = [
  8, 11, 5, 9, 4, 2, 6, 3, 8, 7, 3, 7, 4, 4, 5, 5, 3, 1, 3, 5, 4, 1, 3, 3, 1, 1, 1, 0, 3, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2,
  2, 2, 2, 2, 2, 1, 0, 0, 0,
];
/** The first version whose messages have tagged fields and compact texts (KIP-482), where Wireshark knows one. */
const flexible: { readonly [api: number]: number } = {
  3: 9,
  4: 4,
  5: 2,
  6: 6,
  7: 3,
  8: 8,
  9: 6,
  10: 3,
  11: 6,
  12: 4,
  13: 4,
  14: 4,
  15: 5,
  16: 3,
  18: 3,
  19: 5,
  20: 4,
  22: 2,
  28: 3,
  29: 2,
  30: 2,
  31: 2,
  36: 2,
  37: 2,
  38: 2,
  39: 2,
  40: 2,
  41: 2,
  42: 2,
  43: 2,
  44: 1,
  45: 0,
  46: 0,
};
const CONTROLLED_SHUTDOWN = 7;
const API_VERSIONS = 18;

/** What an interface is called (Kafka protocol guide, API keys). */
export function kafkaApi(api: number): string | undefined {
  return (apiNames as { readonly [api: number]: string })[api];
}

/** Whether a message has tagged fields. */
export function isFlexible(api: number, version: number): boolean {
  return version >= (flexible[api] ?? Infinity);
}

/** Whether the header of a request says who sent it. */
export function hasClient(api: number, version: number): boolean {
  return api !== CONTROLLED_SHUTDOWN || version > 0;
}

/** Whether the header of a response has tagged fields: those of versions have none, so that any client reads them. */
export function hasTaggedHeader(api: number, version: number): boolean {
  return api !== API_VERSIONS && isFlexible(api, version);
}

/** The remark on a version beyond those that Wireshark knows. */
export function unsupportedVersion(api: number, first: number, last: number): string | undefined {
  const known = latest[api];
  if (known === undefined || (first >= 0 && last <= known)) return undefined;
  return `Unsupported ${kafkaApi(api)} version. Supports v${known > 0 ? `0-${known}` : "0"}.`;
}
