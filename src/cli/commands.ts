import type { CommandIo } from "./io.ts";

/** A command of `remora`: what --help says of it, and how it runs; resolves to the exit code. */
export interface Command {
  readonly summary: string;
  readonly run: (words: readonly string[], io: CommandIo) => Promise<number>;
}

/** Every command by its name; each is loaded when it runs. */
export const commands: Readonly<Record<string, Command>> = {
  build: {
    summary: "make packets of expressions in Scapy's syntax",
    run: async (words, io) => (await import("./build.ts")).runBuild(words, io),
  },
  dump: {
    summary: "capture packets, or read captures, and print them as tcpdump does",
    run: async (words, io) => (await import("./dump.ts")).runDump(words, io),
  },
};
