import { readFileSync, readdirSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { admit, newToken } from "./guard.ts";
import { securityHeaders } from "./headers.ts";
import { serveLive } from "./live-sockets.ts";
import { sendFile } from "./send-file.ts";
import type { Served } from "./served.ts";

/** Only this machine. */
const LOOPBACK = "127.0.0.1";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** A server of the page. */
export interface PageServer {
  /** Where the page is, the token included. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the page in `folder`, and what it is to show, on the loopback interface. `port` 0 is any that is free. */
export async function servePage(folder: string, served: Served, port: number): Promise<PageServer> {
  const token = newToken();
  const page = readPage(folder);
  const capture: FileHandle | undefined = served && "file" in served ? await open(served.file) : undefined;
  const server = createServer((request, response) => {
    const admission = admit(request.url ?? "", request.headers, token);
    const headers = securityHeaders(request.headers.host ?? "");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if ("refused" in admission) refuse(response, 403, admission.refused);
    else if (request.method !== "GET" && request.method !== "HEAD") refuse(response, 405, "this is only read");
    else answer(request, response, admission.name);
  });

  /** No path comes from the page: these are all the names that there are. */
  function answer(request: IncomingMessage, response: ServerResponse, name: string): void {
    const file = page.get(name === "" ? "index.html" : name);
    // Without the slash the page's own files would be looked for beside it.
    if (name === "" && !/^\/[^/]*\//.test(request.url ?? "")) redirect(response, `/${token}/`);
    else if (name === "served.json") send(response, "application/json", JSON.stringify({ source: sourceOf(served) }));
    else if (name === "capture" && capture) sendFile(request, response, capture).catch(() => response.destroy());
    else if (file)
      send(response, TYPES[extname(name === "" ? "index.html" : name)] ?? "application/octet-stream", file);
    else refuse(response, 404, "there is nothing of this name");
  }

  const stopLive = served && "capture" in served ? serveLive(server, served.capture, token) : undefined;
  await listen(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    address: `http://${LOOPBACK}:${bound}/${token}/`,
    async close() {
      stopLive?.();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await capture?.close();
    },
  };
}

function readPage(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

/** What the page opens, with addresses beside its own. */
function sourceOf(served: Served): object | null {
  if (!served) return null;
  return "file" in served ? { url: "capture", name: served.name } : { live: "live", name: served.name };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, resolve);
  });
}

function send(response: ServerResponse, type: string, content: Buffer | string): void {
  response.setHeader("content-type", type);
  response.end(content);
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.statusCode = status;
  send(response, "text/plain; charset=utf-8", `${sentence}\n`);
}

function redirect(response: ServerResponse, to: string): void {
  response.setHeader("location", to);
  refuse(response, 308, "the page is behind the slash");
}
