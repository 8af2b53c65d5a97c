import { join } from "node:path";
import { ours, theirs } from "../../cli/run-shark.ts";
import type { CaptureFile } from "../captures.ts";

/** Streams of each kind that are followed in a capture. */
const STREAMS_PER_CAPTURE = 4;
/** Of HTTP/2, which streams of the first connections. */
const HTTP2_STREAMS = ["0,0", "0,1", "0,3", "0,5", "1,1", "2,1"];

/** What is compared of a capture as a whole: `io,phs`, and one after another what is in its streams. */
export interface Table {
  /** `io,phs`, or `follow,tcp` and so on. */
  readonly kind: string;
  /** The words of `-z`. */
  readonly words: string;
  readonly theirs: string;
  readonly ours: string;
}

/** The kinds of tables that are compared. */
export const FOLLOWED_KINDS = ["io,phs", "follow,tcp", "follow,udp", "follow,http", "follow,tls", "follow,http2"];

const RULE = `${"=".repeat(67)}\n`;

/** The tables that a capture of these protocols may have, by the words of `-z`. */
function tablesOf({ protocols }: CaptureFile): { readonly kind: string; readonly words: string }[] {
  const numbers = Array.from({ length: STREAMS_PER_CAPTURE }, (_, stream) => String(stream));
  const kinds = ["tcp", "udp", "http", "tls", "http2"].filter((kind) => protocols.includes(kind));
  const followed = kinds.flatMap((protocol) => {
    const kind = `follow,${protocol}`;
    const streams = protocol === "http2" ? HTTP2_STREAMS : numbers;
    return streams.map((stream) => ({ kind, words: `${kind},raw,${stream}` }));
  });
  return [{ kind: "io,phs", words: "io,phs" }, ...followed];
}

/** Tables of a capture, tshark's and ours; streams that neither has are left out. */
export async function followedTables(capture: CaptureFile, kinds: readonly string[]): Promise<Table[]> {
  const asked = tablesOf(capture).filter(({ kind }) => kinds.includes(kind));
  if (asked.length === 0) return [];
  const words = [
    "-n",
    "-r",
    join(capture.folder, capture.path),
    "-q",
    ...asked.flatMap((table) => ["-z", table.words]),
  ];
  const [their, our] = [theirs(words), await ours(words)].map(({ stdout }) => byHeading(stdout));
  return asked.flatMap(({ kind, words: name }) => {
    const heading = headingOf(name);
    const table = { kind, words: name, theirs: their.get(heading) ?? "", ours: our.get(heading) ?? "" };
    return isEmpty(table.theirs) && isEmpty(table.ours) ? [] : [table];
  });
}

/** Tables by what their headings say was counted. */
function byHeading(text: string): ReadonlyMap<string, string> {
  const tables = text.split(`\n${RULE}`).filter((table) => table.includes("Filter: "));
  return new Map(tables.map((table) => [table.slice(0, table.indexOf("\n", table.indexOf("Filter: "))), table]));
}

function headingOf(words: string): string {
  if (words === "io,phs") return "Protocol Hierarchy Statistics\nFilter: ";
  const [, protocol, mode, stream, part] = words.split(",");
  const transport = protocol === "udp" ? "udp" : "tcp";
  const inside = part === undefined ? "" : ` and http2.streamid eq ${part}`;
  return `Follow: ${protocol},${mode}\nFilter: ${transport}.stream eq ${stream}${inside}`;
}

function isEmpty(table: string): boolean {
  return table === "" || table.includes("\nNode 0: :0\nNode 1: :0\n");
}
