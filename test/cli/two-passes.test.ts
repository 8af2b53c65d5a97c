import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ours } from "./run-shark.ts";

const sample = (name: string) => fileURLToPath(new URL(`../../samples/${name}.pcap`, import.meta.url));

/** Values of fields of the packets that have any, as tshark 4.0.17 shows them, too. */
async function fields(words: readonly string[], ...names: readonly string[]): Promise<string[]> {
  const asked = names.flatMap((name) => ["-e", name]);
  const { stdout } = await ours(["-n", ...words, "-T", "fields", "-e", "frame.number", ...asked]);
  const lines = stdout.split("\n").map((line) => line.trimEnd().split("\t").join(" "));
  return lines.filter((line) => line.includes(" "));
}

describe("-2", () => {
  it("names the responses that come later", async () => {
    expect(await fields(["-2", "-r", sample("icmp")], "icmp.resp_in")).toEqual(["1 2", "3 4"]);
    expect(await fields(["-2", "-r", sample("radius")], "radius.rspframe")).toEqual(["1 2", "3 4", "5 6", "7 8"]);
    expect(await fields(["-r", sample("icmp")], "icmp.resp_in")).toEqual([]);
  });

  it("names the packets that complete datagrams and messages", async () => {
    expect(await fields(["-2", "-r", sample("fragments")], "ip.reassembled_in")).toEqual(
      expect.arrayContaining(["1 3", "2 3"]),
    );
    const last = await fields(["-2", "-r", sample("http")], "tcp.reassembled_in");
    expect(last.map((line) => line.split(" ")[1])).toEqual(["8", "20", "32"]);
  });

  it("knows from the first packet on how whole a connection is", async () => {
    const all = await fields(["-2", "-r", sample("tls12")], "tcp.completeness");
    expect(new Set(all.map((line) => line.split(" ")[1]))).toEqual(new Set(["31"]));
  });

  it("numbers links like the packets that -R leaves", async () => {
    const words = ["-2", "-R", "http", "-r", sample("http")];
    expect(await fields(words, "http.response_in", "http.request_in")).toEqual([
      "1 2",
      "2  1",
      "3 4",
      "4  3",
      "5 6",
      "6  5",
      "7 8",
      "8  7",
    ]);
  });
});
