import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dumpOptions } from "../../src/cli/dump/dump-options.ts";
import { openCapture } from "../../src/files/reader.ts";
import { memorySource } from "../../src/files/source.ts";
import { linkTypesAskedFor, notAskedFor } from "./asked-for.ts";
import { packetTexts } from "./packet-texts.ts";
import { printerOf } from "./printers.ts";
import { ourDump, type Output } from "./our-output.ts";
import { shellWords } from "./shell-words.ts";

/** One case of tcpdump's own test suites. */
export interface Case {
  readonly id: string;
  readonly suite: string;
  /** The command line, files named relative to the collection's folder. */
  readonly args: readonly string[];
  readonly expected: string;
  /** Protocols and printers of the case that this project was not asked for; none when the case is in scope. */
  readonly beyond: readonly string[];
}

interface CaseRow {
  id: string;
  suite: string;
  capture: string;
  args: string;
  installed_file: string;
  installed_matches: boolean;
  protocols: string[];
}

/** Reads the cases that the installed tcpdump itself passes: all of its own release, and what it reproduces of the next. */
export async function readCases(folder: string): Promise<Case[]> {
  const { cases } = JSON.parse(readFileSync(join(folder, "tcpdump-tests/cases.json"), "utf8")) as { cases: CaseRow[] };
  const wanted = cases.filter((row) => row.installed_matches);
  return Promise.all(
    wanted.map(async (row) => {
      const expected = readFileSync(join(folder, row.installed_file), "latin1");
      const words = row.args.replaceAll("{CAPTURE}", row.capture).replaceAll("{TESTSDIR}", "tcpdump-tests");
      const args = shellWords(words);
      const beyond = [...(await beyondDump(join(folder, row.capture), args)), ...beyondAsked(row, expected)];
      return { id: row.id, suite: row.suite, args, expected, beyond: [...new Set(beyond)] };
    }),
  );
}

function beyondAsked({ protocols }: CaseRow, expected: string): string[] {
  const printers = packetTexts(expected).map(printerOf);
  const others = printers.filter(({ asked }) => !asked).map(({ printer }) => `printer ${printer}`);
  return [...notAskedFor(protocols), ...others];
}

/** What a case needs of the command beside printers: an option that is refused, a link type nobody asked for. */
async function beyondDump(capture: string, args: readonly string[]): Promise<string[]> {
  const beyond: string[] = [];
  try {
    dumpOptions(args);
  } catch {
    beyond.push("an option that is refused");
  }
  try {
    const { linkType } = await openCapture(memorySource(readFileSync(capture)));
    if (linkType !== undefined && !linkTypesAskedFor.has(linkType)) beyond.push(`link type ${linkType}`);
  } catch {
    beyond.push("a capture that nobody can read");
  }
  return beyond;
}

/** The result of one case. */
export interface CaseResult {
  readonly case: Case;
  readonly output: Output;
  readonly equal: boolean;
}

/** Runs a case in this process. */
export async function runCase(folder: string, of: Case): Promise<CaseResult> {
  const output = await ourDump(of.args, folder);
  return { case: of, output, equal: output.exit === 0 && output.stdout === of.expected };
}
