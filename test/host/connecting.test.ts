import { createServer, type AddressInfo, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBanner } from "../../src/host/connecting/banner.ts";
import { LinuxSockets } from "../../src/host/connecting/linux-sockets.ts";
import { NodeSockets } from "../../src/host/connecting/node-sockets.ts";
import type { Outcome, Sockets } from "../../src/link/sockets.ts";

/** Milliseconds that nothing here takes. */
const PATIENCE_MS = 40_000;

/** Connects to ports of this machine and waits for all outcomes. */
async function outcomesOf(sockets: Sockets, ports: readonly number[]): Promise<Record<number, Outcome>> {
  const found: Record<number, Outcome> = {};
  for (const port of ports) sockets.connect("127.0.0.1", port, (outcome) => (found[port] = outcome));
  const until = sockets.now() + PATIENCE_MS;
  while (Object.keys(found).length < ports.length && sockets.now() < until) await sockets.wait(until - sockets.now());
  return found;
}

let server: Server;
let open = 0;
let closed = 0;

const listening = async (one: Server): Promise<number> => {
  await new Promise<void>((done) => one.listen(0, "127.0.0.1", done));
  return (one.address() as AddressInfo).port;
};

beforeAll(async () => {
  server = createServer((socket) => socket.on("error", () => undefined).write("220 ready\r\n"));
  open = await listening(server);
  const other = createServer();
  closed = await listening(other);
  await new Promise((done) => other.close(done));
});
afterAll(() => void server.close());

const kinds: readonly (readonly [string, () => Promise<Sockets>])[] = [
  ["Node's", async () => new NodeSockets()],
  ...(process.platform === "linux" ? [["Linux's", () => LinuxSockets.open()] as const] : []),
];

describe.each(kinds)("%s sockets", (_, make) => {
  it("tell who takes and who refuses a connection", async () => {
    const sockets = await make();
    expect(await outcomesOf(sockets, [open, closed])).toEqual({ [open]: "connected", [closed]: "refused" });
    sockets.close();
  });

  it("call nobody after they were told to give up", async () => {
    const sockets = await make();
    let calls = 0;
    sockets.connect("127.0.0.1", open, () => calls++)();
    expect(await outcomesOf(sockets, [closed])).toEqual({ [closed]: "refused" });
    expect(calls).toBe(0);
    sockets.close();
  });
});

describe("a banner", () => {
  it("is what a service says first, and nothing where nobody is", async () => {
    const said = await readBanner("127.0.0.1", open, PATIENCE_MS);
    expect(new TextDecoder().decode(said)).toBe("220 ready\r\n");
    expect(await readBanner("127.0.0.1", closed, PATIENCE_MS)).toBeUndefined();
  });

  it("is an answer to HTTP of who waits for a question", async () => {
    const web = createServer((socket) => socket.once("data", () => socket.end("HTTP/1.0 200 OK\r\n")));
    const port = await listening(web);
    expect(new TextDecoder().decode(await readBanner("127.0.0.1", port, PATIENCE_MS, 50))).toMatch(
      /^HTTP\/1\.0 200 OK/,
    );
    web.close();
  });
});
