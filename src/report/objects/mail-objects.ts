import type { Session } from "../../flows/session.ts";
import { FirstValues } from "./first-values.ts";
import { fileName, type CarriedObject, type Objects } from "./objects.ts";

/** Finds messages of mail (RFC 5322), which are called by their subjects. */
export class MailObjects implements Objects {
  private readonly session: Session;
  private readonly values: FirstValues;

  constructor(session: Session) {
    this.session = session;
    this.values = new FirstValues(session.dissector);
  }

  find(): CarriedObject[] {
    const { layers, catalog, sources } = this.session.dissector;
    const found: CarriedObject[] = [];
    for (let layer = 1; layer < layers.count; layer++) {
      if (catalog.protocols[layers.protocol(layer)]?.name !== "imf") continue;
      const { bytes, end } = sources[layers.sourceOf(layer)]!;
      const subject = this.values.text(layer, "imf.subject") ?? "";
      const stop = Math.min(layers.payloadEnd(layer), end);
      found.push({ name: `${fileName(subject)}.eml`, bytes: bytes.slice(layers.start(layer), stop) });
    }
    return found;
  }
}
