import { resolve } from "node:path";
import { lookUpHost } from "../../host/sending/look-up-host.ts";
import type { LinuxMachine } from "../../host/sending/linux-machine.ts";
import { thisMachine } from "../../host/sending/this-machine.ts";
import type { Answer } from "../../probe/exchange.ts";
import { exchangeOver, sendOver, tcpSources, type Leaving } from "../../probe/over-machine.ts";
import { repeat } from "../../probe/repeat.ts";
import { everyPacket, layerOf, prepared } from "../../probe/sendable.ts";
import { TCP } from "../../protocols/layers.ts";
import type { Packet } from "../../toolkit/packet.ts";
import { faultText } from "../build/build-lines.ts";
import { say, type CommandIo } from "../io.ts";
import { loadPlugin } from "../plugin.ts";
import { Refusal } from "../refusal.ts";
import { print, runCommand } from "../run-command.ts";
import { sendingOptions, type SendingWords } from "./sending-options.ts";
import { sendingUsage } from "./sending-usage.ts";

/** Milliseconds that answers are waited for. */
const TIMEOUT_MS = 2000;

/** What a command does with packets on this machine; resolves to the exit code. */
type Act = (job: Job) => Promise<number | void>;

interface Job {
  readonly machine: LinuxMachine;
  readonly packets: readonly Packet[];
  readonly leaving: Leaving;
  readonly words: SendingWords;
  readonly io: CommandIo;
}

const acts: Readonly<Record<string, Act>> = { send, sr, sr1, srloop };

/** Runs one of the commands that send packets of expressions; resolves to the exit code. */
export function runSending(command: string, given: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(command, io, async () => {
    const words = sendingOptions(command, given);
    if (words === "help") return print(io, [sendingUsage[command]]);
    for (const file of words.plugins) await loadPlugin(resolve(io.cwd, file));
    const made = await packetsOf(words.expressions);
    // Drawn once, so that ports that are held are those that are sent from.
    const packets = words.resets ? made : [...everyPacket(made)];
    const leaving: Leaving = { layer: layerOf(packets), ...(words.interface && { interface: words.interface }) };
    const machine = await thisMachine();
    try {
      if (!words.resets) machine.hold(tcpSources(packets));
      return await acts[command]({ machine, packets, leaving, words, io });
    } catch (fault) {
      throw fault instanceof RangeError ? new Refusal(fault.message) : fault;
    } finally {
      machine.close();
    }
  });
}

async function packetsOf(expressions: readonly string[]): Promise<readonly Packet[]> {
  const made: Packet[] = [];
  for (const expression of expressions) {
    try {
      made.push(...(await prepared(expression, lookUpHost)));
    } catch (fault) {
      const text = faultText(fault, expression);
      throw text === undefined ? fault : new Refusal(text);
    }
  }
  return made;
}

async function send({ machine, packets, leaving, words, io }: Job): Promise<void> {
  const { count = words.loop ? Infinity : 1, interMs = 0 } = words;
  const { sent, unreachable } = await sendOver(machine, packets, { ...leaving, count, interMs, signal: io.stop });
  sayEach(io, unreachable);
  await print(io, [`Sent ${counted(sent, "packet")}.`]);
}

async function sr({ machine, packets, leaving, words, io }: Job): Promise<number> {
  const { timeoutMs = TIMEOUT_MS, interMs, retry, multi, json } = words;
  const lines = json ? jsonLine : textLine;
  const shown: Promise<void>[] = [];
  const show = (answer: Answer): void => {
    const written = print(io, [lines(answer.sent.packet, answer)]);
    // What is wrong is heard when all of them are waited for.
    written.catch(() => undefined);
    shown.push(written);
  };
  const { answered, unanswered, unreachable } = await exchangeOver(machine, packets, {
    ...leaving,
    timeoutMs,
    interMs,
    retry,
    multi,
    signal: io.stop,
    onAnswer: show,
  });
  await Promise.all(shown);
  await print(
    io,
    unanswered.map((packet) => lines(packet)),
  );
  sayEach(io, unreachable);
  if (words.resets) sayOfResets(io, answered);
  if (!json) say(io, `remora: ${counted(answered.length, "answer")}, ${unanswered.length} without`);
  return answered.length > 0 ? 0 : 1;
}

async function sr1({ machine, packets, leaving, words, io }: Job): Promise<number> {
  const { timeoutMs = TIMEOUT_MS, interMs, retry, json } = words;
  const found = new AbortController();
  const signal = io.stop === undefined ? found.signal : AbortSignal.any([found.signal, io.stop]);
  const outcome = await exchangeOver(machine, packets, {
    ...leaving,
    timeoutMs,
    interMs,
    retry,
    signal,
    onAnswer: () => found.abort(),
  });
  const [first] = outcome.answered;
  sayEach(io, outcome.unreachable);
  if (first === undefined) {
    say(io, `remora: no answer within ${timeoutMs / 1000} s`);
    return 1;
  }
  if (words.resets) sayOfResets(io, outcome.answered);
  const { packet } = first.answer;
  await print(io, [json ? jsonLine(first.sent.packet, first) : packet.show2().trimEnd()]);
  return 0;
}

async function srloop({ machine, packets, leaving, words, io }: Job): Promise<number> {
  const { timeoutMs, interMs, count, json } = words;
  let sent = 0;
  let received = 0;
  await repeat(machine, packets, {
    ...leaving,
    timeoutMs,
    interMs,
    count,
    signal: io.stop,
    async onRound({ number, answered, unanswered, unreachable }) {
      const isCut = io.stop?.aborted === true;
      const silent = isCut ? [] : unanswered;
      sent += answered.length + silent.length;
      received += answered.length;
      const hits = answered.map((answer) =>
        json ? jsonLine(answer.sent.packet, answer) : `RECV ${number}: ${textLine(answer.sent.packet, answer)}`,
      );
      const misses = silent.map((packet) => (json ? jsonLine(packet) : `fail ${number}: ${packet.summary()}`));
      await print(io, [...hits, ...misses]);
      if (number === 1) sayEach(io, unreachable);
    },
  });
  const hits = sent === 0 ? "0" : ((100 * received) / sent).toFixed(1);
  if (!json) say(io, `Sent ${counted(sent, "packet")}, received ${counted(received, "packet")}. ${hits}% hits.`);
  return received > 0 ? 0 : 1;
}

function textLine(query: Packet, answer?: Answer): string {
  if (answer === undefined) return `${query.summary()} ==> no answer`;
  return `${query.summary()} ==> ${answer.answer.packet.summary()}  ${answer.elapsedMs.toFixed(3)} ms`;
}

function jsonLine(query: Packet, answer?: Answer): string {
  return JSON.stringify({ query, answer: answer?.answer.packet ?? null, elapsedMs: answer?.elapsedMs ?? null });
}

/** A notice on what happens to connections that were opened by crafted segments. */
function sayOfResets(io: CommandIo, answered: readonly Answer[]): void {
  if (answered.some(({ answer }) => answer.packet.get(TCP)?.flags === "SA"))
    say(
      io,
      "remora: the kernel resets connections that it did not open, such as these: --no-resets keeps it from that",
    );
}

function sayEach(io: CommandIo, sentences: readonly string[]): void {
  for (const sentence of sentences) say(io, `remora: ${sentence}`);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
