import type { Dissector } from "../../dissect/dissector.ts";
import type { FieldIndex } from "../../dissect/field-index.ts";
import type { FieldValues } from "../../dissect/field-values.ts";
import { showText } from "../fields/show-text.ts";

/** Tells an address that an answer has, and the name it is given. */
type Tell = (address: string, name: string) => void;

/** Finds in packets which names DNS answers give to addresses. */
export class AnsweredNames {
  private readonly dissector: Dissector;
  private readonly values: FieldValues;
  private readonly owners: ReadonlySet<number>;
  private readonly addresses: ReadonlySet<number>;
  private readonly protocols: ReadonlySet<number>;

  constructor(dissector: Dissector, fields: FieldIndex, values: FieldValues) {
    this.dissector = dissector;
    this.values = values;
    const owners = fields.named("dns.resp.name");
    this.owners = new Set(owners.map(({ id }) => id));
    this.addresses = new Set([...fields.named("dns.a"), ...fields.named("dns.aaaa")].map(({ id }) => id));
    this.protocols = new Set(owners.map(({ protocol }) => (protocol ? dissector.catalog.idOf(protocol) : 0)));
  }

  /** Of the packet at hand, answer by answer. */
  find(tell: Tell): void {
    const { layers } = this.dissector;
    for (let layer = 1; layer < layers.count; layer++)
      if (this.protocols.has(layers.protocol(layer))) this.findIn(layer, tell);
  }

  private findIn(layer: number, tell: Tell): void {
    const { dissector, values, owners, addresses } = this;
    const { layers, tree } = dissector;
    dissector.decode(layer);
    const root = layers.tree(layer);
    let name: string | undefined;
    for (let quad = root + 1; quad < tree.after(root); quad++) {
      const field = tree.field(quad);
      if (owners.has(field)) name = values.text(layer, quad);
      else if (name !== undefined && addresses.has(field)) tell(showText(values, layer, quad), name);
    }
  }
}
