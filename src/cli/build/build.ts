import { resolve } from "node:path";
import { buildOptions, type BuildOptions, type BuildQuestion } from "./build-options.ts";

import { buildUsage, shortUsage } from "./build-usage.ts";
import { answerLines, faultText } from "./build-lines.ts";
import { packetText } from "./built-text.ts";
import { loadPlugin } from "../plugin.ts";
import { UsageError } from "../getopt.ts";
import { say, type CommandIo } from "../io.ts";
import { isRefusal, isSystemError, Refusal, systemText, writeFailure } from "../refusal.ts";
import { help } from "../../toolkit/header-drawing.ts";
import { craftingScope } from "../../toolkit/crafting-scope.ts";
import { packets } from "../../toolkit/expression.ts";
import { ls } from "../../toolkit/ls.ts";
import type { Packet } from "../../toolkit/packet.ts";

const encoder = new TextEncoder();

/** Makes packets of expressions; resolves to the exit code. */
export async function runBuild(words: readonly string[], io: CommandIo): Promise<number> {
  try {
    const options = buildOptions(words);
    if ("question" in options) {
      await io.stdout(encoder.encode(answerTo(options)));
      return 0;
    }
    for (const file of options.plugins) await loadPlugin(resolve(io.cwd, file));
    if (options.expressions.length === 0) return await answerLines(options, io);
    return await build(options, io);
  } catch (fault) {
    if (fault instanceof UsageError) say(io, `remora: ${fault.message}\n${shortUsage}`);
    else if (isRefusal(fault) && fault.isBrokenPipe) return fault.exitCode;
    else if (isRefusal(fault)) say(io, `remora: ${fault.message}`);
    else if (isSystemError(fault)) say(io, `remora: ${systemText(fault)}`);
    else throw fault;
    return isRefusal(fault) ? fault.exitCode : 1;
  }
}

function answerTo({ question, layers }: BuildQuestion): string {
  if (question === "help") return buildUsage;
  if (question === "ls" && layers.length === 0) return ls();
  return layers
    .map((name) => {
      const [protocol] = craftingScope().layers(name);
      if (!protocol) throw new Refusal(`there is no layer ${name}: remora build --ls lists them`);
      return question === "ls" ? ls(protocol) : help(protocol);
    })
    .join("\n");
}

async function build(options: BuildOptions, io: CommandIo): Promise<number> {
  const out = await packetOutput(options, io);
  let left = options.limit;
  let failed = false;
  try {
    for (const expression of options.expressions) {
      try {
        for (const packet of left > 0 ? packets(expression, seeded(options)) : []) {
          await out.write(packet);
          if (--left <= 0 || io.stop?.aborted === true) break;
        }
      } catch (fault) {
        const text = faultText(fault, expression);
        if (text === undefined) throw fault;
        say(io, `remora: ${text}`);
        failed = true;
      }
    }
  } finally {
    await out.close();
  }
  return failed ? 1 : 0;
}

function seeded({ seed }: BuildOptions): { readonly seed?: number } {
  return seed === undefined ? {} : { seed };
}

interface PacketOutput {
  write(packet: Packet): void | Promise<void>;
  close(): void | Promise<void>;
}

async function packetOutput({ format, file }: BuildOptions, io: CommandIo): Promise<PacketOutput> {
  if (file !== undefined) return (await import("./build-file.ts")).capturedPackets(file, io);
  const chosen = format ?? (io.isTerminal === true ? "hex" : "raw");
  return {
    async write(packet) {
      try {
        await io.stdout(chosen === "raw" ? packet.bytes : encoder.encode(packetText(packet, chosen)));
      } catch (fault) {
        throw writeFailure(fault);
      }
    },
    close() {},
  };
}
