import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { PcapngWriter } from "../../src/files/pcapng-writer.ts";
import { PacketRecord } from "../../src/files/record.ts";
import { createFile } from "../../src/host/file-sink.ts";
import { Ether, IP, packet, UDP } from "../../src/toolkit/index.ts";
import { describeWithOracle, findOracle } from "../oracles.ts";

const folder = mkdtempSync(join(tmpdir(), "remora-processes-"));
const file = join(folder, "processes.pcapng");
afterAll(() => rmSync(folder, { recursive: true }));

describeWithOracle("tshark", "the process of a packet, as others read it", () => {
  it("is a comment, and takes no place among the packets", async () => {
    const writer = new PcapngWriter(createFile(file));
    const { bytes } = packet(Ether(), IP(), UDP());
    const info = { name: "curl", uid: 1000, user: "alice" };
    const comments = ["PID: 7\nCmd: curl\nUserId: 1000\nUser: alice"];
    for (const seconds of [1, 2]) {
      const record = Object.assign(new PacketRecord(), { bytes, end: bytes.length, original: bytes.length, seconds });
      Object.assign(record, { comments, metadata: { process: { pid: 7, thread: 0, info } } });
      await writer.write(record, { linkType: 1, snapLength: 65535 });
    }
    await writer.close();
    const words = ["-r", file, "-T", "fields", "-e", "frame.number", "-e", "frame.comment", "-e", "udp.port"];
    const { stdout } = spawnSync(findOracle("tshark")!.command, words, { encoding: "utf8" });
    expect(stdout.trimEnd().split("\n")).toEqual(
      [1, 2].map((number) => `${number}\tPID: 7\\nCmd: curl\\nUserId: 1000\\nUser: alice\t53,53`),
    );
  });
});
