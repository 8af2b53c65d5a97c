import type { Auto, WrongChecksum } from "../definition/auto.ts";
import { mark } from "../definition/fields.ts";
import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Slot } from "../definition/layout.ts";
import { checksumStates } from "../definition/value-strings.ts";

/** A checksum of a fixed head and the generated field that says whether it is right. */
export interface ChecksumField {
  readonly key: string;
  readonly slot: Slot;
  readonly auto: Auto & { readonly auto: "checksum" };
  /** The generated fields: its status, the remark that it is wrong, and what it should be; -1 where Wireshark has none. */
  readonly id: number;
  readonly wrong: number;
  readonly calculated: number;
}

/** What is generated of a checksum. */
interface Beside {
  readonly status: AnyField;
  readonly wrong: AnyField | undefined;
  readonly calculated: AnyField | undefined;
}
const known = new Map<AnyField, Beside>();

/** What Wireshark has beside a checksum. */
function besideOf(checksum: AnyField, key: string, wrong: WrongChecksum | undefined): Beside {
  let beside = known.get(checksum);
  if (!beside) {
    const name = checksum.filter ?? key;
    beside = {
      status: {
        kind: "uint",
        size: 1,
        filter: `${name}.status`,
        label: `${checksum.label} Status`,
        show: "word",
        strings: checksumStates,
      },
      wrong: wrong && remarkOfWrong(wrong),
      calculated: wrong?.calculated && {
        kind: "uint",
        size: 2,
        filter: `${name}_calculated`,
        label: "Calculated Checksum",
        show: "hex",
      },
    };
    known.set(checksum, beside);
  }
  return beside;
}

function remarkOfWrong({ filter, severity, label = "Bad checksum" }: WrongChecksum): AnyField {
  return mark({ filter, label, expert: { severity, group: "Checksum", summary: label } });
}

/** The checksum of a protocol's fixed head whose status is shown; `enter` makes a generated field. */
export function checksumField(
  protocol: Protocol,
  enter: (key: string, field: AnyField) => number,
): ChecksumField | undefined {
  for (const [key, field] of Object.entries(protocol.fields as Fields)) {
    const slot = protocol.slots.get(key);
    const { auto } = field;
    if (auto?.auto !== "checksum" || auto.silent || !slot) continue;
    const { status, wrong, calculated } = besideOf(field, key, auto.wrong);
    return {
      key,
      slot,
      auto,
      wrong: wrong ? enter(`${key}>wrong`, wrong) : -1,
      id: enter(`${key}/status`, status),
      calculated: calculated
        ? enter(`${key}${auto.wrong?.calculated === "inside" ? ">" : "/"}calculated`, calculated)
        : -1,
    };
  }
  return undefined;
}
