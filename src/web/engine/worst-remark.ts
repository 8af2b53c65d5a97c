import { MALFORMED_FIELD, type FieldInfo } from "../../definition/registry.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { Severity } from "../messages.ts";

const SEVERITIES: { readonly [word: string]: Severity } = { Chat: 1, Note: 2, Warn: 3, Error: 4 };

/** Finds the worst that the experts say of one packet after another; what is malformed is an error. */
export class WorstRemark {
  private readonly dissector: Dissector;
  /** By the id of a field. */
  private severities = new Uint8Array(0);

  constructor(dissector: Dissector) {
    this.dissector = dissector;
  }

  /** Of the packet at hand. */
  find(): Severity {
    const { dissector } = this;
    const { layers, tree } = dissector;
    for (let layer = 0; layer < layers.count; layer++) dissector.decode(layer);
    if (dissector.catalog.registry.fields.length > this.severities.length) this.enter();
    const { severities } = this;
    const { quads, count } = tree;
    let worst = 0;
    for (let quad = 0; quad < count; quad++) {
      // What stands for a layer has no field.
      const severity = severities[quads[4 * quad]] ?? 0;
      if (severity > worst) worst = severity;
    }
    return worst as Severity;
  }

  private enter(): void {
    this.severities = Uint8Array.from(this.dissector.catalog.registry.fields, severityOf);
  }
}

function severityOf({ id, field }: FieldInfo): Severity {
  return id === MALFORMED_FIELD ? 4 : (SEVERITIES[field.expert?.severity ?? ""] ?? 0);
}
