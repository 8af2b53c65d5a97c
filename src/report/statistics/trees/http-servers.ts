import { HttpMessages } from "../http-messages.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `http_srv,tree`: requests and responses by server. */
export const httpServers: TreeKind = {
  title: "HTTP/Load Distribution",
  begin(root, context) {
    const requests = root.child("HTTP Requests by Server");
    const byAddress = requests.child("HTTP Requests by Server Address");
    const byHost = requests.child("HTTP Requests by HTTP Host");
    const responses = root.child("HTTP Responses by Server Address");
    const messages = new HttpMessages(context);
    return (sight, time) =>
      messages.visit(sight, ({ method, host, status, source, destination }) => {
        if (method !== undefined) {
          for (const node of [requests, byAddress, byAddress.child(destination)]) node.tick(time);
          if (host === undefined) return;
          byAddress.child(destination).child(host).tick(time);
          for (const node of [byHost, byHost.child(host), byHost.child(host).child(destination)]) node.tick(time);
        } else if (status !== undefined) {
          const server = responses.child(source);
          for (const node of [responses, server, server.child(status < 400 ? "OK" : "KO")]) node.tick(time);
        }
      });
  },
};
