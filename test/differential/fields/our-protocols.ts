import { registeredFields } from "./tshark-registry.ts";
import type { ShownField } from "./shown-packet.ts";
import { standardCatalog } from "../../../src/toolkit/standard-catalog.ts";

/** What stands in `frame.protocols` and is no protocol of its own. */
const MARKERS = ["ethertype"];

/** What of tshark's belongs to protocols that we have. */
export interface OurProtocols {
  readonly names: ReadonlySet<string>;
  /** Whether a word of `frame.protocols` is one of them. */
  isOurs(this: void, name: string): boolean;
  /** Whether tshark registers the field for one of them; names that it registers nowhere belong to their layer. */
  isOurField(this: void, field: ShownField): boolean;
}

export async function ourProtocols(): Promise<OurProtocols> {
  const names = new Set(MARKERS);
  const registered = new Set<string>();
  for (const protocol of standardCatalog().protocols) {
    if (protocol === undefined) continue;
    names.add(protocol.name);
    for (const name of [...(protocol.path?.split(":") ?? []), ...(protocol.foreign ?? [])]) names.add(name);
    registered.add(protocol.prefix ?? protocol.name);
  }
  for (const name of names) registered.add(name);
  const fields = await registeredFields();
  const known = new Map<string, boolean>();
  return {
    names,
    isOurs: (name) => names.has(name),
    isOurField({ name }) {
      let ours = known.get(name);
      if (ours === undefined) {
        const rows = fields.get(name);
        ours = names.has(name) ? false : rows === undefined || rows.some(({ protocol }) => registered.has(protocol));
        known.set(name, ours);
      }
      return ours;
    },
  };
}
