import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { ours } from "./run-shark.ts";

const folder = mkdtempSync(join(tmpdir(), "remora-flags-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A block of pcapng. */
function block(type: number, body: string): Buffer {
  const octets = Buffer.from(body, "hex");
  const words = Buffer.alloc(12 + octets.length);
  words.writeUInt32LE(type, 0);
  words.writeUInt32LE(words.length, 4);
  octets.copy(words, 8);
  words.writeUInt32LE(words.length, words.length - 4);
  return words;
}

/** A packet of four octets on an interface of raw IP, with epb_flags, epb_queue and epb_packetid. */
function capture(flags: string): string {
  const file = join(folder, "flags.pcapng");
  const section = block(0x0a0d0d0a, "4d3c2b1a01000000ffffffffffffffff");
  const network = block(1, "6500000000000100");
  const options = `02000400${flags}0600040007000000050008000100000000000000` + "00000000";
  const packet = block(6, `000000000000000000000000040000000400000045000000${options}`);
  writeFileSync(file, Buffer.concat([section, network, packet]));
  return file;
}

it("shows what a capture notes of a packet beside its octets", async () => {
  const { stdout } = await ours(["-r", capture("0e000081"), "-V"]);
  expect(stdout).toContain("id 0 (outbound)\n");
  for (const line of [
    "    Packet flags: 0x8100000e",
    "        .... .... .... .... .... .... .... ..10 = Direction: Outbound (0x2)",
    "        .... .... .... .... .... .... ...0 11.. = Reception type: Broadcast (3)",
    "        .... ...1 .... .... .... .... .... .... = CRC error: Set",
    "        .0.. .... .... .... .... .... .... .... = Preamble error: Not set",
    "        1... .... .... .... .... .... .... .... = Symbol error: Set",
    "    Interface queue: 7",
    "    Packet id: 1",
    "    Point-to-Point Direction: Sent (0)",
  ])
    expect(stdout.split("\n")).toContain(line);
});

it("finds packets by them", async () => {
  const words = [
    "-T",
    "fields",
    "-e",
    "frame.packet_flags",
    "-e",
    "frame.p2p_dir",
    "-e",
    "frame.packet_flags_fcs_length",
  ];
  const file = capture("85000000");
  expect((await ours(["-r", file, "-Y", "frame.p2p_dir == 1", ...words])).stdout).toBe("0x00000085\t1\t4\n");
  expect((await ours(["-r", file, "-Y", "frame.packet_flags_crc_error == 1", ...words])).stdout).toBe("");
});
