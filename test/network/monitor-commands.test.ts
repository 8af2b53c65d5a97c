import { expect, it } from "vitest";
import { netConnections, type Connection } from "../../src/node.ts";
import { describeWithNetwork, type Network } from "./network.ts";

const json = <Value>(text: string): Value[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Value);

const run = (network: Network, ...words: string[]) =>
  network.run("near", process.execPath, ...network.command(...words));

describeWithNetwork("commands that watch the network", (network) => {
  it.each(["conns", "interfaces", "rates", "report", "top"])("%s explains itself with examples", (name) => {
    const { stdout, exit } = run(network(), name, "--help");
    expect(exit).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: remora ${name} `));
    expect(stdout).toMatch(new RegExp(`\nExamples\n(?:  (?:sudo )?remora ${name}.*\n)+$`));
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(132);
    expect(run(network(), name, "--nonsense")).toMatchObject({
      exit: 1,
      stderr: `remora: unrecognized option '--nonsense'\nremora ${name} --help lists the options\n`,
    });
  });

  it("conns lists sockets as a table and as JSON", async () => {
    const server = "require('net').createServer().listen(7001, '10.99.0.1', () => console.log('ready'))";
    const running = await network()
      .start(process.execPath, ["-e", server])
      .until(({ stdout }) => stdout.includes("ready"));
    const { stdout } = run(network(), "conns", "-k", "tcp");
    const [head, row] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ +/));
    expect(head.join(" ")).toBe("Proto Recv-Q Send-Q Local Remote State PID Process User");
    expect(row).toEqual(["tcp4", "0", "511", "10.99.0.1:7001", "*:*", "LISTEN", String(running.pid), "node", "root"]);
    const [connection] = json<Connection & { protocol: string }>(run(network(), "conns", "--json").stdout);
    expect(connection).toMatchObject({
      protocol: "tcp4",
      family: "AF_INET",
      laddr: { ip: "10.99.0.1", port: 7001 },
      raddr: null,
      status: "LISTEN",
      pid: running.pid,
      uid: 0,
    });
    const watched = run(network(), "conns", "--json", "--watch", "--interval", "0.01", "-c", "3");
    expect(json<{ time: number }>(watched.stdout)).toHaveLength(3);
    await running.stop();
    expect(run(network(), "conns", "-k", "tpc").stderr).toContain("there is no kind 'tpc': did you mean tcp?");
  });

  it("interfaces shows addresses, driver and default route", () => {
    network().ip("route", "add", "default", "via", "10.99.0.2", "metric", "7");
    const { stdout } = run(network(), "interfaces", "near");
    expect(stdout.split("\n").map((line) => line.trim().replace(/(?:..:){5}../g, "MAC"))).toEqual([
      "near: running, driver veth, mtu 1500, 10000 Mb/s, full duplex",
      "flags up,broadcast,running,multicast",
      "inet 10.99.0.1 netmask 255.255.255.0",
      "link MAC broadcast MAC",
      "default route inet via 10.99.0.2 metric 7",
      "",
    ]);
    const all = json<{ name: string; state: string }>(run(network(), "interfaces", "--json").stdout);
    expect(all.find(({ name }) => name === "near")).toMatchObject({
      isup: true,
      defaultRoutes: [{ family: "AF_INET", gateway: "10.99.0.2", interface: "near", metric: 7 }],
    });
    expect(run(network(), "interfaces", "naer")).toMatchObject({
      exit: 1,
      stderr: "remora: there is no interface naer: did you mean near?\n",
    });
  });

  it("rates has neither negative rates nor spikes for an interface that goes and comes back", async () => {
    const running = network().start(process.execPath, network().command("rates", "--json", "--interval", "0.05"));
    interface Rate {
      readonly interface: string;
      readonly perSecond: Record<string, number>;
      readonly total: Record<string, number>;
    }
    const seen = (name: string) =>
      json<Rate>(`${running.stdout}\n`.slice(0, running.stdout.lastIndexOf("\n") + 1) || "{}").filter(
        (one) => one.interface === name,
      );
    await running.until(() => seen("near").length > 0);
    const before = seen("near").at(-1)!.total;
    network().run("far", "ping", "-c", "3", "-i", "0.01", "10.99.0.1");
    await network().send("far", 200, 2000, 500);
    await running.until(() => seen("near").at(-1)!.total["packetsRecv"] - before["packetsRecv"] >= 200);
    const count = seen("near").length;
    network().ip("link", "add", "brief0", "type", "bridge");
    await running.until(() => seen("brief0").length > 1);
    network().ip("link", "delete", "brief0");
    const gone = seen("brief0").length;
    await running.until(() => seen("near").length > count + 5);
    network().ip("link", "add", "brief0", "type", "bridge");
    await running.until(() => seen("brief0").length > gone);
    await running.stop();
    for (const { perSecond } of json<Rate>(running.stdout)) {
      for (const value of Object.values(perSecond)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1e9);
      }
    }
  });

  it("reads on while processes come and go", async () => {
    // Counts what it has started, so that it is known to have gone on.
    const restless = "i=0; while :; do /bin/true; i=$((i+1)); echo $i; done";
    const running = network().start("sh", ["-c", restless]);
    await running.until(({ stdout }) => stdout.includes("\n"));
    for (const before = running.stdout.length; running.stdout.length < before + 500; await new Promise(setImmediate)) {
      expect((await netConnections("all")).unseen).toEqual([]);
    }
    await running.stop("SIGKILL");
  });
});
