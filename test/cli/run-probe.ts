import { join } from "node:path";
import { root } from "../../scripts/prepare.mjs";
import type { CommandIo } from "../../src/cli/io.ts";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { wayToServer } from "../link/scenarios.ts";

type RunCommand = (words: readonly string[], io: CommandIo) => Promise<number>;

/** Runs a command on the node `us` of a simulated network, which it sends from. */
export async function runProbe(
  command: RunCommand,
  words: readonly string[],
  scenario: Scenario = wayToServer,
  more: Partial<CommandIo> = {},
) {
  const network = new SimulatedNetwork(scenario);
  const decoder = new TextDecoder();
  let [stdout, stderr] = ["", ""];
  const exit = await command(words, {
    stdout: (bytes) => void (stdout += decoder.decode(bytes)),
    stderr: (bytes) => void (stderr += decoder.decode(bytes)),
    env: {},
    cwd: root,
    nameFiles: { hosts: join(root, "not-there") },
    machine: async () => network.machine("us"),
    lookUpHosts: async (names) => new Map(names.map((name) => [name, name === "server" ? SERVER : []])),
    ...more,
  });
  return { exit, stdout, stderr, lines: stdout.split("\n").slice(0, -1) };
}

/** The addresses of the server of `wayToServer`. */
const SERVER = [
  Uint8Array.of(203, 0, 113, 7),
  Uint8Array.of(0x20, 0x01, 0x0d, 0xb8, 0, 0x0d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7),
];
