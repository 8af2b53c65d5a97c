import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";

const root = join(import.meta.dirname, "../..");
const { argv } = process;

/** Runs an example, each once, with words behind its name; returns what it printed. */
async function run(name: string, ...words: string[]): Promise<string> {
  const printed: string[] = [];
  process.argv = [process.execPath, name, ...words];
  vi.spyOn(console, "log").mockImplementation((...said: unknown[]) => void printed.push(said.join(" ")));
  vi.spyOn(console, "table").mockImplementation((data: unknown) => void printed.push(JSON.stringify(data)));
  await import(pathToFileURL(join(root, "examples", name)).href);
  return printed.join("\n");
}

afterEach(() => {
  process.argv = argv;
  vi.restoreAllMocks();
});

// Those that need a network of their own are in test/network/examples.test.ts.
describe("examples", { timeout: 60_000 }, () => {
  it("analysis.ts counts packets, octets, protocols and talkers", async () => {
    const [summary, protocols, talkers] = (await run("analysis.ts", join(root, "samples/dns.pcap"))).split("\n");
    expect(summary).toMatch(/dns\.pcap: \d+ packets, \d+ octets, \d+\.\d{3} s$/);
    const counts = JSON.parse(protocols) as Record<string, { packets: number; octets: number }>;
    expect(counts["dns"].packets).toBeGreaterThan(0);
    expect(counts["eth"].packets).toBe(Number(/(\d+) packets/.exec(summary)?.[1]));
    expect(Object.keys(JSON.parse(talkers) as object).length).toBeGreaterThan(1);
  });

  it("connections.ts and port-scanner.ts find a server", async () => {
    const server = createServer((socket) => socket.on("error", () => undefined).end("hello\r\n"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await run("connections.ts", "listen")).toMatch(new RegExp(`^LISTEN +127\\.0\\.0\\.1:${port} +\\*`, "m"));
      const scanned = await run("port-scanner.ts", "127.0.0.1", String(port));
      expect(scanned).toContain("127.0.0.1: 1 open");
      expect(scanned).toMatch(new RegExp(`^  ${port}\\t.*\\thello$`, "m"));
    } finally {
      server.close();
    }
  });
});
