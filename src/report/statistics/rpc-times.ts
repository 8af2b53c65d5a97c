import { fixed } from "../../bytes/fixed.ts";
import { wordOf } from "../../definition/value-strings.ts";
import { rpcPrograms } from "../../protocols/parts/rpc-procedures.ts";
import { FieldSearch } from "./field-search.ts";
import { ResponseTimes, secondsAt } from "./response-times.ts";
import { filterOf, StatisticError, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";

/** Calls `each` for every reply of ONC RPC whose call was seen. */
function replies(
  context: StatisticContext,
): (sight: Sight, each: (program: number, version: number, procedure: number, seconds: number) => void) => void {
  const time = new FieldSearch("rpc.time", context);
  const numbers = ["rpc.program", "rpc.programversion", "rpc.procedure"].map((name) => new FieldSearch(name, context));
  return (sight, each) => {
    for (time.start(sight); time.next();) {
      const [program, version, procedure] = numbers.map((field) => field.numberIn(sight, time.layer));
      if (program === undefined || version === undefined || procedure === undefined) continue;
      each(program, version, procedure, secondsAt(sight, time));
    }
  };
}

/** `rpc,srt,PROGRAM,VERSION`: how long replies to each procedure of a program take. */
export function rpcTimes(words: string, context: StatisticContext): Statistic {
  const asked = /^(\d+),(\d+)(?:,(.*))?$/s.exec(words);
  if (!asked) throw new StatisticError("rpc,srt: a program and its version are missing, as in rpc,srt,100003,3");
  const [program, version] = [Number(asked[1]), Number(asked[2])];
  const name = `${rpcPrograms[program]?.toLowerCase()}.procedure_v${version}`;
  const [field] = context.fields.named(name);
  if (!field) throw new StatisticError(`rpc,srt: the procedures of version ${version} of ${program} are not known`);
  const matches = filterOf(asked[3] ?? "", context);
  const visit = replies(context);
  const found = new ResponseTimes();
  return {
    see(sight) {
      if (!matches(sight)) return;
      visit(sight, (ofProgram, ofVersion, procedure, seconds) => {
        const word = wordOf(field, procedure);
        // Procedures that the version does not have tshark does not count.
        if (ofProgram === program && ofVersion === version && word !== undefined) found.enter(procedure, word, seconds);
      });
    },
    text: () => found.text("RPC", "Procedure", name),
    json: () => found.json(),
  };
}

/** Replies of one version of a program. */
interface ProgramRow {
  readonly program: number;
  readonly version: number;
  calls: number;
  least: number;
  most: number;
  total: number;
}

/** Versions of programs that are counted; further ones are left out. */
const PROGRAM_LIMIT = 10_000;

/** `rpc,programs`: how long replies of each program take; takes no filter. */
export function programTimes(_words: string, context: StatisticContext): Statistic {
  const visit = replies(context);
  const rows = new Map<string, ProgramRow>();
  const sorted = (): ProgramRow[] => [...rows.values()].sort((a, b) => a.program - b.program || a.version - b.version);
  return {
    see(sight) {
      visit(sight, (program, version, _procedure, seconds) => {
        const key = `${program} ${version}`;
        let row = rows.get(key);
        if (!row) {
          if (rows.size >= PROGRAM_LIMIT) return;
          rows.set(key, (row = { program, version, calls: 0, least: 0, most: 0, total: 0 }));
        }
        row.calls++;
        // As in tshark, a least time of zero is none yet.
        row.least = row.least === 0 ? seconds : Math.min(row.least, seconds);
        row.most = Math.max(row.most, seconds);
        row.total += seconds;
      });
    },
    text: () =>
      [
        `\n${"=".repeat(58)}\nONC-RPC Program Statistics:\nProgram    Version  Calls    Min SRT    Max SRT    Avg SRT\n`,
        ...sorted().map(programLine),
        `${"=".repeat(67)}\n`,
      ].join(""),
    json: () =>
      sorted().map(({ program, version, calls, least, most, total }) => ({
        program,
        name: rpcPrograms[program],
        version,
        calls,
        min: least,
        max: most,
        mean: total / calls,
      })),
  };
}

function programLine({ program, version, calls, least, most, total }: ProgramRow): string {
  const mean = Math.round((1e6 * total) / calls) / 1e6;
  const times = [least, most, mean].map((seconds) => ` ${fixed(seconds, 6).padStart(10)}`);
  const name = `${rpcPrograms[program] ?? "Unknown"}(${program})`;
  return `${name.padEnd(15)} ${String(version).padStart(2)} ${String(calls).padStart(6)}${times.join("")}\n`;
}
