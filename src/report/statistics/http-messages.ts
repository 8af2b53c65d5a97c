import { showText } from "../fields/show-text.ts";
import { FieldSearch } from "./field-search.ts";
import { Messages, type Message } from "./messages.ts";
import type { Sight, StatisticContext } from "./statistic.ts";

/** What statistics ask of one message of HTTP, or of SSDP, which is HTTP over UDP. */
export interface HttpMessage extends Message {
  readonly uri: string | undefined;
  readonly host: string | undefined;
  readonly source: string;
  readonly destination: string;
}

/** The messages of packets, front to back. */
export class HttpMessages {
  private readonly messages: Messages;
  private readonly uri: FieldSearch;
  private readonly host: FieldSearch;
  private readonly addresses: readonly [FieldSearch, FieldSearch][];

  constructor(context: StatisticContext) {
    this.messages = new Messages("http", context);
    this.uri = new FieldSearch("http.request.uri", context);
    this.host = new FieldSearch("http.host", context);
    this.addresses = ["ip", "ipv6"].map((ip) => [
      new FieldSearch(`${ip}.src`, context),
      new FieldSearch(`${ip}.dst`, context),
    ]);
  }

  /** Calls `each` for every message; says whether there was one. */
  visit(sight: Sight, each: (message: HttpMessage) => void): boolean {
    return this.messages.visit(sight, (message) => {
      const { layer } = message;
      const [source, destination] = this.addresses.find(([from]) => from.has(sight)) ?? this.addresses[0];
      each({
        ...message,
        uri: this.uri.textIn(sight, layer),
        host: this.host.textIn(sight, layer),
        source: addressOf(sight, source),
        destination: addressOf(sight, destination),
      });
    });
  }
}

function addressOf(sight: Sight, field: FieldSearch): string {
  return field.start(sight).next() ? showText(sight.values, field.layer, field.quad) : "";
}
