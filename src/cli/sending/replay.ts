import { resolve } from "node:path";
import { NotACaptureError } from "../../files/not-a-capture.ts";
import type { CaptureReader } from "../../files/reader.ts";
import { openFile } from "../../host/open-file.ts";
import { thisMachine } from "../../host/sending/this-machine.ts";
import { Replay, type ReplayCounts } from "../../probe/replay.ts";
import { Rewriter } from "../../probe/rewriter.ts";
import { standardCatalog } from "../../toolkit/standard-catalog.ts";
import { say, type CommandIo } from "../io.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";
import { replayOptions, replayUsage, type ReplayOptions } from "./replay-options.ts";
import { print, runCommand } from "../run-command.ts";

/** Sends the packets of captures again; resolves to the exit code. */
export function runReplay(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("replay", io, async () => {
    const options = replayOptions(words);
    if (options === "help") return print(io, [replayUsage]);
    const machine = await thisMachine();
    const link = await machine.open(options.interface);
    const rewriter = options.rewriting && new Rewriter(standardCatalog(), options.rewriting);
    const replay = new Replay(link, options.tempo, { rewriter, signal: io.stop });
    try {
      for (let round = 0; round < options.loop; round++) {
        for (const file of options.files) if (!(await replayFile(replay, file, options, io))) round = options.loop;
      }
    } finally {
      await link.close();
      machine.close();
    }
    await print(io, [linesOf(replay.counts, Number(replay.elapsed) / 1e9)]);
    for (const sentence of notices(replay.counts, link.name, link.mtu)) say(io, `remora: ${sentence}`);
    return replay.counts.sent > 0 ? 0 : 1;
  });
}

/** Sends one capture; false where nothing more is to be sent. */
async function replayFile(replay: Replay, file: string, options: ReplayOptions, io: CommandIo): Promise<boolean> {
  const reader = await open(file, io);
  replay.again();
  try {
    while (await reader.fill()) {
      while (reader.next()) {
        if (replay.sent >= options.limit) {
          await replay.flush();
          return false;
        }
        const { bytes, start, end, original, linkType, seconds, nanoseconds } = reader.record;
        const frame = {
          bytes: bytes.subarray(start, end),
          originalLength: original,
          linkType,
          seconds,
          nanoseconds,
        };
        const sent = replay.send(frame);
        if (!(typeof sent === "boolean" ? sent : await sent)) return false;
      }
      if (!(await replay.flush())) return false;
    }
    if (reader.problem !== undefined) say(io, `remora: ${file}: ${reader.problem.message}`);
    return true;
  } catch (fault) {
    throw fault instanceof RangeError ? new Refusal(`${file}: ${fault.message}`) : fault;
  } finally {
    await reader.close();
  }
}

async function open(file: string, io: CommandIo): Promise<CaptureReader> {
  try {
    return await openFile(file === "-" ? file : resolve(io.cwd, file));
  } catch (fault) {
    if (isSystemError(fault)) throw new Refusal(`${file}: ${systemText(fault)}`);
    throw fault instanceof NotACaptureError ? new Refusal(fault.message) : fault;
  }
}

function linesOf({ sent, octets }: ReplayCounts, seconds: number): string {
  const rate =
    seconds > 0 ? `, ${Math.round(sent / seconds)} packets/s, ${((8 * octets) / seconds / 1e6).toFixed(2)} Mbit/s` : "";
  return `Sent ${sent} packets of ${octets} octets in ${seconds.toFixed(3)} s${rate}.`;
}

function notices({ cut, tooLong }: ReplayCounts, name: string, mtu: number): string[] {
  const sentences: string[] = [];
  if (cut > 0) sentences.push(`of ${cut} packets the capture has only the beginning, which was sent`);
  if (tooLong > 0)
    sentences.push(`${tooLong} packets were left out: they are longer than ${name} takes (${mtu} octets)`);
  return sentences;
}
