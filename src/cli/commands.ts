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
    run: async (words, io) => (await import("./build/build.ts")).runBuild(words, io),
  },
  shell: {
    summary: "a prompt in Scapy's syntax and JavaScript, with everything of the library",
    run: async (words, io) => (await import("./shell/shell.ts")).runShell(words, io),
  },
  send: {
    summary: "send packets of expressions",
    run: async (words, io) => (await import("./sending/sending.ts")).runSending("send", words, io),
  },
  sr: {
    summary: "send packets and show what answers each",
    run: async (words, io) => (await import("./sending/sending.ts")).runSending("sr", words, io),
  },
  sr1: {
    summary: "send packets and show the first answer, field by field",
    run: async (words, io) => (await import("./sending/sending.ts")).runSending("sr1", words, io),
  },
  srloop: {
    summary: "send packets again and again, and show what answers them",
    run: async (words, io) => (await import("./sending/sending.ts")).runSending("srloop", words, io),
  },
  replay: {
    summary: "send the packets of captures again",
    run: async (words, io) => (await import("./sending/replay.ts")).runReplay(words, io),
  },
  dump: {
    summary: "capture packets, or read captures, and print them as tcpdump does",
    run: async (words, io) => (await import("./dump/dump.ts")).runDump(words, io),
  },
  shark: {
    summary: "dissect captures, filter them and print them as tshark does",
    run: async (words, io) => (await import("./shark/shark.ts")).runShark(words, io),
  },
  ping: {
    summary: "ask hosts for an answer, and measure how long it takes",
    run: async (words, io) => (await import("./probing/ping.ts")).runPing(words, io),
  },
  traceroute: {
    summary: "show the routers on the way to hosts, once or live",
    run: async (words, io) => (await import("./probing/traceroute.ts")).runTraceroute(words, io),
  },
  arping: {
    summary: "ask the stations on the link who has an address",
    run: async (words, io) => (await import("./probing/arping.ts")).runArping(words, io),
  },
  scan: {
    summary: "find hosts and their open ports",
    run: async (words, io) => (await import("./scan/scan.ts")).runScan(words, io),
  },
  conns: {
    summary: "list sockets, whose they are, and how the kernel sees their connections",
    run: async (words, io) => (await import("./conns.ts")).runConns(words, io),
  },
  interfaces: {
    summary: "list interfaces: addresses, flags, speed, driver, default route",
    run: async (words, io) => (await import("./interfaces.ts")).runInterfaces(words, io),
  },
  report: {
    summary: "count for a while, then print who sent and received how much",
    run: async (words, io) => (await import("./traffic/report.ts")).runReport(words, io),
  },
  top: {
    summary: "watch bandwidth by host, connection, process or protocol",
    run: async (words, io) => (await import("./traffic/top.ts")).runTop(words, io),
  },
  ui: {
    summary: "show a capture, or what passes an interface, in the browser",
    run: async (words, io) => (await import("./ui.ts")).runUi(words, io),
  },
  rates: {
    summary: "show what each interface sends and receives a second",
    run: async (words, io) => (await import("./rates.ts")).runRates(words, io),
  },
  completion: {
    summary: "what bash, zsh or fish need to complete the words of this command line",
    run: async (words, io) => (await import("./completion/completion.ts")).runCompletion(words, io),
  },
};
