import { describe, expect, it } from "vitest";
import { ours, sample } from "./run-shark.ts";

async function fields(preference: string, file: string, ...names: readonly string[]): Promise<string[]> {
  const asked = names.flatMap((name) => ["-e", name]);
  const { stdout } = await ours(["-n", "-o", preference, "-r", sample(file), "-T", "fields", ...asked]);
  return stdout.trimEnd().split("\n");
}

describe("-o", () => {
  it("has checksums verified that are not by default", async () => {
    expect(new Set(await fields("tcp.check_checksum:FALSE", "tcp", "tcp.checksum.status"))).toEqual(new Set(["2"]));
    expect(new Set(await fields("tcp.check_checksum:true", "tcp", "tcp.checksum.status"))).toEqual(new Set(["1"]));
    expect(new Set(await fields("tcp.check_checksum:TRUE", "tcp", "ip.checksum.status"))).toEqual(new Set(["2"]));
    expect(new Set(await fields("ip.check_checksum:TRUE", "tcp", "ip.checksum.status"))).toEqual(new Set(["1"]));
  });

  it("tells what a checksum should be", async () => {
    const { stdout } = await ours(["-r", sample("broken"), "-V", "-o", "udp.check_checksum:TRUE"]);
    expect(stdout).toContain(
      'Checksum: 0x1234 incorrect, should be 0x5b14 (maybe caused by "UDP checksum offload"?)\n',
    );
    expect(stdout).toContain("[Expert Info (Error/Checksum): Bad checksum [should be 0x5b14]]");
  });

  it("shows sequence numbers as they are sent", async () => {
    const [first] = await fields("tcp.relative_sequence_numbers:FALSE", "tcp", "tcp.seq", "tcp.seq_raw");
    const [seq, raw] = first.split("\t");
    expect(seq).toBe(raw);
    const { stdout } = await ours(["-r", sample("tcp"), "-V", "-o", "tcp.relative_sequence_numbers:FALSE"]);
    expect(stdout).not.toContain("(relative sequence number)");
  });

  it("leaves messages that span segments apart", async () => {
    const whole = await fields("tcp.desegment_tcp_streams:TRUE", "http", "tcp.segments");
    expect(whole.some((line) => line !== "")).toBe(true);
    const apart = await fields("tcp.desegment_tcp_streams:FALSE", "http", "tcp.segments");
    expect(apart.every((line) => line === "")).toBe(true);
  });

  it("says which preferences and values there are", async () => {
    const words = ["-r", sample("tcp"), "-o"];
    expect((await ours([...words, "tcp.check_checksums:TRUE"])).stderr).toContain("did you mean tcp.check_checksum?");
    expect((await ours([...words, "tcp.check_checksum:yes"])).stderr).toContain("it is TRUE or FALSE");
    expect((await ours([...words, "ip.defragment:FALSE"])).stderr).toContain("that is always done here");
    expect((await ours([...words, "ip.defragment:TRUE"])).exit).toBe(0);
  });
});
