import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { PacketColumns } from "../../src/report/columns/packet-columns.ts";
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

const nested = [
  "dns",
  "fragments",
  "gre",
  "http",
  "icmp",
  "ip-in-ip",
  "ipv6-extension-headers",
  "quic",
  "tls13",
  "vxlan",
];

describe("Info of layers in whose place others write", () => {
  it.each(nested)("%s: is not missed", async (name) => {
    const words = ["-n", "-r", `${folder}/${name}.pcap`];
    const skipped = await ours(words);
    const all = vi.spyOn(PacketColumns.prototype, "isReplaced", "get").mockReturnValue(false);
    const written = await ours(words);
    all.mockRestore();
    expect(skipped.stdout).toBe(written.stdout);
  });
});
