import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { describeWithNetwork, type Network, type Running } from "./network.ts";

interface Port {
  readonly port: number;
  readonly protocol: string;
  readonly state: string;
  readonly reason: string;
  readonly service: string | null;
  readonly banner?: string;
}
interface Host {
  readonly address: string;
  readonly up: boolean;
  readonly reason: string;
  readonly ports: readonly Port[];
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const servers = `
  const listen = (port, act) => new Promise((done) => require("net").createServer(act).listen(port, "::", done));
  const datagrams = require("dgram").createSocket("udp6");
  datagrams.on("message", (said, { port, address }) => datagrams.send(said, port, address));
  Promise.all([
    listen(22, (one) => one.on("error", () => {}).write("SSH-2.0-example\\r\\n")),
    listen(8080, (one) => one.on("error", () => {})),
    listen(65535, (one) => one.on("error", () => {})),
    new Promise((done) => datagrams.bind(53, "::", done)),
  ]).then(() => console.log("ready"));`;

const serve = (network: Network): Promise<Running> =>
  network.start(process.execPath, ["-e", servers], "far").until(({ stdout }) => stdout.includes("ready"));

/** Gives both sides addresses of IPv6. */
function withIpv6(network: Network): void {
  for (const [side, address] of [
    ["near", "fd99::1/64"],
    ["far", "fd99::2/64"],
  ]) {
    network.run(side, "sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/all/disable_ipv6");
    network.run(side, "ip", "-6", "address", "add", address, "dev", side, "nodad");
  }
}

function scan(network: Network, ...words: string[]): readonly Host[] {
  const ran = network.run("near", process.execPath, ...network.command("scan", "--json", ...words));
  if (ran.exit !== 0) throw new Error(ran.stderr);
  const lines = ran.stdout.trimEnd().split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Host);
}

const states = ({ ports }: Host): string[] => ports.map(({ port, protocol, state }) => `${port}/${protocol} ${state}`);

