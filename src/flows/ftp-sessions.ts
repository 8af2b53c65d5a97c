import { decodeText } from "../bytes/text.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import type { AnnouncedStreams } from "./announced-streams.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
import type { DataConnection } from "./ftp-data-streams.ts";
import { StreamStates } from "./stream-states.ts";

/** Characters of a directory that are kept. */
const PATH_LIMIT = 4096;
/** Octets of a line that are looked at. */
const LINE_LIMIT = 512;
/** A control connection: where its client is in the server's files, and what was asked and set up last. */
interface Control {
  directory: string;
  asked: string;
  connection: DataConnection | undefined;
}

/** Control connections of FTP, and what they set up (RFC 959, RFC 2428). */
export class FtpSessions implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly announced: AnnouncedStreams;
  private readonly stream: () => number;
  private readonly dataId: number;
  private readonly controls = new StreamStates<Control>(() => ({ directory: "", asked: "", connection: undefined }));
  private readonly notes: LayerNotes<string>;
  private readonly directory: number;

  /** `stream` tells the number of the TCP connection at hand. */
  constructor(passage: Passage, ftp: Protocol, data: Protocol, announced: AnnouncedStreams, stream: () => number) {
    const { compiler, dissector } = passage;
    this.passage = passage;
    this.announced = announced;
    this.stream = stream;
    this.addresses = new Addresses(dissector);
    this.dataId = dissector.catalog.idOf(data);
    this.notes = new LayerNotes(passage);
    this.directory = compiler.generated(ftp, "directory");
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const network = this.addresses.around(layer);
    const stream = this.stream();
    if (network < 0 || stream < 0 || this.addresses.quoted(network)) return;
    const control = this.controls.of(stream);
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end, start + LINE_LIMIT);
    const [line] = decodeText(dissector.bytesOf(layer), start, end).split(/\r?\n/, 1);
    if (/^\d{3}/.test(line)) this.answer(control, line, network);
    else this.ask(control, line, network);
    this.notes.add(layer, control.directory);
    dissector.forgetFields(layer);
  }

  annotate(layer: number): void {
    const directory = this.notes.of(layer);
    if (directory !== undefined) this.passage.dissector.addObject(this.directory, directory);
  }

  /** Takes note of a command: the first one behind what sets up a connection is what that is for. */
  private ask(control: Control, line: string, network: number): void {
    control.asked = line;
    const [, one, two] = /^PORT (\d+,\d+,\d+,\d+),(\d+,\d+)/i.exec(line) ?? [];
    if (one !== undefined) this.setUp(control, "PORT", one.replaceAll(",", "."), portOf(two), network);
    const { connection } = control;
    if (one !== undefined || !connection || connection.command !== undefined) return;
    connection.command = line;
    connection.commandFrame = this.passage.packet.number;
    connection.directory = control.directory;
  }

  private answer(control: Control, line: string, network: number): void {
    const [, address, port] = /^227[^\d]*.*?(\d+,\d+,\d+,\d+),(\d+,\d+)/.exec(line) ?? [];
    if (address !== undefined) this.setUp(control, "PASV", address.replaceAll(",", "."), portOf(port), network);
    const extended = /^229.*\(\|\|\|(\d+)\|\)/.exec(line)?.[1];
    if (extended !== undefined)
      this.setUp(control, "EPASV", this.addresses.text(network, false), Number(extended), network);
    const [, verb = "", argument = ""] = /^(\w+) ?(.*)$/.exec(control.asked) ?? [];
    const quoted = /^257[^"]*"(.*)"/.exec(line)?.[1];
    if (quoted !== undefined && /^X?PWD$/i.test(verb)) control.directory = quoted.replaceAll('""', '"');
    if (!line.startsWith("250")) return;
    if (/^X?CWD$/i.test(verb)) control.directory = within(control.directory, argument);
    if (/^(CDUP|XCUP)$/i.test(verb)) control.directory = within(control.directory, "..");
  }

  /** The end that was named waits for the other one, which is whom the packet came from or goes to. */
  private setUp(control: Control, method: string, address: string, port: number, network: number): void {
    const { announced, addresses, passage } = this;
    if (port === 0) return;
    control.connection = {
      protocol: this.dataId,
      frame: passage.packet.number,
      method,
      command: undefined,
      commandFrame: 0,
      directory: control.directory,
    };
    announced.add(address, port, addresses.text(network, true), control.connection);
  }
}

/** A port in two decimal octets. */
function portOf(text: string): number {
  const [high, low] = text.split(",").map(Number);
  return (high * 256 + low) & 0xffff;
}

/** Where a path leads to from a directory, which may not be known. */
function within(directory: string, path: string): string {
  const parts = path.startsWith("/") ? [] : directory.split("/").filter(Boolean);
  const root = path.startsWith("/") || directory.startsWith("/") ? "/" : "";
  for (const part of path.split("/").filter(Boolean)) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return (root + parts.join("/")).slice(0, PATH_LIMIT);
}
