import { wordOf } from "../../definition/value-strings.ts";
import { FieldSearch } from "./field-search.ts";
import { ResponseTimes, secondsAt } from "./response-times.ts";
import { filterOf, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";

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
  /** Where answers do not say what was asked: the field with the packet of the request, and names of commands. */
  readonly asked?: { readonly in: string; readonly names: { readonly [command: number]: string } };
  /** Commands are numbered, from 1, as they come. */
  readonly asTheyCome?: true;
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
  diameter: {
    title: "Diameter",
    heading: "Procedure",
    command: "diameter.cmd.code",
    time: "diameter.resp_time",
    filter: "",
    asTheyCome: true,
  },
  snmp: {
    title: "SNMP",
    heading: "Procedure",
    command: "snmp.data",
    time: "snmp.time",
    asked: {
      in: "snmp.response_to",
      names: { 0: "Get", 1: "GetNext", 3: "Set", 5: "Bulk", 6: "Inform" },
    },
  },
} satisfies { readonly [name: string]: Service };

/** Requests whose commands are remembered. */
const REQUEST_LIMIT = 100_000;

/** Names of the protocols whose response times are counted by command. */
export const serviceNames = Object.keys(services) as readonly (keyof typeof services)[];

/** `diameter,srt`, `gtp,srt`, `ldap,srt`, `smb,srt`, `smb2,srt` and `snmp,srt`: how long answers to each command take. */
export function serviceTimes(name: keyof typeof services, words: string, context: StatisticContext): Statistic {
  const { title, heading, command, time, asked, asTheyCome, filter = command, ...service }: Service = services[name];
  const matches = filterOf(words, context);
  const commands = new FieldSearch(command, context);
  const times = new FieldSearch(time, context);
  const request = asked && new FieldSearch(asked.in, context);
  /** Commands by the packets of the last requests. */
  const asking = new Map<number, number>();
  const order: number[] = [];
  const found = new ResponseTimes();

  /** The command that the answer in a layer answers, with its name. */
  function answeredBy(sight: Sight, layer: number): readonly [command: number, name: string | undefined] | undefined {
    const { values } = sight;
    if (asked && request) {
      const number = asking.get(request.numberIn(sight, layer) ?? 0);
      return number === undefined ? undefined : [number, asked.names[number]];
    }
    const number = commands.numberIn(sight, layer);
    if (number === undefined) return undefined;
    if (service.answers) return service.answers[number];
    const name = wordOf(values.info(commands.quad), number);
    if (!asTheyCome) return [number, name];
    if (!order.includes(number)) order.push(number);
    return [order.indexOf(number) + 1, name];
  }

  return {
    see(sight) {
      if (!matches(sight)) return;
      if (asked)
        for (commands.start(sight); commands.next();) {
          const number = sight.values.number(commands.layer, commands.quad);
          if (!(number in asked.names)) continue;
          asking.set(sight.packet.number, number);
          if (asking.size > REQUEST_LIMIT) asking.delete(asking.keys().next().value as number);
        }
      for (times.start(sight); times.next();) {
        const seconds = secondsAt(sight, times);
        const answered = answeredBy(sight, times.layer);
        if (answered) found.enter(answered[0], answered[1] ?? `Unknown (${answered[0]})`, seconds);
      }
    },
    text: () => found.text(title, heading, filter),
    json: () => found.json(),
  };
}