describeWithNetwork("remora scan", (network) => {
  beforeAll(() => serve(network()));

  it("finds every open port of 65,535 by SYN, and leaves no connection behind", () => {
    const [host] = scan(network(), "-p-", "10.99.0.2");
    expect(host).toMatchObject({ address: "10.99.0.2", up: true, reason: "neighbour" });
    expect(host.counts).toEqual({ tcp: { open: 3, closed: 65532 } });
    expect(states(host)).toEqual(["22/tcp open", "8080/tcp open", "65535/tcp open"]);
    expect(host.ports[0]).toMatchObject({ reason: "syn-ack" });
    // State 03 is SYN-RECEIVED.
    expect(network().run("far", "cat", "/proc/net/tcp6").stdout).not.toMatch(/^ *\d+: \S+ \S+ 03 /m);
  });

  it("connects where there are no rights to more, says so, and hears banners", () => {
    const asNobody = "process.seteuid(65534); require(process.argv[1])";
    const words = network().command("scan", "--json", "-p", "21-23,8080", "--banner", "10.99.0.2");
    const { stdout, stderr } = network().run("near", process.execPath, "-e", asNobody, ...words);
    expect(stderr).toMatch(/^remora: without the right to send frames .* -sT\nremora: scanning .* by connect\n$/);
    const host = JSON.parse(stdout.split("\n")[0]) as Host;
    expect(states(host)).toEqual(["21/tcp closed", "22/tcp open", "23/tcp closed", "8080/tcp open"]);
    expect(host.ports.map(({ banner }) => banner)).toEqual([undefined, "SSH-2.0-example", undefined, undefined]);
  });

  it("connects to ports of TCP and asks those of UDP in one scan", () => {
    expect(states(scan(network(), "-sT", "-sU", "-p", "T:22,23,U:53,54", "10.99.0.2")[0])).toEqual([
      "22/tcp open",
      "23/tcp closed",
      "53/udp open",
      "54/udp closed",
    ]);
  });

  it("tells by UDP, ACK, FIN, no flags and Xmas what they tell", () => {
    expect(states(scan(network(), "-sU", "-p", "53,54", "10.99.0.2")[0])).toEqual(["53/udp open", "54/udp closed"]);
    expect(states(scan(network(), "-sA", "-p", "22,23", "10.99.0.2")[0])).toEqual([
      "22/tcp unfiltered",
      "23/tcp unfiltered",
    ]);
    for (const kind of ["-sF", "-sN", "-sX"])
      expect(states(scan(network(), kind, "-p", "22,23", "10.99.0.2")[0])).toEqual([
        "22/tcp open|filtered",
        "23/tcp closed",
      ]);
  });

  it("finds who is there, and itself", () => {
    const hosts = scan(network(), "-sn", "10.99.0.0/29", "--exclude", "10.99.0.5-");
    expect(hosts.filter(({ up }) => up).map(({ address }) => address)).toEqual(["10.99.0.1", "10.99.0.2"]);
    expect(hosts.find(({ address }) => address === "10.99.0.4")).toMatchObject({
      up: false,
      reason: "no-arp-response",
    });
  });

  it("scans the loopback interface and IPv6", () => {
    withIpv6(network());
    expect(states(scan(network(), "-sS", "-sU", "-p", "T:22,23,U:53,54", "fd99::2")[0])).toEqual([
      "22/tcp open",
      "23/tcp closed",
      "53/udp open",
      "54/udp closed",
    ]);
    expect(scan(network(), "-p", "1-100", "127.0.0.1")[0].counts).toEqual({ tcp: { closed: 100 } });
    expect(scan(network(), "-p", "1-100", "::1")[0].counts).toEqual({ tcp: { closed: 100 } });
  });

  it("prints a table, and says what it scans", () => {
    const ran = network().run("near", process.execPath, ...network().command("scan", "-p", "1-100", "10.99.0.2"));
    expect(ran.stderr).toBe("remora: scanning 10.99.0.2 (1 address): 100 ports of TCP by syn\n");
    expect(
      ran.stdout
        .replaceAll(/ +\d+(\.\d+)? ms| +TIME/g, "")
        .replace(/\d+\.\d+ s/, "0 s")
        .replace(/(..:){5}../, "MAC"),
    ).toBe(
      [
        "10.99.0.2 is up (neighbour MAC)",
        "  PORT    STATE  SERVICE  REASON",
        "  22/tcp  open   ssh      syn-ack",
        "  not shown: 99 closed of TCP",
        "",
        "1 address, 1 up, in 0 s",
        "",
      ].join("\n"),
    );
  });

  it("says in a sentence what it cannot do, before it sends anything", () => {
    const refused = (...words: string[]) =>
      network().run("near", process.execPath, ...network().command("scan", ...words));
    expect(refused("192.0.2.1")).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching(/\nremora: no route to 192\.0\.2\.1: .*\n$/),
    });
    expect(refused("10.99.0.0/8").stderr).toMatch(/^remora: 10\.99\.0\.0\/8 \(16777216 addresses\): more than 4096 /);
    expect(refused("-p", "nonsense", "10.99.0.2").stderr).toMatch(/^remora: "nonsense" is no port: /);
    expect(refused("-sQ", "10.99.0.2").stderr).toMatch(/^remora: there is no scan -sQ: /);
    expect(refused().stderr).toMatch(/^remora: what is to be scanned\?/);
  });

  const hasNft = spawnSync("nft", ["--version"]).status === 0;
  describe.skipIf(!hasNft)(`behind a firewall${hasNft ? "" : " [needs nft(8)]"}`, () => {
    it("tells dropped and rejected ports from others", () => {
      const rules = [
        "add table inet wall",
        "add chain inet wall input { type filter hook input priority 0; }",
        "add rule inet wall input tcp dport 30 drop",
        "add rule inet wall input tcp dport 31 reject",
        "add rule inet wall input tcp dport 32 reject with icmp type admin-prohibited",
        "add rule inet wall input tcp dport 33 reject with tcp reset",
        "add rule inet wall input udp dport 40 drop",
      ];
      for (const rule of rules) expect(network().run("far", "nft", rule)).toMatchObject({ exit: 0 });
      const [host] = scan(network(), "-sS", "-sU", "-p", "T:22,29-33,U:39,40,53", "10.99.0.2");
      expect(host.ports.map(({ port, state, reason }) => `${port} ${state} ${reason}`)).toEqual([
        "22 open syn-ack",
        "29 closed reset",
        "30 filtered no-response",
        "31 filtered port-unreachable",
        "32 filtered prohibited",
        "33 closed reset",
        "39 closed port-unreachable",
        "40 open|filtered no-response",
        "53 open response",
      ]);
      const connected = scan(network(), "-sT", "-p", "22,29-33", "10.99.0.2")[0];
      expect(connected.ports.map(({ port, state }) => `${port} ${state}`)).toEqual([
        "22 open",
        "29 closed",
        "30 filtered",
        "31 closed", // Linux tells who connects that a port is unreachable as it tells that it is closed.
        "32 filtered",
        "33 closed",
      ]);
      network().run("far", "nft", "delete table inet wall");
    });
  });
});
