import type { Expert } from "../definition/kinds.ts";

/** Wireshark's numbers of what `_ws.expert.severity` and `_ws.expert.group` say. */
const SEVERITIES: Readonly<Record<Expert["severity"], number>> = {
  Comment: 0x100000,
  Chat: 0x200000,
  Note: 0x400000,
  Warn: 0x600000,
  Error: 0x800000,
};
const GROUPS: Readonly<Record<Expert["group"], number>> = {
  Checksum: 0x01000000,
  Sequence: 0x02000000,
  Response: 0x03000000,
  Request: 0x04000000,
  Undecoded: 0x05000000,
  Reassemble: 0x06000000,
  Malformed: 0x07000000,
  Protocol: 0x09000000,
  Security: 0x0a000000,
  Comment: 0x0b000000,
  Decryption: 0x0c000000,
  Assumption: 0x0d000000,
  Deprecated: 0x0e000000,
};

type Rows = readonly (readonly [first: number, last: number, word: string])[];

/** The words for severities and groups, by their numbers. */
export const severityRows: Rows = Object.entries(SEVERITIES).map(([word, number]) => [number, number, wordFor(word)]);
export const groupRows: Rows = Object.entries(GROUPS).map(([word, number]) => [number, number, word]);

/** What Wireshark shows of a remark. */
export interface Remark {
  /** The name of the field that it stands for. */
  readonly name: string;
  readonly message: string;
  readonly severity: number;
  readonly group: number;
  /** The words for both. */
  readonly severityWord: string;
  readonly groupWord: string;
}

export function remarkOf(name: string, message: string, { severity, group }: Expert): Remark {
  return {
    name,
    message,
    severity: SEVERITIES[severity],
    group: GROUPS[group],
    severityWord: wordFor(severity),
    groupWord: group,
  };
}

/** The remark about a packet that is not as its protocols say, and what kind of remark that is. */
export const malformed: Expert = { severity: "Error", group: "Malformed" };
export const malformedRemark: Remark = remarkOf(
  "_ws.malformed.expert",
  "Malformed Packet (Exception occurred)",
  malformed,
);

function wordFor(severity: string): string {
  return severity === "Warn" ? "Warning" : severity;
}
