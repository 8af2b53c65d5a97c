import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sharedCaptures } from "../oracles.ts";

/** A capture as the collection's list describes it. */
export interface CaptureFile {
  /** The folder that `path` is relative to. */
  readonly folder: string;
  readonly path: string;
  readonly packets: number;
  /** As tshark names them, over all packets. */
  readonly protocols: readonly string[];
  /** The format as the list names it: `pcap-le`, `pcapng-le+gz`. */
  readonly format: string;
}

const samples = fileURLToPath(new URL("../../samples", import.meta.url));

/** The project's own captures. */
export function sampleCaptures(): CaptureFile[] {
  if (!existsSync(samples)) return [];
  const names = readdirSync(samples).filter((name) => name.endsWith(".pcap"));
  return names.sort().map((path) => ({ folder: samples, path, packets: NaN, protocols: [], format: "pcap-le" }));
}

/** The captures of the collection beside the repository; none where it is not there. */
export function listedCaptures(): CaptureFile[] {
  const folder = sharedCaptures();
  if (folder === undefined) return [];
  const [heading, ...rows] = readFileSync(join(folder, "MANIFEST.tsv"), "utf8").trimEnd().split("\n");
  const columns = heading!.split("\t");
  const captures = rows.map((row) => {
    const cells = row.split("\t");
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? "";
    const protocols = cell("protocols").split(",");
    return { folder, path: cell("path"), packets: Number(cell("packets")), protocols, format: cell("filetype") };
  });
  return captures.filter(({ path }) => existsSync(join(folder, path)));
}
