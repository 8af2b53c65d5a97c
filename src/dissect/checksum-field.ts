import type { Auto } from "../definition/auto.ts";
import type { AnyField } from "../definition/kinds.ts";
import type { Slot } from "../definition/layout.ts";
import { checksumStates } from "../definition/value-strings.ts";

/** A checksum of a fixed head and the generated field that says whether it is right. */
export interface ChecksumField {
  readonly key: string;
  readonly slot: Slot;
  readonly auto: Auto & { readonly auto: "checksum" };
  readonly id: number;
  /** The fields that say whether Wireshark has it, and their values that say so; or all but those. */
  readonly shown: readonly { readonly slot: Slot; readonly values: readonly number[]; readonly not: boolean }[];
}

const statuses = new Map<AnyField, AnyField>();

/** Wireshark's `checksum.status` beside a `checksum`. */
export function statusOf(checksum: AnyField, key: string): AnyField {
  let status = statuses.get(checksum);
  if (!status) {
    status = {
      kind: "uint",
      size: 1,
      filter: `${checksum.filter ?? key}.status`,
      label: `${checksum.label} Status`,
      show: "word",
      strings: checksumStates,
    };
    statuses.set(checksum, status);
  }
  return status;
}
