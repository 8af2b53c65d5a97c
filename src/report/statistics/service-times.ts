import { wordOf } from "../../definition/value-strings.ts";
import { FieldSearch } from "./field-search.ts";
import { ResponseTimes, secondsAt } from "./response-times.ts";
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
  /** What the table gives as its filter, if not the command. */
  readonly filter?: string;
  /** Where answers have commands of their own: numbers and names of what they answer. */
  readonly answers?: { readonly [answer: number]: readonly [command: number, name: string] };
}

const services = {
  smb: { title: "SMB", heading: "Commands", command: "smb.cmd", time: "smb.time" },
  smb2: { title: "SMB2", heading: "Commands", command: "smb2.cmd", time: "smb2.time" },
  gtp: {
    title: "GTP",
    heading: "Procedure",
    command: "gtp.message",
    time: "gtp.time",
    filter: "",
    answers: {
      2: [0, "Echo"],
      17: [1, "Create PDP context"],
      19: [2, "Update PDP context"],
      21: [3, "Delete PDP context"],
    },
  },
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

/** `gtp,srt`, `ldap,srt`, `smb,srt` and `smb2,srt`: how long answers to each command take. */
export function serviceTimes(name: keyof typeof services, words: string, context: StatisticContext): Statistic {
  const { title, heading, command, time, answers, filter = command }: Service = services[name];
  const matches = filterOf(words, context);
  const commands = new FieldSearch(command, context);
  const times = new FieldSearch(time, context);
  const found = new ResponseTimes();
  return {
    see(sight) {
      if (!matches(sight)) return;
      const { values } = sight;
      for (times.start(sight); times.next();) {
        const seconds = secondsAt(sight, times);
        if (!commands.firstIn(sight, times.layer)) continue;
        const number = values.number(commands.layer, commands.quad);
        const answered = answers ? answers[number] : ([number, wordOf(values.info(commands.quad), number)] as const);
        if (answered === undefined) continue;
        const [index, word = `Unknown (${index})`] = answered;
        found.enter(index, word, seconds);
      }
    },
    text: () => found.text(title, heading, filter),
    json: () => found.json(),
  };
}
