import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { describeWithNetwork, type Running, type Network } from "./network.ts";

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const start = (network: Network, name: string, ...words: string[]): Running =>
  network.start(process.execPath, [file("scripts/run.mjs"), file(`examples/${name}`), ...words]);

describeWithNetwork("examples", (network) => {
  it("sniffer.ts prints what passes", async () => {
    const running = await start(network(), "sniffer.ts", "near", "udp port 4001").until(({ stdout }) =>
      stdout.includes("listening on near"),
    );
    await network().send("far", 3);
    await running.until(({ stdout }) => /^3 .*UDP/m.test(stdout));
    expect((await running.stop()).stdout.split("\n")[1]).toMatch(
      /^1 Ether \/ IP 10\.99\.0\.1 > 10\.99\.0\.255 \/ UDP 4000 > 4001 /,
    );
  });

  it("bandwidth.ts says who sends how much", async () => {
    const running = await start(network(), "bandwidth.ts", "near", "0.2").until(({ stdout }) => stdout !== "");
    await network().send("far", 500, 1000);
    await running.until(({ stdout }) => / \| {2}10\.99\.0\.\d+: [1-9]/.test(stdout));
    await running.stop();
    expect(running.stdout).toMatch(/^\d\d:\d\d:\d\d {2}\d+\.\d kB\/s in, \d+\.\d kB\/s out/);
  });

  it("traceroute.ts shows the way", async () => {
    const { stdout, stderr } = await start(network(), "traceroute.ts", "10.99.0.2", "icmp").end();
    expect(stdout, stderr).toMatch(/^ 1 10\.99\.0\.2 \d+\.\d\d ms/);
  });
});
