import { TextWriter } from "../../bytes/text-writer.ts";
import type { CaptureReader } from "../../files/reader.ts";
import type { ShownPacket } from "../../report/columns/column.ts";
import { digitsOf } from "../../report/columns/time-text.ts";
import type { PacketReport } from "../../report/packet-report.ts";
import { PrintingThreads, type Helpers } from "./printing-threads.ts";
import type { StandardOutput } from "./standard-output.ts";
import type { Turns } from "./turns.ts";

/** Octets of text gathered before they are written. */
const BLOCK = 64 * 1024;

/** Who else prints packets of the same file: threads to be started, or one that this thread helps. */
export type Printing = { readonly helpers: Helpers } | { readonly turns: Turns };

/** Writes the packets that are shown to standard output, alone or in turns with other threads. */
export class PacketPrinter {
  private readonly out = new TextWriter();
  private readonly report: PacketReport;
  private readonly shown: { -readonly [Key in keyof ShownPacket]: ShownPacket[Key] };
  private readonly output: StandardOutput;
  private readonly block: number;
  /** Whether another thread writes what stands around the packets. */
  private readonly helps: boolean;
  private readonly threads: PrintingThreads | undefined;
  private turns: Turns | undefined;
  /** What was shown so far, by all threads, and the octets of text that this one wrote. */
  private packets = 0;
  private octets = 0;

  /** Where it is `unbuffered`, every packet is written at once. */
  constructor(
    report: PacketReport,
    shown: Pick<ShownPacket, "dissector" | "columns" | "times">,
    output: StandardOutput,
    unbuffered: boolean,
    printing: Printing | undefined,
  ) {
    this.report = report;
    this.shown = { ...shown, packet: undefined as never, digits: digitsOf(undefined) };
    this.output = output;
    this.block = unbuffered ? 1 : BLOCK;
    this.turns = printing && "turns" in printing ? printing.turns : undefined;
    this.helps = this.turns !== undefined;
    if (printing && "helpers" in printing && !unbuffered) this.threads = new PrintingThreads(printing.helpers, output);
  }

  /** Shows the packet. */
  print(reader: CaptureReader): void | Promise<void> {
    const { turns, out } = this;
    if (turns?.isOwn === false) this.overlook();
    else this.write(reader);
    this.packets++;
    if (turns) return turns.count() ? turns.next(out) : undefined;
    return out.length < this.block ? undefined : this.flush();
  }

  /** The packet is not shown here. */
  overlook(): void {
    if (this.report.composes) this.shown.columns.overlook();
  }

  /** Writes what there is, unless it has its turn. */
  flush(): void | Promise<void> {
    const { out, output, threads } = this;
    if (this.turns || out.length === 0) return;
    this.octets += out.length;
    const wait = output.write(out.buffer.subarray(0, out.length));
    out.clear();
    this.turns = threads?.turns(this.packets, this.octets);
    if (!this.turns) return wait;
    return wait === undefined ? this.turns.next(out) : wait.then(() => this.turns?.next(out));
  }

  /** Writes everything that is left. */
  async close(): Promise<void> {
    const { report, out, output, packets, turns, threads } = this;
    if (turns) {
      await turns.end(out);
      await threads?.close();
    }
    if (this.helps || output.isClosed) return;
    if (packets === 0) report.begin?.(out);
    report.end?.(out, packets === 0);
    await output.write(out.buffer.subarray(0, out.length));
  }

  private write({ record, interfaces }: CaptureReader): void {
    const { report, shown, out } = this;
    if (this.packets > 0) report.between?.(out);
    else report.begin?.(out);
    shown.packet = record;
    shown.digits = digitsOf(interfaces[record.interface]?.timeResolution);
    report.packet(out, shown);
  }
}
