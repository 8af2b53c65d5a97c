import { readFileSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TextWriter } from "../../src/bytes/text-writer.ts";
import type { Thread, Threads } from "../../src/cli/io.ts";
import { helpToPrint } from "../../src/cli/shark/shark.ts";
import { TurnTexts, TURN_OCTETS } from "../../src/cli/shark/turn-texts.ts";
import { Turns, type Share } from "../../src/cli/shark/turns.ts";
import { sample, ours } from "./run-shark.ts";
import { writeTemporary } from "./captures.ts";

const PCAP_HEADER = 24;

/** A capture of the packets of a sample, again and again. */
function repeated(name: string, times: number): string {
  const bytes = readFileSync(sample(name));
  const packets = Array.from({ length: times }, () => bytes.subarray(PCAP_HEADER));
  return writeTemporary(`${name}-${times}.pcap`, Buffer.concat([bytes.subarray(0, PCAP_HEADER), ...packets]));
}

/** Starts helpers that are no threads: they run between the turns of this one. */
function inProcess(started: Share[], idle = 2): Threads {
  const start: Threads["start"] = (words, share) => {
    started.push(share as Share);
    const heard: Record<string, (what: never) => void> = {};
    const port = { postMessage: (message: never) => queueMicrotask(() => heard["message"]?.(message)) };
    setImmediate(() => {
      const told = { words, share: share as Share };
      helpToPrint(told, port as unknown as MessagePort).catch((fault: unknown) => heard["error"]?.(fault as never));
    });
    const on = (event: string, hear: (what: never) => void) => void (heard[event] = hear);
    return { on, terminate: async () => 0 } as unknown as Thread;
  };
  return { idle: () => idle, start };
}

describe("threads that print a file in turns", () => {
  beforeEach(() => {
    // No time passes between two looks at idle processors, or a run as short as a test's would have none.
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (now += 1000));
  });
  afterEach(() => void vi.restoreAllMocks());

  const file = repeated("tcp", 30);
  for (const format of [["-T", "json"], ["-T", "pdml"], ["-V"], ["-T", "ndjson"], ["-2", "-V", "-Y", "tcp.len > 0"]]) {
    it(`print what one does: ${format.join(" ")}`, async () => {
      const words = ["-r", file, ...format];
      const alone = await ours(words);
      const started: Share[] = [];
      expect((await ours(words, { threads: inProcess(started) })).stdout === alone.stdout).toBe(true);
      expect(started.length).toBeGreaterThan(0);
    });
  }

  it("are not asked for where processors are busy", async () => {
    const started: Share[] = [];
    await ours(["-r", file, "-V"], { threads: inProcess(started, 0.5) });
    expect(started).toEqual([]);
  });

  it("say so where the file had ended for one of them, and not for another", async () => {
    const start = (_: readonly string[], share: unknown): Thread => {
      const { memory } = share as Share;
      const texts = new TurnTexts(memory);
      // One packet of the first turn is all that this one sees.
      texts.claim(0);
      texts.put(0, 1, new Uint8Array(1));
      return { on() {}, terminate: async () => 0 } as unknown as Thread;
    };
    const ran = await ours(["-r", file, "-V"], { threads: { idle: () => 1, start } });
    expect(ran).toMatchObject({ exit: 1, stderr: "remora: the file grew while it was read: read it again\n" });
  });

  it("end with the fault of one of them", async () => {
    const start = (): Thread => {
      const on = (event: string, hear: (fault: Error) => void) =>
        event === "error" && setTimeout(() => hear(new Error("out of memory")), 1);
      return { on, terminate: async () => 0 } as unknown as Thread;
    };
    // Nobody prints the turns that this one claims for the thread that failed.
    const claim = vi.spyOn(TurnTexts.prototype, "claim").mockImplementation((turn) => turn % 2 === 0);
    await expect(ours(["-r", file, "-V"], { threads: { idle: () => 2, start } })).rejects.toThrow("out of memory");
    claim.mockRestore();
  });
});

describe("turns", () => {
  it("are claimed by who comes first", () => {
    const texts = new TurnTexts();
    const ended: [string, number, number, string | undefined][] = [];
    const thread = (name: string) => {
      const out = new TextWriter();
      const turns = new Turns({ before: 1, size: 2 }, texts, (turn, packets, text) => {
        ended.push([name, turn, packets, text && Buffer.from(text).toString()]);
      });
      const show = (packets: string): void => {
        for (const packet of packets) {
          if (turns.isOwn) out.text(packet);
          if (turns.count()) void turns.next(out);
        }
      };
      return { show, end: () => turns.end(out) };
    };
    const [one, other] = [thread("one"), thread("other")];
    one.show("abc");
    other.show("abcdef");
    one.show("def");
    void one.end();
    expect(ended).toEqual([
      ["one", 0, 2, "bc"],
      ["other", 0, 2, undefined],
      ["other", 1, 2, undefined],
      ["one", 1, 2, "de"],
      ["one", 2, 1, undefined],
    ]);
  });

  it("have room in the ring for as many as it has slots, and for texts up to a length", () => {
    const texts = new TurnTexts();
    const text = new Uint8Array(TURN_OCTETS).fill(65);
    let turn = 0;
    for (; texts.hasRoom(turn); turn++) texts.put(turn, 3, text);
    expect(turn).toBe(16);
    expect(texts.next()?.text?.length).toBe(TURN_OCTETS);
    texts.pass();
    expect(texts.hasRoom(turn)).toBe(true);
    texts.put(turn, 1, new Uint8Array(8 * TURN_OCTETS));
    for (; texts.written < turn; texts.pass());
    expect(texts.next()).toEqual({ packets: 1, text: undefined });
  });
});
