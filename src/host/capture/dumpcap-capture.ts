import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { matcherOf, type Matcher } from "../../bpf/matcher.ts";
import type { CaptureInterface } from "../../files/capture-interface.ts";
import { chunkSource } from "../../files/chunk-source.ts";
import { linkTypeName } from "../../files/link-types.ts";
import { NotACaptureError } from "../../files/not-a-capture.ts";
import type { CaptureProblem } from "../../files/problem.ts";
import { openCapture, type CaptureReader } from "../../files/reader.ts";
import type { PacketRecord } from "../../files/record.ts";
import type { ByteSource } from "../../files/source.ts";
import { CaptureError } from "./capture-error.ts";
import { handOverRecords } from "./hand-over.ts";
import { ANY, LINUX_SLL2 } from "./hardware-types.ts";
import type { CaptureFilter, CaptureStatistics, LiveCapture, PacketTaker } from "./live-capture.ts";
import type { CaptureSettings } from "./settings.ts";

/** Where Wireshark puts dumpcap, besides the folders of PATH. */
const FOLDERS = [
  "/usr/bin",
  "/usr/local/bin",
  "/Applications/Wireshark.app/Contents/MacOS",
  "C:\\Program Files\\Wireshark",
];
const MEBIBYTE = 1024 * 1024;
/** Octets kept of what dumpcap says. */
const LONGEST_COMPLAINT = 4096;

/** The dumpcap that this user may run; undefined where there is none. */
function findDumpcap(): string | undefined {
  const name = process.platform === "win32" ? "dumpcap.exe" : "dumpcap";
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...FOLDERS];
  return folders.map((folder) => join(folder, name)).find(mayRun);
}

