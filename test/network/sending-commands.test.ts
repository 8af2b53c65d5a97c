import { join } from "node:path";
import { expect, it } from "vitest";
import { Ether, IP, packet, UDP, wrpcap } from "../../src/node.ts";
import { describeWithNetwork } from "./network.ts";

const json = <Value>(text: string): Value[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Value);

interface Layers {
  readonly layers: readonly { readonly layer: string; readonly values: Readonly<Record<string, unknown>> }[];
}

interface Pair {
  readonly query: Layers;
  readonly answer: Layers | null;
  readonly elapsedMs: number | null;
}

/** Seconds in which everything has been answered, however loaded the machine is. */
const PATIENCE = "30";

describeWithNetwork("commands that send", (network) => {
  const remora = (...words: string[]) => network().run("near", process.execPath, ...network().command(...words));

  it.each(["send", "sr", "sr1", "srloop", "replay"])("%s explains itself with examples", (name) => {
    const { stdout, exit } = remora(name, "--help");
    expect(exit).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: remora ${name} `));
    expect(stdout).toMatch(new RegExp(`\nExamples\n(?:  sudo remora ${name}.*\n)+$`));
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(132);
    expect(remora(name, "--nonsense")).toMatchObject({
      exit: 1,
      stderr: `remora: unrecognized option '--nonsense'\nremora ${name} --help lists the options\n`,
    });
  });

  it("sr shows each packet with its answer, and those without", () => {
    const expression = 'IP(dst="10.99.0.2")/TCP(sport=4000,dport=[22,80],flags="S")';
    const { stdout, stderr, exit } = remora("sr", "-t", PATIENCE, expression);
    expect(stdout.replaceAll(/\d+\.\d{3} ms/g, "N ms")).toBe(
      "IP 10.99.0.1 > 10.99.0.2 / TCP 4000 > 22 S ==> IP 10.99.0.2 > 10.99.0.1 / TCP 22 > 4000 RA  N ms\n" +
        "IP 10.99.0.1 > 10.99.0.2 / TCP 4000 > 80 S ==> IP 10.99.0.2 > 10.99.0.1 / TCP 80 > 4000 RA  N ms\n",
    );
    expect([stderr, exit]).toEqual(["remora: 2 answers, 0 without\n", 0]);
    const silent = remora("sr", "--json", "-t", "0.2", 'Ether()/ARP(pdst="10.99.0.9")');
    expect(json<Pair>(silent.stdout)).toMatchObject([{ answer: null, elapsedMs: null }]);
    expect(silent.exit).toBe(1);
  });

  it("sr sends frames, whose addresses it fills in", () => {
    const { stdout } = remora(
      "sr",
      "--json",
      "-t",
      PATIENCE,
      'Ether()/ARP(pdst="10.99.0.2")',
      'Ether()/IP(dst="10.99.0.2")/ICMP()',
    );
    const values = (packet: Layers | null, layer: string) => packet?.layers.find((one) => one.layer === layer)?.values;
    const pairs = json<Pair>(stdout);
    const [arp] = pairs.filter(({ query }) => values(query, "ARP") !== undefined);
    const [icmp] = pairs.filter(({ query }) => values(query, "ICMP") !== undefined);
    expect(values(arp.query, "ARP")).toMatchObject({ psrc: "10.99.0.1", hwsrc: values(icmp.query, "Ether")?.["src"] });
    expect(values(arp.answer, "ARP")).toMatchObject({ op: 2, psrc: "10.99.0.2" });
    expect(values(icmp.query, "Ether")?.["dst"]).toBe(values(arp.answer, "ARP")?.["hwsrc"]);
    expect(values(icmp.query, "IP")?.["src"]).toBe("10.99.0.1");
    expect(values(icmp.answer, "ICMP")).toMatchObject({ type: 0 });
  });

  it("sr1 shows the first answer, field by field", () => {
    const { stdout, exit } = remora("sr1", "-t", PATIENCE, 'IP(dst="10.99.0.2")/ICMP(id=7)');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^###\[ IP \]###\n[^]*src +=  *10\.99\.0\.2\n[^]*type +=  *echo-reply\n/);
    expect(remora("sr1", "-t", "0.2", 'Ether()/ARP(pdst="10.99.0.9")')).toMatchObject({
      exit: 1,
      stdout: "",
      stderr: "remora: no answer within 0.2 s\n",
    });
  });

  it("srloop counts rounds and answers", () => {
    const { stdout, stderr } = remora(
      "srloop",
      "-c",
      "3",
      "--inter",
      "0.05",
      "-t",
      PATIENCE,
      'IP(dst="10.99.0.2")/ICMP()',
    );
    expect(stdout.match(/^RECV [123]: IP .* ms$/gm)).toHaveLength(3);
    expect(stderr).toBe("Sent 3 packets, received 3 packets. 100.0% hits.\n");
  });

  it("send sends what arrives on the other side", async () => {
    const listening = await network()
      .start("tcpdump", ["-Z", "root", "-l", "-n", "-i", "far", "udp"], "far")
      .isListening();
    const { stdout } = remora("send", "-c", "2", 'IP(dst="10.99.0.2")/UDP(sport=4000,dport=[4001,4002])/"hello"');
    expect(stdout).toBe("Sent 4 packets.\n");
    await listening.until(
      ({ stdout: lines }) =>
        (lines.match(/10\.99\.0\.1\.4000 > 10\.99\.0\.2\.400[12]: UDP, length 5/g)?.length ?? 0) === 4,
    );
    await listening.stop();
  });

  it.each([
    ['IP(dst="198.18.0.1")/ICMP()', "no route to 198.18.0.1: no entry of the routing table leads there (ip route)"],
    ['IP(dst="10.99.0.2",ttl=300)/ICMP()', "ttl: 300 does not fit 8 bits"],
    ['IP(dst="10.99.0.2")/TCP(dprt=1)', "TCP has no field dprt"],
    ['IP(dst="nobody.invalid")/ICMP()', "nobody.invalid does not resolve"],
    ['ARP(pdst="10.99.0.2")', "ARP is no whole frame: put Ether() in front of it"],
    ["Ether()", "nothing in the frame says which interface it is for"],
  ])("says what is wrong with %s before anything is sent", (expression, sentence) => {
    const { stdout, stderr, exit } = remora("sr1", "-t", "0.2", expression);
    expect(stderr.slice(0, `remora: ${sentence}`.length)).toBe(`remora: ${sentence}`);
    expect([stdout, exit]).toEqual(["", 1]);
  });

  it("says which interface is not there, and which right is missing", () => {
    expect(remora("send", "-i", "nowhere", 'IP(dst="10.99.0.2")/ICMP()')).toMatchObject({
      exit: 1,
      stderr: "remora: there is no interface nowhere: there are lo, near\n",
    });
    const without = ["--bounding-set=-net_raw", process.execPath];
    const words = network().command("sr1", 'IP(dst="10.99.0.2")/ICMP()');
    const { stderr, exit } = network().run("near", "setpriv", ...without, ...words);
    expect(stderr).toMatch(
      /^remora: sending on near needs CAP_NET_RAW, which this user does not have: run it with sudo/,
    );
    expect(exit).toBe(1);
  });

  it("replay sends a capture again, with other addresses", async () => {
    const words = ["-Z", "root", "-l", "-n", "-t", "-vv", "-i", "far", "udp or tcp or icmp"];
    const listening = await network().start("tcpdump", words, "far").isListening();
    const capture = join(network().folder, "replayed.pcap");
    const datagrams = [0, 1, 2].map((number) =>
      packet(
        Ether(),
        IP({ src: "192.0.2.1", dst: "198.51.100.2", id: number }),
        UDP({ sport: 80, dport: 4000 }),
        "hello",
      ).at(1_000_000_000_000_000_000n + BigInt(number) * 100_000_000n),
    );
    await wrpcap(capture, datagrams);
    const rewriting = [
      "--pnat",
      "192.0.2.0/24:10.99.0.0/24",
      "--portmap",
      "80:8080",
      "--enet-smac",
      "02:00:00:00:00:09",
    ];
    const { stdout, stderr, exit } = remora("replay", "-i", "near", "--speed", "2", ...rewriting, capture);
    expect(stdout).toMatch(/^Sent 3 packets of 141 octets in \d+\.\d{3} s, \d+ packets\/s, \d+\.\d\d Mbit\/s\.\n$/);
    expect([stderr, exit]).toEqual(["", 0]);
    const lines = (text: string) => [
      ...text.matchAll(/^IP [^]*?\n {4}10\.99\.0\.1\.8080 > 198\.51\.100\.2\.4000: (\[.*?\])/gm),
    ];
    await listening.until((seen) => lines(seen.stdout).length === 3);
    await listening.stop();
    const seen = lines(listening.stdout);
    expect(seen.map(([, sum]) => sum)).toEqual(Array(3).fill("[udp sum ok]"));
  });

  it.each([
    [["-i", "near", "--pps", "5", "--topspeed", "x.pcap"], "--speed, --pps, --mbps and --topspeed exclude one another"],
    [["-i", "near", "--pnat", "10.0.0.0/8:10.0.0.0/16", "x.pcap"], "--pnat takes networks of the same size"],
    [["-i", "near", "--pnat", "10.0.0.0:fe80", "x.pcap"], "--pnat takes OLD:NEW, networks as"],
    [["-i", "near", "--portmap", "80:99999", "x.pcap"], "--portmap takes OLD:NEW, as 80:8080, not '80:99999'"],
    [["-i", "near", "x.pcap"], "x.pcap: No such file or directory"],
    [["x.pcap"], "an interface is missing: -i NAME"],
  ])("replay %j says what is wrong", (words, sentence) => {
    const { stderr, exit } = remora("replay", ...words);
    expect(stderr).toContain(`remora: ${sentence}`);
    expect(exit).toBe(1);
  });

  it("keeps the kernel from resetting connections that it did not open", async () => {
    const server = "require('net').createServer().listen(7001, '10.99.0.2', () => console.log('ready'))";
    const listening = await network()
      .start(process.execPath, ["-e", server], "far")
      .until(({ stdout }) => stdout.includes("ready"));
    const resets = async (...options: string[]): Promise<boolean> => {
      const seen = await network()
        .start("tcpdump", ["-Z", "root", "-l", "-n", "-i", "far", "tcp or icmp"], "far")
        .isListening();
      // The kernel's reset, if there is one, leaves before the packet that is sent later.
      const expressions = ['IP(dst="10.99.0.2")/TCP(sport=4000,dport=7001,flags="S")', 'IP(dst="10.99.0.2")/ICMP()'];
      const words = ["sr", "-t", PATIENCE, "--inter", "0.2", ...options, ...expressions];
      expect(remora(...words).stdout).toContain("TCP 7001 > 4000 SA");
      const { stdout } = await (await seen.until((all) => all.stdout.includes("echo reply"))).stop();
      return stdout.includes("4000 > 10.99.0.2.7001: Flags [R]");
    };
    expect(await resets()).toBe(true);
    expect(await resets("--no-resets")).toBe(false);
    await listening.stop();
  });
});
