import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ja4 } from "../../src/flows/tls/ja4.ts";
import { readClientHello } from "../../src/flows/tls/hello.ts";
import { nodeCiphers } from "../../src/host/node-ciphers.ts";
import { describeWithCaptures, describeWithOracle } from "../oracles.ts";
import { listedCaptures } from "./captures.ts";

describeWithOracle("tshark", "JA4 of the hellos that tshark finds", () => {
  describeWithCaptures("is what JA4's own program says", (folder) => {
    const captures = listedCaptures().filter(
      ({ path, protocols }) => path.startsWith("ja4/") && protocols.includes("tls"),
    );

    it.each(captures)("$path", { timeout: 60_000 }, ({ path }) => {
      const program = join(folder, "oracles/ja4-rust", `${path.slice("ja4/".length)}.yaml`);
      const known = existsSync(program) ? readFileSync(program, "utf8") : undefined;
      const hellos = clientHellos(join(folder, path));
      expect(hellos.length).toBeGreaterThan(0);
      const ours: string[] = [];
      for (const { message, layer } of hellos) {
        const hello = readClientHello(message)!;
        ours.push(ja4(hello, layer === "quic" ? "q" : "t", nodeCiphers));
      }
      // The program tells one fingerprint a stream, we one for each hello.
      const theirs = Array.from(known?.matchAll(/ ja4: (\S+)/g) ?? [], ([, fingerprint]) => fingerprint!);
      for (const fingerprint of new Set(theirs)) {
        const count = (list: readonly string[]) => list.filter((one) => one === fingerprint).length;
        expect(count(ours), fingerprint).toBeGreaterThanOrEqual(count(theirs));
      }
    });
  });
});

/** The client hellos of a capture: their octets, and what carries them. */
function clientHellos(path: string): { message: Uint8Array; layer: string }[] {
  const only = ["-Y", "tls.handshake.type == 1"];
  const json = tshark(["-r", path, ...only, "-T", "jsonraw"]);
  const messages: { message: Uint8Array; layer: string }[] = [];
  let layer = "";
  for (const [, name, hex] of json.matchAll(/"(tcp|quic|tls\.handshake)_raw": \[\s*"([0-9a-f]*)"/g)) {
    if (name !== "tls.handshake") layer = name!;
    else if (parseInt(hex!.slice(0, 8), 16) === 0x01000000 + hex!.length / 2 - 4)
      messages.push({ message: Buffer.from(hex!, "hex").subarray(4), layer });
  }
  return messages;
}

function tshark(words: string[]): string {
  return spawnSync("tshark", words, { encoding: "latin1", maxBuffer: 1 << 28 }).stdout;
}
