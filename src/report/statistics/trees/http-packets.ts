import { HttpMessages } from "../http-messages.ts";
import type { TreeKind } from "../tree-statistic.ts";

const CLASSES = ["1xx: Informational", "2xx: Success", "3xx: Redirection", "4xx: Client Error", "5xx: Server Error"];
const BROKEN = "???: broken";

/** `http,tree`: requests by method, responses by status. */
export const httpPackets: TreeKind = {
  title: "HTTP/Packet Counter",
  begin(root, context) {
    const all = root.child("Total HTTP Packets");
    const requests = all.child("HTTP Request Packets");
    const responses = all.child("HTTP Response Packets");
    const others = all.child("Other HTTP Packets");
    for (const name of [BROKEN, ...CLASSES]) responses.child(name);
    const messages = new HttpMessages(context);
    return (sight, time) =>
      messages.visit(sight, ({ method, status, phrase }) => {
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
};
