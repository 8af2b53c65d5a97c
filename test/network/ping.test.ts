import { expect, it } from "vitest";
import { describeWithNetwork, type Network } from "./network.ts";

const remora = (network: Network, ...words: string[]) =>
  network.run("near", process.execPath, ...network.command(...words));

describeWithNetwork("remora ping on the network", (network) => {
  it("explains itself with examples", () => {
    const { stdout, exit } = remora(network(), "ping", "--help");
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^Usage: remora ping /);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(132);
  });

  it("has echo replies, and answers of ports", () => {
    const { stdout, exit } = remora(network(), "ping", "-c", "3", "-i", "0.1", "10.99.0.2");
    expect(stdout.split("\n").slice(0, 4)).toEqual([
      "PING 10.99.0.2 (10.99.0.2) 56(84) bytes of data.",
      ...[1, 2, 3].map((n) =>
        expect.stringMatching(new RegExp(`^64 bytes from 10\\.99\\.0\\.2: icmp_seq=${n} ttl=64 time=[\\d.]+ ms$`)),
      ),
    ]);
    expect(stdout).toContain("3 packets transmitted, 3 received, 0% packet loss");
    expect(exit).toBe(0);
    for (const method of ["tcp", "udp"]) {
      const closed = remora(network(), "ping", "-c", "1", `--${method}`, "9", "10.99.0.2");
      expect(closed.stdout).toMatch(new RegExp(`bytes from 10\\.99\\.0\\.2: closed ${method}_seq=1 ttl=64 time=`));
    }
  });

  it("has answers of an open port, and leaves no connection behind", async () => {
    const server =
      "require('net').createServer(() => console.log('accepted')).listen(7080, () => console.log('ready'))";
    const running = await network()
      .start(process.execPath, ["-e", server], "far")
      .until(({ stdout }) => stdout.includes("ready"));
    const open = remora(network(), "ping", "-c", "2", "-i", "0.1", "--tcp", "7080", "10.99.0.2");
    expect(open.stdout).toMatch(/bytes from 10\.99\.0\.2: open tcp_seq=1 ttl=64 time=/);
    expect(open.stdout).toContain("2 received, 0% packet loss");
    expect((await running.stop()).stdout).toBe("ready\n");
  });

  it("has answers of this machine itself", () => {
    const { stdout } = remora(network(), "ping", "-c", "1", "127.0.0.1");
    expect(stdout).toContain("64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=");
  });

  it("says who does not answer, and what is wrong", () => {
    const { stdout, exit } = remora(network(), "ping", "-c", "1", "-W", "1", "10.99.0.77");
    expect(stdout).toContain("From 10.99.0.1 icmp_seq=1 Destination Host Unreachable");
    expect(exit).toBe(1);
    expect(remora(network(), "ping", "-c", "1", "192.0.2.1")).toMatchObject({
      exit: 1,
      stdout: "",
      stderr: expect.stringMatching(/^remora: no route to 192\.0\.2\.1\b.*\n$/),
    });
  });

  it("prints what it knows when it is interrupted", async () => {
    const running = network().start(process.execPath, network().command("ping", "-i", "0.1", "10.99.0.2"));
    await running.until(({ stdout }) => stdout.includes("icmp_seq=2 "));
    const { stdout, exit } = await running.stop();
    expect(stdout).toMatch(/\n--- 10\.99\.0\.2 ping statistics ---\n\d+ packets transmitted, \d+ received/);
    expect(exit).toBe(0);
  });
});
