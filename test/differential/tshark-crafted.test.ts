import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { randomNumbers } from "../../src/bytes/random.ts";
import { wrpcap } from "../../src/node.ts";
import { definitions } from "../../src/protocols/catalog.ts";
import { packet, type Packet } from "../../src/toolkit/packet.ts";
import { describeWithOracle, findOracle } from "../oracles.ts";
import { layersBelow, payloadOf, randomLayer } from "./random-layers.ts";
import { exceptions } from "./scapy-vectors.ts";

const PACKETS_EACH = 8;
const checks = ["ip", "tcp", "udp"].flatMap((name) => ["-o", `${name}.check_checksum:TRUE`]);
const shown = ["_ws.malformed", "_ws.expert.message"].flatMap((field) => ["-e", field]);

describeWithOracle("tshark", "random packets of every definition", () => {
  it("are read without a malformed mark and with right checksums, but for those that are listed", async () => {
    const made: { readonly name: string; readonly packet: Packet }[] = [];
    const listed = exceptions("tshark-crafted-exceptions.tsv");
    const alone: string[] = [];
    for (const definition of definitions) {
      const under = layersBelow(definition);
      if (!under) {
        alone.push(definition.name);
        continue;
      }
      const below = randomBelow(definition.name);
      for (let i = 0; i < PACKETS_EACH; i++)
        made.push({
          name: definition.name,
          packet: packet(...under, randomLayer(definition, below), ...payloadOf(definition)),
        });
    }
    const marked = new Set(alone);
    marksOf(await written(made.map((one) => one.packet))).forEach(
      (isMarked, i) => isMarked && marked.add(made[i]!.name),
    );
    const names = new Set(definitions.map(({ name }) => name));
    expect([...marked].toSorted()).toEqual([...listed.keys()].filter((name) => names.has(name)).toSorted());
  });
});

/** Random numbers of its own for each name, so that no definition depends on which others there are. */
function randomBelow(name: string): (limit: number) => number {
  const seed = new TextEncoder().encode(name).reduce((sum, octet) => (sum * 31 + octet) >>> 0, 5);
  const next = randomNumbers(seed);
  for (let i = 0; i < 8; i++) next();
  return (limit) => next() % limit;
}

/** What tshark says of each packet of a capture: whether it is malformed or has a wrong checksum. */
function marksOf(file: string): boolean[] {
  const { command } = findOracle("tshark")!;
  const { stdout } = spawnSync(command, ["-n", "-r", file, ...checks, "-T", "fields", ...shown], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  rmSync(join(file, ".."), { recursive: true });
  return stdout
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => /malformed|bad checksum|incorrect/i.test(line));
}

async function written(packets: readonly Packet[]): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), "remora-crafted-")), "random.pcapng");
  await wrpcap(file, packets);
  return file;
}
