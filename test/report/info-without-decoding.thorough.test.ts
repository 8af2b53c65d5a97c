import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ours } from "../cli/run-shark.ts";

const folder = fileURLToPath(new URL("../../samples", import.meta.url));
const samples = ["broken", "http", "icmp", "tcp-options", "tcp", "tls12", "tls13"];

describe("Info of layers that are not decoded", () => {
  it.each(samples)("%s: is that of decoded layers", async (name) => {
    const words = ["-n", "-r", `${folder}/${name}.pcap`];
    const plain = await ours(words);
    // A filter that reads what earlier packets say of a segment has it decoded before its line is written.
    const decoded = await ours([...words, "-Y", "tcp.nxtseq || frame"]);
    expect(plain.stdout).toBe(decoded.stdout);
    expect(plain.stdout).not.toBe("");
  });
});
