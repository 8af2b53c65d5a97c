import { describe, expect, it } from "vitest";
import { Ether, IP, packet, Raw, TCP, UDP } from "../../src/toolkit/index.ts";
import { hex, writePcap, type TestFile } from "./captures.ts";
import { ours } from "./run-shark.ts";

/** The rows that `io,phs` has of one packet, names alone, one behind the other. */
async function nodesOf(bytes: Uint8Array, about: TestFile = {}): Promise<string> {
  const file = writePcap("nodes.pcap", [{ seconds: 1, bytes }], about);
  const { stdout } = await ours(["-n", "-q", "-r", file, "-z", "io,phs"]);
  return stdout
    .split("\n")
    .flatMap((line) => /^ *(\S+) +frames:/.exec(line)?.[1] ?? [])
    .join(" ");
}

const segment = (dport: number, load: string): Uint8Array =>
  packet(Ether(), IP(), TCP({ sport: 40000, dport, flags: "PA" }), Raw({ load: hex(load) })).bytes;

describe("nodes of the hierarchy", () => {
  it("are what follows a packet of ISO's transport service that is none", async () => {
    expect(await nodesOf(segment(102, "0300000500 d080"))).toBe("eth ip tcp tpkt data tpkt");
  });

  it("tell of a presentation that was handed nothing what kept it from being read", async () => {
    const accept = "0300000d 02f080 0e04 c100 c100";
    expect(await nodesOf(segment(102, accept))).toBe("eth ip tcp tpkt cotp ses _ws.expert _ws.malformed _ws.malformed");
  });

  it("leave out what Linux's netfilter logged in front of a packet, as tshark does where it counts", async () => {
    const inside = "45000014000100004001 0000 0a000001 0a000002";
    expect(await nodesOf(hex(`02000000 18000900 ${inside}`), { linkType: 239 })).toBe("ip");
  });

  it("name a trunk's header for itself", async () => {
    const frame =
      "ffffffffffff 020000000001 0026 424203 0000000000 80000002fd2cb880 00000000 80000002fd2cb880 8026 0000 1400 0200 0f00";
    const bytes = hex(`01000c000007 0002fd2cb897 0000 aaaa03 000000 0003 0000 0000 ${frame}`);
    expect(await nodesOf(bytes)).toMatch(/^isl eth llc/);
  });

  it("have one of IPv4 for a packet of IPv6 where an EtherType says so, but not where a header of IP does", async () => {
    const six = `60000000 0000 3b40 ${"00".repeat(15)}01 ${"00".repeat(15)}02`;
    expect(await nodesOf(hex(`020000000001 020000000002 0800 ${six}`))).toBe("eth ip ipv6");
    expect(await nodesOf(hex(six), { linkType: 228 })).toBe("ipv6");
  });

  it("are none of HTTP for a first line of it with a method that nobody knows, whatever the port", async () => {
    const line = Buffer.from("QUERY /users HTTP/1.1\r\n\r\n").toString("hex");
    expect(await nodesOf(segment(4711, line))).toBe("eth ip tcp");
    expect(await nodesOf(segment(4711, Buffer.from("QUERY /users\r\n\r\n").toString("hex")))).toBe("eth ip tcp data");
  });

  it("are of TLS for what is none of its records, but not for text", async () => {
    expect(await nodesOf(segment(443, "5057440d0a"))).toBe("eth ip tcp tls");
    expect(await nodesOf(segment(443, "464541540d0a"))).toBe("eth ip tcp data");
  });

  it("wait for the rest of a message of Kerberos, however long it says that it is", async () => {
    expect(await nodesOf(segment(88, "5f986b8b 767fa298"))).toBe("eth ip tcp");
  });

  it("name XML alone that lines of text were taken for", async () => {
    const body = "<?xml version='1.0'?><a/>";
    const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${body.length}\r\n\r\n`;
    const answer = packet(
      Ether(),
      IP(),
      TCP({ sport: 80, dport: 40000, flags: "PA" }),
      Raw({ load: Buffer.from(head + body) }),
    );
    expect(await nodesOf(answer.bytes)).toBe("eth ip tcp http xml");
  });

  it("say nothing wrong of a digest of routes that is longer than MD5's, nor of an interface's object that was cut", async () => {
    const udp = (dport: number, load: string) =>
      packet(Ether(), IP(), UDP({ sport: dport, dport }), Raw({ load: hex(load) })).bytes;
    const routes = `0202 0000 ffff 0003 002c 2d 20 4fd61351 ${"00".repeat(8)} ${"00".repeat(16)} 00000010 ffff0001 ${"11".repeat(32)}`;
    expect(await nodesOf(udp(520, routes))).toBe("eth ip udp rip");
    const probe = "2a00 0000 fb61 0001 2000 dcf4 0008 0302 00000001 6593 3a33 000ddc2b";
    expect(await nodesOf(packet(Ether(), IP({ proto: 1 }), Raw({ load: hex(probe) })).bytes)).toBe("eth ip icmp");
  });
});
