import { readFileSync } from "node:fs";
import { join } from "node:path";
import { notAskedFor } from "./asked-for.ts";
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
export function readCases(folder: string): Case[] {
  const { cases } = JSON.parse(readFileSync(join(folder, "tcpdump-tests/cases.json"), "utf8")) as { cases: CaseRow[] };
  return cases
    .filter((row) => row.installed_matches)
    .map((row) => {
      const expected = readFileSync(join(folder, row.installed_file), "latin1");
      const args = row.args.replaceAll("{CAPTURE}", row.capture).replaceAll("{TESTSDIR}", "tcpdump-tests");
      return { id: row.id, suite: row.suite, args: shellWords(args), expected, beyond: beyondAsked(row, expected) };
    });
}

function beyondAsked({ protocols }: CaseRow, expected: string): string[] {
  const printers = packetTexts(expected).map(printerOf);
  const others = printers.filter(({ asked }) => !asked).map(({ printer }) => `printer ${printer}`);
  return [...new Set([...notAskedFor(protocols), ...others])];
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
