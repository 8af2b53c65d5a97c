import { describe, expect, it, vi } from "vitest";
import { DATA } from "../../src/definition/catalog.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { FieldRows } from "../../src/report/fields/field-rows.ts";
import { TreeWalk } from "../../src/report/tree/tree-walk.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
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

  it("have nothing in front of them where nothing tells of their octets", () => {
    const { dissector } = new FullSession(standardCatalog(), standardWalk);
    const walk = new TreeWalk(dissector, new FieldRows(dissector.catalog.registry));
    const bytes = new Uint8Array(20);
    dissector.dissect(bytes, 0, 20, 20, 1);
    dissector.extend(DATA, 0, 4, dissector.addSource({ bytes, start: 0, end: 4, title: "Reassembled IPv4" }));
    const layer = dissector.layers.count - 1;
    // What a layer of an earlier packet left here may be no layer of this one.
    walk.layer = 100;
    const told = vi.fn<() => boolean>();
    walk.before(layer, { enter: told, leave: told, remark: told });
    expect(told).not.toHaveBeenCalled();
    expect(walk.layer).toBe(layer);
  });

  it("are hellos in QUIC", async () => {
    expect(await nested("quic", "frame.number == 1")).toBe("frame eth ip udp quic(tls)");
  });
});
