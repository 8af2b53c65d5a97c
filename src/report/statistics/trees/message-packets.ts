import { httpPieces } from "../../follow/http-pieces.ts";
import { Messages } from "../messages.ts";
import type { TreeKind } from "../tree-statistic.ts";

const CLASSES = ["1xx: Informational", "2xx: Success", "3xx: Redirection", "4xx: Client Error", "5xx: Server Error"];
const BROKEN = "???: broken";

/** `http,tree` and `rtsp,tree`: requests by method, responses by status. */
export const messagePackets = (protocol: "http" | "rtsp"): TreeKind => ({
  title: `${protocol.toUpperCase()}/Packet Counter`,
  begin(root, context) {
    const name = protocol.toUpperCase();
    const all = root.child(`Total ${name} Packets`);
    const requests = all.child(`${name} Request Packets`);
    const responses = all.child(`${name} Response Packets`);
    const others = all.child(`Other ${name} Packets`);
    for (const kind of [BROKEN, ...CLASSES]) responses.child(kind);
    const messages = new Messages(protocol, context);
    const http = context.dissector.catalog.named("http");
    const httpId = http ? context.dissector.catalog.idOf(http) : -1;
    /** Like tshark, of HTTP without a first line only what may be the middle of a message is counted. */
    const isCounted = (layer: number): boolean =>
      context.dissector.layers.protocol(layer) !== httpId ||
      httpPieces(context.session).some((piece) => piece.layer === layer);
    return (sight, time) =>
      messages.visit(sight, ({ method, status, phrase, layer }) => {
        if (method === undefined && status === undefined && !isCounted(layer)) return;
        all.tick(time);
        if (method !== undefined) {
          requests.tick(time);
          requests.child(method).tick(time);
        } else if (status !== undefined) {
          const kind = responses.child(CLASSES.at(Math.floor(status / 100) - 1) ?? BROKEN);
          for (const node of [responses, kind, kind.child(`${status} ${phrase}`)]) node.tick(time);
        } else others.tick(time);
      });
  },
});
