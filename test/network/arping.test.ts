import { expect, it } from "vitest";
import { answerArp, openLink, type GivenAnswer } from "../../src/node.ts";
import { inside } from "./inside.ts";
import { describeWithNetwork, type Network } from "./network.ts";

const remora = (network: Network, ...words: string[]) =>
  network.run("near", process.execPath, ...network.command("arping", ...words));

describeWithNetwork("remora arping on the network", (network) => {
  const macOf = (side: "near" | "far"): string =>
    network().run(side, "cat", `/sys/class/net/${side}/address`).stdout.trim();

  it("finds stations, one by one and in a network", () => {
    const one = remora(network(), "-c", "2", "-i", "0.1", "-W", "2", "10.99.0.2");
    expect(one.stdout.replace(/[\d.]+ms/g, "TIME").split("\n")).toEqual([
      "ARPING 10.99.0.2 from 10.99.0.1 near",
      `Unicast reply from 10.99.0.2 [${macOf("far")}]  TIME`,
      `Unicast reply from 10.99.0.2 [${macOf("far")}]  TIME`,
      "Sent 2 probe(s)",
      "Received 2 response(s) of 1 address(es)",
      "",
    ]);
    const all = remora(network(), "-q", "-W", "2", "10.99.0.0/29");
    // All eight but our own.
    expect(all).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/\nSent 7 probe\(s\)\nReceived 1 response\(s\) of 1 address\(es\)\n$/),
    });
  });

  it("hears answering machines, and that two stations have one address", async () => {
    const link = await inside(network(), "far", () => openLink("far"));
    const answers: GivenAnswer[] = [];
    const answering = (async () => {
      const addresses = ["10.99.0.2", "10.99.0.50"];
      for await (const answer of answerArp(link, { addresses, mac: "02:00:00:00:00:50" })) answers.push(answer);
    })();
    const ask = (address: string) =>
      network()
        .start(process.execPath, network().command("arping", "-c", "1", "-W", "2", address))
        .end();
    const invented = await ask("10.99.0.50");
    expect(invented.stdout).toContain("Unicast reply from 10.99.0.50 [02:00:00:00:00:50]");
    expect(invented.exit).toBe(0);
    const both = await ask("10.99.0.2");
    expect(both.stdout).toContain("10.99.0.2 is the address of 2 stations: ");
    expect(both.exit).toBe(2);
    await link.close();
    await answering;
    expect(answers.length).toBeGreaterThan(1);
    for (const { reply } of answers) expect(reply.verify()).toEqual([]);
  });

  it("asks nobody for what is not on the link", () => {
    network().ip("route", "add", "192.0.2.0/24", "via", "10.99.0.2");
    expect(remora(network(), "-c", "1", "192.0.2.1")).toMatchObject({
      exit: 1,
      stderr: "remora: 192.0.2.1 is on no link of ours: the router 10.99.0.2 leads there\n",
    });
  });
});
