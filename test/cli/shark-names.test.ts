import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ours, sample } from "./run-shark.ts";

let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "remora-names-"))));
afterAll(() => rmSync(folder, { recursive: true }));

const stations = ["-T", "fields", "-e", "_ws.col.Source", "-e", "_ws.col.Destination", "-r", sample("dns"), "-c", "3"];
const about = { nameFiles: { hosts: "/nowhere/hosts" } };

describe("names of hosts", () => {
  it("come from DNS answers, the one in the packet among them", async () => {
    const { stdout } = await ours(["-N", "dn", ...stations], about);
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining(["10.0.0.1\t10.0.0.2", "www.example.test\t10.0.0.1", "10.0.0.1\twww.example.test"]),
    );
    // Without n addresses stay numbers, whatever is known.
    expect((await ours(["-N", "d", ...stations], about)).stdout).not.toContain("example");
  });

  it("come from the file of -H, which has to be there", async () => {
    const hosts = join(folder, "hosts");
    writeFileSync(hosts, "10.0.0.1 alpha\n");
    expect((await ours(["-N", "n", "-H", hosts, ...stations], about)).stdout).toContain("alpha\t10.0.0.2");
    const { stdout } = await ours(["-n", "-H", hosts, "-q", "-z", "hosts", "-r", sample("dns")], about);
    expect(stdout).toMatch(/\n\n10\.0\.0\.1\talpha\n$/);
    const missing = await ours(["-H", join(folder, "none"), ...stations], about);
    expect(missing).toMatchObject({ exit: 1, stdout: "" });
    expect(missing.stderr).toContain("Can't read host entries");
  });
});

describe("makers of stations", () => {
  const nowhere = { nameFiles: { manufacturers: "/nowhere/manuf", wellKnownAddresses: "/nowhere/wka" } };
  const fields = ["_ws.col.Source", "eth.dst_resolved", "eth.dst.oui_resolved"].flatMap((name) => ["-e", name]);

  it("are known without Wireshark, even where names are not wanted", async () => {
    const file = join(folder, "stp.pcap");
    const frame = Buffer.from(
      "0180c200000000000c123456002642420300000000000000000c1234560000000000000000000c12345680010000140002000f00",
      "hex",
    );
    const header = Buffer.from("d4c3b2a1020004000000000000000000ffff000001000000", "hex");
    const record = Buffer.alloc(16);
    record.writeUInt32LE(frame.length, 8);
    record.writeUInt32LE(frame.length, 12);
    writeFileSync(file, Buffer.concat([header, record, frame]));
    const shown = await ours(["-r", file, "-T", "fields", ...fields, "-e", "eth.src.oui_resolved"], nowhere);
    expect(shown.stdout).toBe("Cisco_12:34:56\tSpanning-tree-(for-bridges)_00\t\tCisco Systems, Inc\n");
    const found = await ours(["-r", file, "-n", "-Y", 'eth.src.oui_resolved contains "Cisco"', "-T", "json"], nowhere);
    expect(found.stdout).toContain('"eth.src_resolved": "00:00:0c:12:34:56"');
    expect(found.stdout).toContain('"eth.addr.oui_resolved": "Cisco Systems, Inc"');
    expect(found.stdout).not.toContain('"eth.dst.oui_resolved"');
    const named = await ours(["-r", file, "-Y", 'eth.src_resolved matches "^cisco_"', "-T", "pdml"], nowhere);
    expect(named.stdout).toContain("Source OUI: 00:00:0c (Cisco Systems, Inc)");
  });
});

describe("remarks about a flag", () => {
  it("stand inside the flag", async () => {
    const { stdout } = await ours(["-r", sample("http"), "-T", "json", "-c", "1"]);
    expect(stdout).toMatch(/"tcp\.flags\.syn_tree": \{\s+"_ws\.expert": \{\s+"tcp\.connection\.syn": ""/);
  });
});
