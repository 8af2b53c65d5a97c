import { u16le } from "../../bytes/numbers.ts";
import type { Found } from "../../definition/custom.ts";
import { bytes, struct, u16, u32 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import type { OffsetFields } from "./offset-fields.ts";
import { fileTime, utf16 } from "./windows-values.ts";

/** What a server says of itself, as pairs of a type and a value ([MS-NLMP] 2.2.2.1). */

const typeWords = {
  0: "End of list",
  1: "NetBIOS computer name",
  2: "NetBIOS domain name",
  3: "DNS computer name",
  4: "DNS domain name",
  5: "DNS tree name",
  6: "Flags",
  7: "Timestamp",
  8: "Restrictions",
  9: "Target Name",
  10: "Channel Bindings",
};
const END = 0;

/** The name by which the lines of pairs go. */
export const NTLM_ATTRIBUTE = "ntlmssp.attribute";

/** Shows the pairs from a place on; where they end. */
export type ShowPairs = (found: Found, octets: Uint8Array, start: number, limit: number) => number;

/** Enters the fields of pairs, whose names begin with `name`, inside `depth` others. */
export function attributePairs(fields: OffsetFields, name: string, label: string, depth: number): ShowPairs {
  const pair = fields.enter(struct({}, { filter: "", label: "Attribute", line: NTLM_ATTRIBUTE }), depth);
  const enter = (field: AnyField) => fields.enter(field, depth + 1);
  const text = (key: string, title: string) => enter(utf16({ filter: `${name}.${key}`, label: title }));
  const octets = (key: string, title: string) => enter(bytes("rest", { filter: `${name}.${key}`, label: title }));
  const type = enter(
    u16({ filter: `${name}.item.type`, label: `${label} Item Type`, show: "hex", little: true, strings: typeWords }),
  );
  const length = enter(u16({ filter: `${name}.item.length`, label: `${label} Item Length`, little: true }));
  const values: readonly (AnyField | undefined)[] = [
    undefined,
    text("nb_computer_name", "NetBIOS Computer Name"),
    text("nb_domain_name", "NetBIOS Domain Name"),
    text("dns_computer_name", "DNS Computer Name"),
    text("dns_domain_name", "DNS Domain Name"),
    text("dns_tree_name", "DNS Tree Name"),
    enter(u32({ filter: `${name}.flags`, label: "Flags", show: "hex", little: true })),
    enter(fileTime({ filter: `${name}.timestamp`, label: "Timestamp" })),
    octets("restrictions", "Restrictions"),
    text("target_name", "Target Name"),
    octets("channel_bindings", "Channel Bindings"),
  ];
  return (found, data, start, limit) => {
    let at = start;
    while (at + 4 <= limit) {
      const kind = u16le(data, at);
      const size = u16le(data, at + 2);
      fields.show(found, pair, at, Math.min(4 + size, limit - at), limit);
      fields.show(found, type, at, 2, limit);
      fields.show(found, length, at + 2, 2, limit);
      const value = values[kind];
      if (value && size > 0 && !fields.show(found, value, at + 4, size, limit)) return limit;
      at += 4 + size;
      if (kind === END) break;
    }
    return at;
  };
}
