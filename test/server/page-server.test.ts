import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { servePage, type PageServer } from "../../src/server/page-server.ts";
import type { LiveFeed, Served } from "../../src/server/served.ts";
import type { Served as Told } from "../../src/web/messages.ts";
import { sample } from "../cli/run-shark.ts";

/** A page that is as good as the real one for who serves it. */
function pageFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "remora-page-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>page</title>");
  writeFileSync(join(folder, "page.js"), "export {};");
  return folder;
}

const capture = readFileSync(sample("welcome"));

interface Got {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** Asks for a path as it is: `fetch` would make it a tidy one. */
function get(server: PageServer, path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Got> {
  const { hostname, port, pathname } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: path.replace("TOKEN/", pathname), method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

describe("the page's server", () => {
  let server: PageServer;
  beforeAll(async () => {
    server = await servePage(pageFolder(), { name: "welcome.pcap", file: sample("welcome") }, 0);
  });
  afterAll(() => server.close());

  it("serves the page with a policy that lets nothing else in", async () => {
    const { status, headers, body } = await get(server, "TOKEN/");
    expect(status).toBe(200);
    expect(String(body)).toContain("<title>page</title>");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
  });

  it("says what to open", async () => {
    const { body } = await get(server, "TOKEN/served.json");
    const told: Told = { source: { url: "capture", name: "welcome.pcap" } };
    expect(JSON.parse(String(body))).toEqual(told);
  });

  it("serves the capture, and parts of it", async () => {
    expect((await get(server, "TOKEN/capture")).body.equals(capture)).toBe(true);
    const part = await get(server, "TOKEN/capture", { range: "bytes=24-39" });
    expect(part.status).toBe(206);
    expect(part.headers["content-range"]).toBe(`bytes 24-39/${capture.length}`);
    expect(part.body.equals(capture.subarray(24, 40))).toBe(true);
    expect((await get(server, "TOKEN/capture", { range: `bytes=${capture.length}-` })).status).toBe(416);
  });

  it("says nothing but that without the token", async () => {
    for (const path of ["/", "/page.js", "/capture", "/x/capture", "/served.json"]) {
      const { status, body } = await get(server, path);
      expect(status).toBe(403);
      expect(String(body)).toContain("token");
      expect(String(body)).not.toContain(new URL(server.address).pathname.slice(1, -1));
    }
  });

  it("refuses other names for this machine, and other pages", async () => {
    expect((await get(server, "TOKEN/capture", { host: "evil.example" })).status).toBe(403);
    expect((await get(server, "TOKEN/capture", { origin: "http://evil.example" })).status).toBe(403);
  });

  it.each([
    "TOKEN/../../../../etc/passwd",
    "TOKEN/..%2f..%2f..%2fetc%2fpasswd",
    "TOKEN//etc/passwd",
    "TOKEN/....//etc/passwd",
    "TOKEN/page.js/../../etc/passwd",
    "TOKEN/page.js%00",
    "TOKEN/constructor",
  ])("has no file for %s", async (path) => {
    const { status, body } = await get(server, path);
    expect(status).toBe(404);
    expect(String(body)).not.toContain("root:");
  });

  it("is only read", async () => {
    for (const method of ["POST", "PUT", "DELETE"])
      expect((await get(server, "TOKEN/capture", {}, method)).status).toBe(405);
  });

  it("is on the loopback interface only", () => expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//));
});

describe("live packets", () => {
  const counts = { captured: 3, dropped: 2, skipped: 1 };

  async function served(feed: LiveFeed, use: (server: PageServer) => Promise<void>): Promise<void> {
    const what: Served = { name: "eth0", capture: feed };
    const server = await servePage(pageFolder(), what, 0);
    try {
      await use(server);
    } finally {
      await server.close();
    }
  }

  function open(
    { address }: PageServer,
    name = "live",
    origin: string | undefined = new URL(address).origin,
  ): WebSocket {
    return new WebSocket(`${address.replace("http", "ws")}${name}`, origin === undefined ? {} : { origin });
  }

  function opening(socket: WebSocket): Promise<boolean> {
    return new Promise((resolve) => {
      socket.on("open", () => resolve(true));
      socket.on("error", () => resolve(false));
    });
  }

  const idle: LiveFeed = (_, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve()));

  it("come as octets with counts, and an end that says why", () =>
    served(
      async (taker) => {
        taker.counted(counts);
        await taker.octets(Uint8Array.of(1, 2, 3));
        throw new Error("eth0 is gone");
      },
      async (server) => {
        const said: unknown[] = [];
        const socket = open(server);
        socket.on("message", (data, isBinary) => {
          said.push(isBinary ? [...(data as Buffer)] : JSON.parse(String(data)));
        });
        await new Promise((resolve) => socket.on("close", resolve));
        expect(said).toEqual([counts, [1, 2, 3], { ended: "eth0 is gone" }]);
      },
    ));

  it("are for the page of this server alone", () =>
    served(idle, async (server) => {
      expect(await opening(open(server, "live", "http://evil.example"))).toBe(false);
      expect(await opening(open(server, "live", ""))).toBe(false);
      expect(await opening(open(server, "capture"))).toBe(false);
      const wrong = server.address.replace(/\/[^/]+\/$/, "/wrong/");
      expect(await opening(open({ ...server, address: wrong }))).toBe(false);
      const right = open(server);
      expect(await opening(right)).toBe(true);
      right.terminate();
    }));

  it("end with the page", async () => {
    let ended = (): void => {};
    const end = new Promise<void>((resolve) => (ended = resolve));
    await served(
      async (taker, signal) => {
        await idle(taker, signal);
        ended();
      },
      async (server) => {
        const socket = open(server);
        await opening(socket);
        socket.close();
        await end;
      },
    );
  });

  it("wait for a page that is behind", () => {
    const piece = new Uint8Array(1 << 20);
    let sent = 0;
    return served(
      async (taker, signal) => {
        while (!signal.aborted) {
          sent++;
          await taker.octets(piece);
        }
      },
      async (server) => {
        const socket = open(server);
        let received = 0;
        const several = new Promise<void>((resolve) => {
          socket.on("message", () => {
            received++;
            // What was sent is bounded until the page says that it has taken something.
            if (received === 16) resolve();
          });
        });
        await several;
        expect(sent).toBe(16);
        const more = new Promise((resolve) => socket.on("message", resolve));
        socket.send(String(4 * piece.length));
        await more;
        socket.terminate();
      },
    );
  });
});
