import { sipStatuses } from "../../protocols/parts/sip-statuses.ts";
import { FieldSearch } from "./field-search.ts";
import type { Sight, StatisticContext } from "./statistic.ts";

/** Protocols whose messages begin with a line of words, and what tells what it says. */
interface Kind {
  readonly protocols: readonly string[];
  readonly method: string;
  readonly status: string;
  /** A status in words, or the whole line that ends with them. */
  readonly words: string;
  /** Statuses whose words are not left to who answers. */
  readonly phrases?: { readonly [status: number]: string };
}

const KINDS = {
  http: {
    protocols: ["http", "ssdp"],
    method: "http.request.method",
    status: "http.response.code",
    words: "http.response.code.desc",
  },
  rtsp: { protocols: ["rtsp"], method: "rtsp.method", status: "rtsp.status", words: "rtsp.response" },
  sip: {
    protocols: ["sip"],
    method: "sip.Method",
    status: "sip.Status-Code",
    words: "sip.Status-Line",
    phrases: sipStatuses,
  },
} satisfies { readonly [name: string]: Kind };
export type MessageKind = keyof typeof KINDS;

/** A request has a method, an answer a status. */
export interface Message {
  /** Without the `M-` of what is meant to be mandatory. */
  readonly method: string | undefined;
  readonly status: number | undefined;
  /** What the status is in words; empty for requests. */
  readonly phrase: string;
  readonly layer: number;
}

/** The messages of packets, front to back. */
export class Messages {
  private readonly ids: ReadonlySet<number>;
  private readonly method: FieldSearch;
  private readonly status: FieldSearch;
  private readonly words: FieldSearch;
  private readonly phrases: Kind["phrases"];

  constructor(kind: MessageKind, context: StatisticContext) {
    const { catalog } = context.dissector;
    const { protocols, method, status, words, phrases }: Kind = KINDS[kind];
    this.ids = new Set(protocols.flatMap((name) => catalog.named(name) ?? []).map((one) => catalog.idOf(one)));
    this.method = new FieldSearch(method, context);
    this.status = new FieldSearch(status, context);
    this.words = new FieldSearch(words, context);
    this.phrases = phrases;
  }

  /** Calls `each` for every message; says whether there was one. */
  visit(sight: Sight, each: (message: Message) => void): boolean {
    const { layers } = sight.dissector;
    let found = false;
    for (let layer = 1; layer < layers.count; layer++) {
      if (!this.ids.has(layers.protocol(layer))) continue;
      found = true;
      const method = this.method.textIn(sight, layer)?.replace(/^M-/, "");
      const status = this.status.numberIn(sight, layer);
      each({ method, status, phrase: status === undefined ? "" : this.phrase(sight, layer, status), layer });
    }
    return found;
  }

  private phrase(sight: Sight, layer: number, status: number): string {
    return this.phrases?.[status] ?? phraseOf(this.words.textIn(sight, layer) ?? "");
  }
}

/** `OK` of `RTSP/1.0 200 OK`, and of `OK`. */
function phraseOf(line: string): string {
  return line.replace(/^\S+\/[\d.]+ +\d+ +/, "").replace(/(?:\\r\\n|\r\n)$/, "");
}
