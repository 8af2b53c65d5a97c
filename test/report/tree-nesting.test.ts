import { describe, expect, it } from "vitest";
import { ours, sample } from "../cli/run-shark.ts";

interface Layers {
  readonly [name: string]: Layers;
}

/** The layers of the only packet that passes a filter, each with those inside it. */
async function nested(name: string, filter: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await ours([
    "-n",
    "-r",
    sample(name),
    "-Y",
    filter,
    "-T",
    "json",
    "--no-duplicate-keys",
    ...words,
  ]);
  const [{ _source: source }] = JSON.parse(stdout) as { readonly _source: { readonly layers: Layers } }[];
  return tell(source.layers);
}

function tell(layers: Layers): string {
  const names = Object.keys(layers).filter(
    (name) => /^[a-z][a-z0-9-]*$/.test(name) && typeof layers[name] === "object",
  );
  return names.map((name) => (tell(layers[name]) === "" ? name : `${name}(${tell(layers[name])})`)).join(" ");
}

describe("layers inside the trees of others", () => {
  it("are what an error quotes and the data of a ping", async () => {
    const quoted = await nested("icmp", "icmp.type == 3 && icmp.code == 1");
    expect(quoted).toBe("frame eth ip icmp(ip icmp(data))");
  });

  it("are seen in trees, too, and with -O of what is opened", async () => {
    const words = ["-n", "-r", sample("icmp"), "-Y", "icmp.type == 3 && icmp.code == 1"];
    const { stdout } = await ours([...words, "-O", "icmp"]);
    expect(stdout).toMatch(/^ {4}Internet Protocol Version 4, .*\n {8}0100 \.\.\.\. = Version: 4$/m);
    const closed = await ours([...words, "-O", "ip"]);
    expect(closed.stdout).not.toMatch(/^ +Internet Protocol/m);
  });

  it("are left out where what holds them is", async () => {
    expect(await nested("icmp", "icmp.type == 3 && icmp.code == 1", "-j", "ip")).toBe("frame eth ip icmp");
  });

  it("are hellos in QUIC", async () => {
    expect(await nested("quic", "frame.number == 1")).toBe("frame eth ip udp quic(tls)");
  });
});
