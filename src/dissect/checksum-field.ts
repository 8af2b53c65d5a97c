import type { Auto } from "../definition/auto.ts";
import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Slot } from "../definition/layout.ts";
import { checksumStates } from "../definition/value-strings.ts";

/** A checksum of a fixed head and the generated field that says whether it is right. */
export interface ChecksumField {
  readonly key: string;
  readonly slot: Slot;
  readonly auto: Auto & { readonly auto: "checksum" };
  readonly id: number;
}

const statuses = new Map<AnyField, AnyField>();

/** Wireshark's `checksum.status` beside a `checksum`. */
function statusOf(checksum: AnyField, key: string): AnyField {
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

/** The checksum of a protocol's fixed head whose status is shown; `enter` makes a generated field of the status. */
export function checksumField(
  protocol: Protocol,
  enter: (key: string, status: AnyField) => number,
): ChecksumField | undefined {
  for (const [key, field] of Object.entries(protocol.fields as Fields)) {
    const slot = protocol.slots.get(key);
    if (field.auto?.auto !== "checksum" || field.auto.silent || !slot) continue;
    const id = enter(`${key}/status`, statusOf(field, key));
    return { key, slot, auto: field.auto, id };
  }
  return undefined;
}
