import { FieldSearch } from "../statistics/field-search.ts";
import type { Sight, StatisticContext } from "../statistics/statistic.ts";
import type { Said } from "./conversation.ts";

/** The messages of SIP that belong to one call, by its Call-ID (RFC 3261 section 8.1.1.4), each with its body. */
export function sipMessages(call: string, context: StatisticContext): (sight: Sight) => Said[] {
  const calls = new FieldSearch("sip.Call-ID", context);
  const { dissector } = context;
  return (sight) => {
    const { layers, catalog, sources } = dissector;
    const found: Said[] = [];
    for (let layer = 1; layer < layers.count; layer++) {
      const protocol = catalog.protocols[layers.protocol(layer)];
      // What an error quotes was not sent.
      if (protocol?.quotes) break;
      if (protocol?.name !== "sip" || calls.textIn(sight, layer) !== call) continue;
      const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
      found.push({ bytes: dissector.bytesOf(layer).slice(layers.start(layer), end) });
    }
    return found;
  };
}
