import { readdirSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { root } from "../../scripts/prepare.mjs";
import { rdpcap } from "../../src/node.ts";

const argv = process.argv;
afterEach(() => {
  process.argv = argv;
  vi.restoreAllMocks();
});

/** Runs a program of examples/ as a user does, and gives what it printed. */
async function run(name: string, ...words: string[]): Promise<string> {
  const printed: string[] = [];
  vi.spyOn(console, "log").mockImplementation((...texts: unknown[]) => void printed.push(texts.join(" ")));
  vi.spyOn(console, "table").mockImplementation((data: unknown) => void printed.push(JSON.stringify(data)));
  process.argv = [argv[0]!, name, ...words];
  await import(`${pathToFileURL(join(root, "examples", name)).href}?${words.length}`);
  return printed.join("\n");
}

describe("examples", () => {
  it("say what is in a capture", async () => {
    const printed = await run("capture-analysis.ts", join(root, "samples", "tcp.pcap"));
    expect(printed).toMatch(/tcp\.pcap: \d+ packets/);
    expect(printed).toContain('"TCP":{"packets":');
    expect(printed).toMatch(/"session":"\w+ [\d.]+:\d+ > [\d.]+:\d+"/);
  });

  it("write a scan to a capture", async () => {
    const file = join(tmpdir(), `remora-example-${process.pid}.pcap`);
    expect(await run("craft-scan.ts", file, "10.0.0.0/31", "22,80-81")).toMatch(/^6 packets in /);
    const packets = await rdpcap(file);
    expect(packets).toHaveLength(6);
    for (const packet of packets) expect(packet.verify()).toEqual([]);
  });

  it("list connections, and find open ports", { timeout: 60_000 }, async () => {
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

  it("are all tried here", () => {
    // Those that need a network of their own, in test/network/examples.test.ts.
    const elsewhere = ["bandwidth.ts", "sniffer.ts", "traceroute.ts"];
    const here = ["capture-analysis.ts", "connections.ts", "craft-scan.ts", "port-scanner.ts"];
    expect(readdirSync(join(root, "examples")).toSorted()).toEqual([...elsewhere, ...here].toSorted());
  });
});
