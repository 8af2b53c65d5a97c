import { HttpMessages } from "../http-messages.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `http_req,tree`: what is requested of each host. */
export const httpRequests: TreeKind = {
  title: "HTTP/Requests",
  begin(root, context) {
    const all = root.child("HTTP Requests by HTTP Host");
    const messages = new HttpMessages(context);
    return (sight, time) =>
      messages.visit(sight, ({ method, host, uri }) => {
        if (method === undefined) return;
        all.tick(time);
        if (host === undefined) return;
        all.child(host).tick(time);
        if (uri !== undefined) all.child(host).child(uri).tick(time);
      });
  },
};
