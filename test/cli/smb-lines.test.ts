import { describe, expect, it } from "vitest";
import { Ether, IP, packet, Raw, TCP } from "../../src/toolkit/index.ts";
import { hex, writePcap } from "./captures.ts";
import { ours } from "./run-shark.ts";

type Messages = readonly (readonly [answers: boolean, digits: string])[];

/** Info of the messages of a connection, which are the client's where they are not `answers`. */
const lines = (...messages: Messages): Promise<string[]> => shown(["-T", "fields", "-e", "_ws.col.Info"], messages);

async function shown(how: readonly string[], messages: Messages): Promise<string[]> {
  const next = [1, 1];
  const packets = messages.map(([answers, digits], i) => {
    const message = hex(digits);
    const load = Uint8Array.from([0, 0, message.length >> 8, message.length & 0xff, ...message]);
    const [src, dst] = answers ? ["10.0.0.2", "10.0.0.1"] : ["10.0.0.1", "10.0.0.2"];
    const [sport, dport] = answers ? [445, 40000] : [40000, 445];
    const seq = next[Number(answers)]!;
    next[Number(answers)]! += load.length;
    const tcp = TCP({ sport, dport, seq, ack: next[1 - Number(answers)]!, flags: "PA" });
    return { seconds: i, bytes: packet(Ether(), IP({ src, dst }), tcp, Raw({ load })).bytes };
  });
  const file = writePcap("smb.pcap", packets);
  const { stdout } = await ours(["-n", "-r", file, ...how]);
  return stdout.trimEnd().split("\n");
}

const zeros = (count: number): string => "00".repeat(count);

describe("lines of SMB 2", () => {
  const head = (command: string, response: boolean, id: string): string =>
    `fe534d42 4000 0000 00000000 ${command}00 0100 0${response ? 1 : 0}000000 00000000 ${id}${zeros(7)} 00000000 00000000 ${zeros(7)}09 ${zeros(16)}`;
  const file = `0e000000 692c 125c 0c00cdabffffffff`;
  const create = `3900 00 00 02000000 ${zeros(16)} 89001200 00000000 07000000 01000000 00000000 7800 0400 00000000 00000000 6100 6200`;
  const created = `5900 00 00 01000000 ${zeros(32)} ${zeros(16)} 20000000 00000000 ${file} 00000000 00000000`;

  it("of trees put the header's fields inside it and name the flags that are set", async () => {
    const tree = await shown(
      ["-V"],
      [
        [false, head("05", false, "03") + create],
        [true, head("05", true, "03") + created],
      ],
    );
    expect(tree).toEqual(
      expect.arrayContaining([
        "    SMB2 Header",
        "        Flags: 0x00000001, Response",
        "        [Response to: 1]",
        "    Create Request (0x05)",
        "        Share Access: 0x00000007, Read, Write, Delete",
      ]),
    );
  });

  it("name the file that is meant where it was opened in the capture", async () => {
    const close = `1800 0000 00000000 ${file}`;
    const read = `3100 50 00 00040000 ${zeros(8)} ${file} ${zeros(16)} 00`;
    expect(
      await lines(
        [false, head("08", false, "01") + read],
        [false, head("05", false, "03") + create],
        [true, head("05", true, "03") + created],
        [false, head("08", false, "04") + read],
        [false, head("06", false, "05") + close],
      ),
    ).toEqual([
      "Read Request Len:1024 Off:0",
      "Create Request File: ab",
      "Create Response File: ab",
      "Read Request Len:1024 Off:0 File: ab",
      "Close Request File: ab",
    ]);
  });

  it("repeat what was looked for", async () => {
    const find = `2100 25 00 00000000 ${file} 6000 0200 00000100 2a00`;
    const found = `0900 0000 00000000 00`;
    expect(await lines([false, head("0e", false, "07") + find], [true, head("0e", true, "07") + found])).toEqual([
      "Find Request SMB2_FIND_ID_BOTH_DIRECTORY_INFO Pattern: *",
      "Find Response SMB2_FIND_ID_BOTH_DIRECTORY_INFO Pattern: *",
    ]);
  });
});

describe("lines of SMB 1", () => {
  const head = (command: string, response: boolean, id: string): string =>
    `ff534d42 ${command} 00000000 ${response ? "88" : "08"} 01c8 0000 ${zeros(8)} 0000 0008 0100 0008 ${id}00`;

  it("say which file is meant, as answers do that have it from what they answer", async () => {
    expect(
      await lines(
        [false, `${head("04", false, "06")} 03 0040 ffffffff 0000`],
        [true, `${head("04", true, "06")} 00 0000`],
      ),
    ).toEqual(["Close Request, FID: 0x4000", "Close Response, FID: 0x4000"]);
  });

  it("count what is written and read", async () => {
    const write = `0e ff 00 0000 0040 05000000 00000000 0000 0000 0000 0300 4000 00000000 0400 00 616263`;
    const read = `0c ff 00 0000 0040 00000000 0001 0001 ffffffff 0000 01000000 0000`;
    expect(
      await lines(
        [false, `${head("2f", false, "07")} ${write}`],
        [true, `${head("2f", true, "07")} 06 ff 00 0000 0100 ffff 0000 0000 0000`],
        [false, `${head("2e", false, "08")} ${read}`],
      ),
    ).toEqual([
      "Write AndX Request, FID: 0x4000, 3 bytes at offset 5",
      "Write AndX Response, FID: 0x4000, 1 byte",
      "Read AndX Request, FID: 0x4000, 256 bytes at offset 4294967296",
    ]);
  });
});
