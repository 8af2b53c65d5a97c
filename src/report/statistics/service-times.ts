import { fixed } from "../../bytes/fixed.ts";
import { wordOf } from "../../definition/value-strings.ts";
import { FieldSearch } from "./field-search.ts";
import { filterOf, type Statistic, type StatisticContext } from "./statistic.ts";

/** A protocol whose answers say how long they took, by Wireshark's names of fields. */
interface Service {
  readonly title: string;
  /** What heads the names of commands. */
  readonly heading: string;
  /** The field that says what was asked. */
  readonly command: string;
  /** Seconds from the request to the answer. */
  readonly time: string;
  /** Where answers have commands of their own: numbers and names of what they answer. */
  readonly answers?: { readonly [answer: number]: readonly [command: number, name: string] };
}

const services = {
  smb: { title: "SMB", heading: "Commands", command: "smb.cmd", time: "smb.time" },
  smb2: { title: "SMB2", heading: "Commands", command: "smb2.cmd", time: "smb2.time" },
  ldap: {
    title: "LDAP",
    heading: "Procedure",
    command: "ldap.protocolOp",
    time: "ldap.time",
    answers: {
      1: [0, "Bind"],
      4: [3, "Search"],
      5: [3, "Search"],
      7: [6, "Modify"],
      9: [8, "Add"],
      11: [10, "Delete"],
      13: [12, "Modrdn"],
      15: [14, "Compare"],
      19: [3, "Search"],
      24: [23, "Extended"],
    },
  },
} satisfies { readonly [name: string]: Service };

/** Names of the protocols whose response times are counted by command. */
export const serviceNames = Object.keys(services) as readonly (keyof typeof services)[];

/** Answers to one command: their number, and times in seconds. */
interface Row {
  readonly name: string;
  calls: number;
  least: number;
  most: number;
  total: number;
}

/** `smb,srt`, `smb2,srt` and `ldap,srt`: how long answers to each command take. */
export function serviceTimes(name: keyof typeof services, words: string, context: StatisticContext): Statistic {
  const { title, heading, command, time, answers }: Service = services[name];
  const matches = filterOf(words, context);
  const commands = new FieldSearch(command, context);
  const times = new FieldSearch(time, context);
  const rows = new Map<number, Row>();
  const sorted = (): (readonly [number, Row])[] => [...rows].sort(([a], [b]) => a - b);
  return {
    see(sight) {
      if (!matches(sight)) return;
      const { values } = sight;
      for (times.start(sight); times.next();) {
        const seconds = values.seconds(times.layer, times.quad) + values.nanoseconds / 1e9;
        if (!commands.firstIn(sight, times.layer)) continue;
        const number = values.number(commands.layer, commands.quad);
        const answered = answers ? answers[number] : ([number, wordOf(values.info(commands.quad), number)] as const);
        if (answered === undefined) continue;
        const [index, word = `Unknown (${index})`] = answered;
        let row = rows.get(index);
        if (!row) rows.set(index, (row = { name: word, calls: 0, least: Infinity, most: 0, total: 0 }));
        row.calls++;
        row.least = Math.min(row.least, seconds);
        row.most = Math.max(row.most, seconds);
        row.total += seconds;
      }
    },
    text: () =>
      [
        `\n${"=".repeat(67)}\n${title} SRT Statistics:\nFilter: ${words === "" ? command : words}\n`,
        `Index  ${heading.padEnd(22)} Calls    Min SRT    Max SRT    Avg SRT    Sum SRT\n`,
        ...sorted().map(([index, row]) => line(index, row)),
        `${"=".repeat(66)}\n`,
      ].join(""),
    json: () =>
      sorted().map(([index, { name: word, calls, least, most, total }]) => ({
        index,
        name: word,
        calls,
        min: least,
        max: most,
        mean: total / calls,
        sum: total,
      })),
  };
}

function line(index: number, { name, calls, least, most, total }: Row): string {
  // The mean is rounded half up to microseconds, as Wireshark does it.
  const mean = Math.round((1e6 * total) / calls) / 1e6;
  const times = [least, most, mean, total].map((seconds) => ` ${fixed(seconds, 6).padStart(10)}`);
  return `${String(index).padStart(5)}  ${name.padEnd(22)} ${String(calls).padStart(6)}${times.join("")}\n`;
}
