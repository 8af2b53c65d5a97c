import { wordOf } from "../../../definition/value-strings.ts";
import { FieldSearch } from "../field-search.ts";
import type { Sight } from "../statistic.ts";
import type { TreeKind } from "../tree-statistic.ts";

const DEPTHS = ["1st Level", "2nd Level", "3rd Level", "4th Level or more"];

/** `dns,tree`: what DNS messages ask and answer, and how fast. */
export const dnsMessages: TreeKind = {
  title: "DNS",
  begin(root, context) {
    const field = (name: string): FieldSearch => new FieldSearch(name, context);
    // Queries have the bits of a response code, too, though not the field.
    const codes = context.fields.named("dns.flags.rcode")[0];
    const [flags, opcode, response, type, kind] = [
      "dns.flags",
      "dns.flags.opcode",
      "dns.flags.response",
      "dns.qry.type",
      "dns.qry.class",
    ].map(field);
    const [nameLength, labels] = ["dns.qry.name.len", "dns.count.labels"].map(field);
    const counts = ["queries", "auth_rr", "answers", "add_rr"].map((name) => field(`dns.count.${name}`));
    const [time, asked] = ["dns.time", "dns.response_to"].map(field);
    const repeated = field("dns.retransmission");

    const total = root.child("Total Packets");
    const shares = ["rcode", "opcodes", "Query/Response", "Query Type", "Class"].map((name) => total.child(name));
    const payload = root.child("Payload size");
    const queries = root.child("Query Stats");
    const queryLength = queries.child("Qname Len");
    const labelled = queries.child("Label Stats");
    const depths = DEPTHS.map((name) => labelled.child(name));
    const responses = root.child("Response Stats");
    const counted = ["questions", "authorities", "answers", "additionals"].map((name) =>
      responses.child(`no. of ${name}`),
    );
    const service = root.child("Service Stats");
    const delay = service.child("request-response time (msec)");
    const strays = service.child("no. of unsolicited responses");
    const again = service.child("no. of retransmissions");
    const dns = context.dissector.catalog.named("dns");
    const id = dns ? context.dissector.catalog.idOf(dns) : 0;

    return (sight, at) => {
      const { dissector, values } = sight;
      const { layers } = dissector;
      let found = false;
      for (let layer = 1; layer < layers.count; layer++) {
        if (layers.protocol(layer) !== id || !response.firstIn(sight, layer)) continue;
        found = true;
        total.tick(at);
        const isResponse = values.number(layer, response.quad) !== 0;
        const code = (flags.numberIn(sight, layer) ?? 0) & 15;
        const named = [
          wordOf(codes, code) ?? `Unknown (${code})`,
          word(sight, opcode, layer),
          isResponse ? "Response" : "Query",
          word(sight, type, layer),
          word(sight, kind, layer),
        ];
        shares.forEach((node, i) => {
          const name = named[i];
          if (name === undefined) return;
          node.tick(at);
          node.child(name).tick(at);
        });
        payload.tick(at, layers.payloadEnd(layer) - layers.start(layer));
        if (isResponse) {
          // Twice, as tshark does.
          for (const [i, node] of [...counted, ...counted].entries())
            node.tick(at, counts[i % counts.length].numberIn(sight, layer) ?? 0);
          if (time.firstIn(sight, layer)) {
            const milliseconds = 1000 * values.seconds(layer, time.quad) + values.nanoseconds / 1e6;
            delay.tick(at, Math.fround(milliseconds), "fractions");
          }
          if (!asked.firstIn(sight, layer)) strays.tick(at);
        } else {
          queryLength.tick(at, nameLength.numberIn(sight, layer) ?? 0);
          const deep = labels.numberIn(sight, layer) ?? 0;
          if (deep > 0) depths[Math.min(deep, DEPTHS.length) - 1].tick(at);
        }
        if (repeated.firstIn(sight, layer)) again.tick(at);
      }
      return found;
    };
  },
};

function word(sight: Sight, search: FieldSearch, layer: number): string | undefined {
  const value = search.numberIn(sight, layer);
  if (value === undefined) return undefined;
  return wordOf(sight.values.info(search.quad), value) ?? `Unknown (${value})`;
}