/** Starts dumpcap, and resolves when it captures. Throws CaptureError with what it says where it does not, and what the filter throws. */
export async function openDumpcap(names: readonly string[], settings: CaptureSettings): Promise<LiveCapture> {
  const program = findDumpcap();
  if (program === undefined)
    throw new CaptureError("there is no dumpcap that this user may run: it comes with Wireshark");
  if (settings.direction !== "inout") throw new CaptureError("dumpcap cannot capture one direction alone");
  const child = spawn(program, dumpcapWords(names, settings), { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  child.stderr
    .setEncoding("utf8")
    .on("data", (text: string) => (complaint = (complaint + text).slice(-LONGEST_COMPLAINT)));
  try {
    const reader = await openCapture(outputOf(child), { name: "dumpcap" });
    return new DumpcapCapture(reader, child, settings, () => complaint);
  } catch (fault) {
    child.kill();
    throw fault instanceof NotACaptureError ? new CaptureError(firstComplaint(complaint)) : fault;
  }
}

/** Packets that dumpcap captures and hands over through a pipe. */
class DumpcapCapture implements LiveCapture {
  readonly format = "live";
  readonly backend = "dumpcap";
  readonly notices = [
    "dumpcap captures, because this user may not: the filter runs here, and what was lost is known at the end",
  ];
  readonly record: PacketRecord;
  readonly interfaces: readonly CaptureInterface[];
  readonly sections;
  readonly nameResolutions;
  readonly secrets;
  readonly nanosecond;
  private readonly reader: CaptureReader;
  private readonly child: ChildProcess;
  private readonly settings: CaptureSettings;
  private readonly complaint: () => string;
  private filter: CaptureFilter | undefined;
  private matchers: (Matcher | undefined)[] = [];
  private captured = 0;

  constructor(reader: CaptureReader, child: ChildProcess, settings: CaptureSettings, complaint: () => string) {
    this.reader = reader;
    this.child = child;
    this.settings = settings;
    this.complaint = complaint;
    this.record = reader.record;
    this.interfaces = reader.interfaces;
    this.sections = reader.sections;
    this.nameResolutions = reader.nameResolutions;
    this.secrets = reader.secrets;
    this.nanosecond = reader.nanosecond;
    this.setFilter(settings.filter);
    settings.signal?.addEventListener("abort", this.stop);
    if (settings.signal?.aborted === true) this.stop();
  }

  get linkType(): number {
    return this.reader.linkType ?? 0;
  }

  get snapLength(): number {
    return this.reader.snapLength;
  }

  get ignored(): number {
    return this.reader.ignored;
  }

  /** A pipe that breaks off is a dumpcap that was ended, which says why. */
  get problem(): CaptureProblem | undefined {
    const failed = this.child.exitCode !== null && this.child.exitCode !== 0;
    if (failed) return { kind: "gone", message: firstComplaint(this.complaint()), at: this.captured };
    return this.reader.problem?.kind === "malformed" ? this.reader.problem : undefined;
  }

  setFilter(filter: CaptureFilter | undefined): void {
    this.filter = filter;
    this.matchers = [];
    this.matcherFor(0);
  }

  fill(): boolean | Promise<boolean> {
    return this.reader.fill();
  }

  next(): boolean {
    const { reader, record } = this;
    while (reader.next()) {
      if (this.filter !== undefined) {
        const { bytes, start, captured, original } = record;
        const kept = this.matcherFor(record.interface)?.(bytes, start, captured, original) ?? captured;
        if (kept === 0) continue;
        record.captured = Math.min(captured, kept);
        record.end = start + record.captured;
      }
      record.number = ++this.captured;
      return true;
    }
    return false;
  }

  handOver(taker: PacketTaker, most: number, taken: (count: number) => boolean): void {
    taken(handOverRecords(() => this.next(), this.record, taker, most));
  }

  /** dumpcap says at its end what was lost; until then it is not known. */
  stats(): CaptureStatistics {
    const counted = this.interfaces.map(({ statistics }) => statistics);
    const sum = (which: "received" | "dropped"): number | undefined =>
      counted.every((counts) => counts?.[which] !== undefined)
        ? counted.reduce((total, counts) => total + Number(counts?.[which]), 0)
        : undefined;
    return {
      captured: this.captured,
      receivedByFilter: sum("received"),
      droppedByKernel: sum("dropped"),
      droppedByInterface: undefined,
      droppedByUs: 0,
    };
  }

  async close(): Promise<void> {
    this.settings.signal?.removeEventListener("abort", this.stop);
    this.child.kill();
    await this.reader.close();
  }

  /** dumpcap ends with its counts, behind which the pipe ends. */
  private readonly stop = (): void => void this.child.kill("SIGINT");

  private matcherFor(index: number): Matcher | undefined {
    if (this.filter === undefined) return undefined;
    if (index in this.matchers) return this.matchers[index];
    const { linkType, snapLength } = this.interfaces[index];
    const program = this.filter(linkType, snapLength, "here");
    return (this.matchers[index] = program && matcherOf(program));
  }
}

function dumpcapWords(names: readonly string[], settings: CaptureSettings): string[] {
  const { linkType, snapLength, promiscuous, bufferSize, timestampType } = settings;
  const words = ["-q", "-n", "-w", "-"];
  for (const name of names) {
    const wanted = linkType ?? (name === ANY ? LINUX_SLL2 : undefined);
    words.push("-i", name, "-s", String(snapLength));
    if (!promiscuous) words.push("-p");
    if (bufferSize !== undefined) words.push("-B", String(Math.max(1, Math.ceil(bufferSize / MEBIBYTE))));
    if (wanted !== undefined) words.push("-y", linkTypeName(wanted)?.name ?? String(wanted));
    if (timestampType !== undefined) words.push("--time-stamp-type", timestampType);
  }
  return words;
}

/** What a program writes to its standard output. */
function outputOf(child: ChildProcess): ByteSource {
  const output = child.stdout!;
  const chunks = output[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  return chunkSource(
    async () => {
      const { value, done } = await chunks.next();
      return done === true ? undefined : value;
    },
    () => void output.destroy(),
  );
}

/** What dumpcap says is wrong, without its advice. */
function firstComplaint(text: string): string {
  const [, complaint] = /^dumpcap: (.*)/m.exec(text) ?? [];
  return `dumpcap: ${complaint ?? "it ended without a word"}`;
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
