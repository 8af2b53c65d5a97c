import { showText } from "../fields/show-text.ts";
import { FieldSearch } from "./field-search.ts";
import type { Sight, StatisticContext } from "./statistic.ts";

/** What statistics ask of one message of HTTP, or of SSDP, which is HTTP over UDP. */
export interface HttpMessage {
  /** Without the `M-` of what is meant to be mandatory. */
  readonly method: string | undefined;
  readonly uri: string | undefined;
  readonly host: string | undefined;
  readonly status: number | undefined;
  readonly phrase: string;
  readonly source: string;
  readonly destination: string;
}

/** The messages of packets, front to back. */
export class HttpMessages {
  private readonly ids: ReadonlySet<number>;
  private readonly search: { readonly [name in keyof typeof FIELDS]: FieldSearch };
  private readonly addresses: readonly [FieldSearch, FieldSearch][];

  constructor(context: StatisticContext) {
    const { catalog } = context.dissector;
    const protocols = ["http", "ssdp"].flatMap((name) => catalog.named(name) ?? []);
    this.ids = new Set(protocols.map((protocol) => catalog.idOf(protocol)));
    const searches = Object.entries(FIELDS).map(([key, name]) => [key, new FieldSearch(name, context)] as const);
    this.search = Object.fromEntries(searches) as { [name in keyof typeof FIELDS]: FieldSearch };
    this.addresses = ["ip", "ipv6"].map((ip) => [
      new FieldSearch(`${ip}.src`, context),
      new FieldSearch(`${ip}.dst`, context),
    ]);
  }

  /** Calls `each` for every message; says whether there was one. */
  visit(sight: Sight, each: (message: HttpMessage) => void): boolean {
    const { layers } = sight.dissector;
    let found = false;
    for (let layer = 1; layer < layers.count; layer++) {
      if (!this.ids.has(layers.protocol(layer))) continue;
      found = true;
      each(this.message(sight, layer));
    }
    return found;
  }

  private message(sight: Sight, layer: number): HttpMessage {
    const { search } = this;
    const text = (field: FieldSearch): string | undefined =>
      field.firstIn(sight, layer) ? sight.values.text(layer, field.quad) : undefined;
    const status = search.code.firstIn(sight, layer) ? sight.values.number(layer, search.code.quad) : undefined;
    const [source, destination] = this.addresses.find(([from]) => from.has(sight)) ?? this.addresses[0];
    return {
      method: text(search.method)?.replace(/^M-/, ""),
      uri: text(search.uri),
      host: text(search.host),
      status,
      phrase: text(search.words) ?? "",
      source: addressOf(sight, source),
      destination: addressOf(sight, destination),
    };
  }
}

const FIELDS = {
  method: "http.request.method",
  uri: "http.request.uri",
  host: "http.host",
  code: "http.response.code",
  words: "http.response.code.desc",
};

function addressOf(sight: Sight, field: FieldSearch): string {
  return field.start(sight).next() ? showText(sight.values, field.layer, field.quad) : "";
}
