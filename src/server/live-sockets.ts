import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type RawData, type WebSocket } from "ws";
import { admit } from "./guard.ts";
import type { LiveFeed, LiveTaker } from "./served.ts";

/** Octets that may be under way to a page; beyond them the capture is not read, and the kernel's ring fills up. */
const MOST_UNDER_WAY = 16 << 20;
/** Octets of the page's messages: numbers. */
const LONGEST_MESSAGE = 64;

/**
 * Lets pages have live packets over WebSockets (RFC 6455) under the name `live`: each has a capture of its own, which ends
 * with it. Binary messages are pcapng; text is JSON, counts or `{ "ended": … }`. The page tells how many octets it has
 * taken, which is what keeps the server from running ahead of it. Returns what ends all of them.
 */
export function serveLive(server: Server, feed: LiveFeed, token: string): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE });
  const ending = new AbortController();
  server.on("upgrade", (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    const admission = admit(request.url ?? "", request.headers, token);
    // A page says where it comes from; whoever does not is none.
    if ("refused" in admission || admission.name !== "live" || request.headers.origin === undefined) {
      connection.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => void run(socket, feed, ending.signal));
  });
  return () => {
    ending.abort();
    for (const socket of sockets.clients) socket.terminate();
  };
}

/** Captures for one page until it goes, or the capture ends. */
async function run(socket: WebSocket, feed: LiveFeed, signal: AbortSignal): Promise<void> {
  const leaving = new AbortController();
  let underWay = 0;
  let goOn: () => void = () => {};
  socket.on("message", (data: RawData) => {
    underWay -= Number(data.toString()) || 0;
    if (underWay < MOST_UNDER_WAY) goOn();
  });
  socket.on("close", () => {
    leaving.abort();
    goOn();
  });
  // Without a listener an error would end the process; `close` follows it.
  socket.on("error", () => {});
  const taker: LiveTaker = {
    octets(bytes) {
      if (socket.readyState !== socket.OPEN) return;
      underWay += bytes.length;
      socket.send(bytes.slice());
      if (underWay < MOST_UNDER_WAY) return;
      return new Promise((resolve) => (goOn = resolve));
    },
    counted: (counts) => socket.send(JSON.stringify(counts)),
  };
  let ended = "";
  try {
    await feed(taker, AbortSignal.any([leaving.signal, signal]));
  } catch (fault) {
    ended = (fault as Error).message;
  }
  if (socket.readyState !== socket.OPEN) return;
  socket.send(JSON.stringify({ ended }));
  socket.close();
}
