import { describe, expect, it } from "vitest";
import { readsNumbers } from "../../src/flows/reads-numbers.ts";
import { Compiler } from "../../src/dissect/compile.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { ours, sample } from "./run-shark.ts";

/** What depends on packets before: segments put together, fragments, dynamic ports, requests and their responses. */
const captures = ["tcp", "http", "dns", "fragments", "icmp", "tls12", "rtp", "smtp", "broken"];

async function printed(...words: string[]): Promise<string> {
  const { stdout } = await ours(["-n", ...words]);
  return stdout;
}

describe("what needs the relations between packets", () => {
  const compiler = new Compiler(standardCatalog());

  it.each(["tcp.stream", "tcp.seq", "tcp.analysis.flags", "udp.stream", "dns.time", "http.response_in"])(
    "%s does",
    (name) => expect(readsNumbers([name], compiler)).toBe(true),
  );

  it.each(["tcp", "tcp.port", "tcp.flags.syn", "http.request", "http.host", "frame.time_delta", "ip.src"])(
    "%s does not",
    (name) => expect(readsNumbers([name], compiler)).toBe(false),
  );
});

describe.each(captures)("without them %s.pcap is dissected the same", (name) => {
  const file = sample(name);

  it("in the protocol hierarchy", async () => {
    const alone = await printed("-r", file, "-q", "-z", "io,phs");
    const beside = await printed("-r", file, "-q", "-z", "io,phs", "-z", "expert");
    expect(alone).toContain("frames:");
    // As in tshark, what was asked for last comes first.
    expect(beside.endsWith(alone)).toBe(true);
  });

  it("in the fields that are printed", async () => {
    const fields = ["frame.number", "frame.protocols", "ip.src", "tcp.flags", "http.host", "dns.qry.name"];
    const words = ["-r", file, "-T", "fields", ...fields.flatMap((field) => ["-e", field])];
    const beside = await printed(...words, "-e", "tcp.stream");
    expect(await printed(...words)).toBe(beside.replaceAll(/\t[^\t\n]*$/gm, ""));
  });

  it("by a filter", async () => {
    const filter = "tcp.flags.push == 1 or http or dns or icmp or tls or frame.len > 200";
    const words = ["-r", file, "-T", "fields", "-e", "frame.number"];
    expect(await printed(...words, "-Y", filter)).toBe(
      await printed(...words, "-Y", `(${filter}) and not tcp.stream == 4000000`),
    );
  });
});
