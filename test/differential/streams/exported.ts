import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ours, theirs } from "../../cli/run-shark.ts";
import type { CaptureFile } from "../captures.ts";

/** Kinds of objects, and protocols of captures that may have them. */
const KINDS: { readonly [kind: string]: readonly string[] } = {
  http: ["http"],
  imf: ["imf"],
  smb: ["smb", "smb2"],
  tftp: ["tftp"],
  "ftp-data": ["ftp-data"],
  dicom: ["dicom"],
};

export const EXPORT_KINDS = Object.keys(KINDS);

/** Files by their names, octets as Latin-1. */
type Files = ReadonlyMap<string, string>;

/** The objects of one kind in a capture, tshark's and ours. */
export interface Exported {
  readonly kind: string;
  readonly theirs: Files;
  readonly ours: Files;
}

/** What both export of a capture; kinds of which neither has an object are left out. */
export async function exportedObjects(capture: CaptureFile, kinds: readonly string[]): Promise<Exported[]> {
  const asked = kinds.filter((kind) => KINDS[kind]?.some((protocol) => capture.protocols.includes(protocol)));
  if (asked.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), "remora-objects-"));
  const wordsFor = (kinds: readonly string[], name: string): string[] => [
    "-n",
    "-r",
    join(capture.folder, capture.path),
    "-q",
    ...kinds.flatMap((kind) => ["--export-objects", `${kind},${join(folder, name, kind)}`]),
  ];
  try {
    theirs(wordsFor(asked, "theirs"));
    for (const kind of asked) await ours(wordsFor([kind], "ours"));
    const found = asked.map((kind) => ({
      kind,
      theirs: filesIn(join(folder, "theirs", kind)),
      ours: filesIn(join(folder, "ours", kind)),
    }));
    return found.filter(({ theirs, ours }) => theirs.size + ours.size > 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesIn(folder: string): Files {
  try {
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")]));
  } catch {
    return new Map();
  }
}

/** What differs, a line for each file: names with the octets that both have of them. */
export function differingFiles({ theirs, ours }: Exported): string[] {
  const names = [...new Set([...theirs.keys(), ...ours.keys()])].sort();
  return names
    .filter((name) => theirs.get(name) !== ours.get(name))
    .map(
      (name) =>
        `${name}: ${theirs.get(name)?.length ?? "no"} octets of tshark's, ${ours.get(name)?.length ?? "no"} of ours`,
    );
}
