import { fromBase64 } from "../../bytes/base64.ts";
import { NONE } from "../../definition/catalog.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { LAYER_LIMIT } from "../../dissect/layers.ts";
import { claims, type Claim } from "../../dissect/walk.ts";
import type { MessageHead } from "./message-head.ts";

/** Headers that say who one is, or ask for it. */
const HEADERS = ["authorization", "www-authenticate", "proxy-authorization", "proxy-authenticate"] as const;
/** Octets behind a token, so that wide reads near its end need no check. */
const SPARE = 16;

/** Hands the tokens of NTLM and of negotiation in headers of HTTP to their protocols (RFC 4559 4). */
export class HttpCredentials {
  private readonly dissector: Dissector;
  private readonly table: Int16Array | undefined;
  private readonly claim: Claim;

  constructor(dissector: Dissector) {
    const { catalog } = dissector;
    this.dissector = dissector;
    this.table = catalog.tables[catalog.tableNumber("security.blob")];
    this.claim = claims(catalog);
  }

  /** Adds a layer, of octets in a source of its own, for each token in the headers of a message. */
  show(head: MessageHead): void {
    const { dissector, table, claim } = this;
    if (!table) return;
    for (const name of HEADERS) {
      const token = /^(?:NTLM|Negotiate)\s+([A-Za-z0-9+/]+=*)$/i.exec(head.header(name) ?? "")?.[1];
      const octets = token === undefined ? undefined : fromBase64(token);
      if (!octets || octets.length === 0 || dissector.layers.count >= LAYER_LIMIT) continue;
      const { length } = octets;
      const id = table[octets[0]];
      if (id === NONE || claim(id, octets, 0, length, length) === NONE) continue;
      const bytes = new Uint8Array(length + SPARE);
      bytes.set(octets);
      const source = dissector.addSource({ bytes, start: 0, end: length, title: "NTLMSSP / GSSAPI Data" });
      dissector.extend(id, 0, length, source);
    }
  }
}
