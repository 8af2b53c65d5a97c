import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { servePage } from "../server/page-server.ts";
import type { LiveTaker, Served } from "../server/served.ts";
import { openFilteredCapture } from "./dump/filtered-capture.ts";
import { givenOptions, UsageError, type LongOption } from "./getopt.ts";
import type { CommandIo } from "./io.ts";
import { feedLive } from "./live-feed.ts";
import { isSystemError, Refusal, systemText } from "./refusal.ts";
import { print, runCommand } from "./run-command.ts";

/** The page is beside the bundles; the sources are as deep as those. */
const pageFolder = fileURLToPath(new URL("../../dist/page", import.meta.url));
const LARGEST_PORT = 65535;

const LONGS: Readonly<Record<string, LongOption>> = {
  interface: { takesValue: true, letter: "i" },
  port: { takesValue: true },
  "no-open": { takesValue: false },
  help: { takesValue: false, letter: "h" },
};

const usage = `Usage: remora ui [--port PORT] [--no-open] [FILE]
       remora ui -i INTERFACE [--port PORT] [--no-open] [FILTER]

Shows a capture, or what passes an interface, in the browser: packets, their fields and octets, display filters, streams and
statistics. Packets are dissected in the browser. The address that is printed holds a token: whoever has it sees the packets,
and only from this machine. Without a FILE the page waits for one to be dropped on it, which it then does not upload.

  -i, --interface NAME  capture there, as long as the page is open; several may be given
  --port PORT           of 127.0.0.1; any that is free where it is not given
  --no-open             only print the address, and open no browser

FILTER is a capture filter (pcap-filter(7)). Ctrl-C ends the server; what the page has loaded stays usable.

Examples
  remora ui capture.pcapng
  remora ui -i eth0 tcp port 443
  ssh -L 8047:127.0.0.1:8047 host remora ui --port 8047 capture.pcap   from afar`;

interface UiOptions {
  readonly interfaces: readonly string[];
  readonly operands: readonly string[];
  readonly port: number;
  readonly opens: boolean;
}

/** Serves the page until it is ended; resolves to the exit code. */
export function runUi(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("ui", io, async () => {
    const options = read(words);
    if (options === "help") return print(io, [usage]);
    const served = await servedBy(options, io);
    const server = await servePage(pageFolder, served, options.port).catch((fault: unknown) => {
      throw isSystemError(fault) && fault.syscall === "listen"
        ? new Refusal(
            `port ${options.port} of 127.0.0.1 cannot be had: ${systemText(fault)}; --port 0 takes a free one`,
          )
        : fault;
    });
    await print(io, [server.address]);
    if (options.opens && io.isTerminal === true) openBrowser(server.address, io);
    await ended(io.stop);
    await server.close();
  });
}

function read(words: readonly string[]): UiOptions | "help" {
  const operands: string[] = [];
  const interfaces: string[] = [];
  const given = new Map<string, string>();
  for (const { key, value } of givenOptions(words, "i:h", LONGS, operands)) {
    given.set(key, value);
    if (key === "i") interfaces.push(value);
  }
  if (given.has("h")) return "help";
  if (interfaces.length === 0 && operands.length > 1)
    throw new UsageError(`one FILE is shown, not ${operands.length}; with -i the words are a capture filter`);
  const port = Number(given.get("port") ?? "0");
  if (!Number.isInteger(port) || port < 0 || port > LARGEST_PORT)
    throw new UsageError(`--port takes a number up to ${LARGEST_PORT}, not '${given.get("port") ?? ""}'`);
  return { interfaces, operands, port, opens: !given.has("no-open") };
}

async function servedBy({ interfaces, operands }: UiOptions, io: CommandIo): Promise<Served> {
  if (interfaces.length > 0) {
    const open = (signal?: AbortSignal) =>
      openFilteredCapture({ interface: interfaces, signal }, operands.join(" "), io);
    // What is wrong with rights, names and the filter is said here and now, not in the page.
    await (await open()).close();
    return {
      name: interfaces.join(", "),
      async capture(taker: LiveTaker, signal: AbortSignal) {
        const capture = await open(signal);
        try {
          await feedLive(capture, taker);
        } finally {
          await capture.close();
        }
      },
    };
  }
  const [file] = operands;
  if (file === undefined) return undefined;
  const path = resolve(io.cwd, file);
  if (!isFile(path, file))
    throw new Refusal(
      `${file} is no file that can be read from any place: the page needs one, so write it to a file first`,
    );
  return { name: basename(file), file: path };
}

function isFile(path: string, named: string): boolean {
  try {
    return statSync(path).isFile();
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`${named}: ${systemText(fault)}`) : fault;
  }
}

function ended(stop: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (stop?.aborted === true) resolve();
    stop?.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Opens the browser of a desktop; where there is none the address is enough. */
function openBrowser(address: string, { env }: CommandIo): void {
  const isDesktop = env["DISPLAY"] !== undefined || env["WAYLAND_DISPLAY"] !== undefined;
  const [command, ...words] =
    process.platform === "darwin"
      ? ["open"]
      : process.platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler"]
        : ["xdg-open"];
  if (command === "xdg-open" && !isDesktop) return;
  const browser = spawn(command, [...words, address], { stdio: "ignore", detached: true });
  browser.on("error", () => {});
  browser.unref();
}
