import { formatIPv4, formatIPv6 } from "../../bytes/addresses.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { FieldValues } from "../../dissect/field-values.ts";
import type { NameResolution } from "../../files/pcapng-blocks.ts";

/** Hosts whose names are kept. */
const MOST_HOSTS = 65_536;
/** What hosts may be called: anything else in an answer is no name that anybody chose (RFC 1123 2.1). */
const HOST_NAME = /^[\w-]+(?:\.[\w-]+)*$/;
/** Of a record of DNS: whose it is, and the addresses that it tells. */
const ROLES: { readonly [field: string]: number } = { "dns.resp.name": 1, "dns.a": 2, "dns.aaaa": 3 };

/** The names of hosts that a capture tells by itself, in answers of DNS and in its blocks of names; the first one counts. */
export class HostNames {
  private readonly names = new Map<string, string>();

  /** The names behind the first `from`, in the order in which they were found. */
  since(from: number): (readonly [address: string, name: string])[] {
    return [...this.names].slice(from);
  }

  learn(address: string, name: string): void {
    if (this.names.size < MOST_HOSTS && HOST_NAME.test(name) && !this.names.has(address)) this.names.set(address, name);
  }

  read({ records }: NameResolution): void {
    for (const { address, names } of records) {
      const text = address.length === 4 ? formatIPv4(address, 0) : address.length === 16 ? formatIPv6(address, 0) : "";
      if (text !== "" && names.length > 0) this.learn(text, names[0]);
    }
  }
}

/** Reads the answers of DNS in one packet after another of a session. */
export class AnsweredNames {
  private readonly dissector: Dissector;
  private readonly values: FieldValues;
  private readonly into: HostNames;
  /** By the id of a field. */
  private roles = new Uint8Array(0);

  constructor(dissector: Dissector, into: HostNames) {
    this.dissector = dissector;
    this.values = new FieldValues(dissector);
    this.into = into;
  }

  /** Of the packet at hand, whose layers are decoded. */
  find(): void {
    const { dissector } = this;
    const { layers, catalog, tree } = dissector;
    const { fields } = catalog.registry;
    if (fields.length > this.roles.length) this.roles = Uint8Array.from(fields, ({ name }) => ROLES[name] ?? 0);
    for (let layer = 1; layer < layers.count; layer++) {
      const protocol = catalog.protocols[layers.protocol(layer)];
      if ((protocol?.prefix ?? protocol?.name) !== "dns") continue;
      const root = layers.tree(layer);
      this.readRecords(layer, root + 1, tree.after(root));
    }
  }

  private readRecords(layer: number, first: number, after: number): void {
    const { values, roles, into } = this;
    const { tree } = this.dissector;
    let name = "";
    for (let quad = first; quad < after; quad++) {
      const role = roles[tree.field(quad)] ?? 0;
      if (role === 1) name = values.text(layer, quad);
      else if (role === 2) into.learn(formatIPv4(values.octets(layer, quad), 0), name);
      else if (role === 3) into.learn(formatIPv6(values.octets(layer, quad), 0), name);
    }
  }
}
