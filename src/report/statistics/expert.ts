import { printable } from "../../bytes/printable.ts";
import type { Expert } from "../../definition/kinds.ts";
import { malformed, malformedRemark } from "../../dissect/expert.ts";
import { remarkAt } from "../../dissect/remarks.ts";
import { PacketFault } from "../tree/packet-fault.ts";
import { filterOf, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";

type Severity = Expert["severity"];

/** Most severe first, with their headings. */
const SEVERITIES: readonly (readonly [severity: Severity, heading: string])[] = [
  ["Error", "Errors"],
  ["Warn", "Warns"],
  ["Note", "Notes"],
  ["Chat", "Chats"],
  ["Comment", "Comments"],
];

interface Remark {
  readonly severity: Severity;
  readonly group: string;
  readonly protocol: string;
  readonly summary: string;
  /** The name in filters of the field that the remark is. */
  readonly field: string;
  count: number;
}

/** `expert`: how often each remark of the experts occurs; words are a least severity and a display filter. */
export function expert(words: string, context: StatisticContext): Statistic {
  const [first, ...rest] = words.split(",");
  const least = SEVERITIES.findIndex(([severity]) => severity.toLowerCase() === first.toLowerCase());
  const matches = filterOf(least < 0 ? words : rest.join(","), context);
  const severities = least < 0 ? SEVERITIES : SEVERITIES.slice(0, least + 1);
  const remarks = new Map<string, Remark>();
  const fault = new PacketFault(context.dissector);
  const count = (kind: Expert, protocol: string, summary: string, field: string): void => {
    const key = [kind.severity, kind.group, protocol, summary].join("\n");
    const known = remarks.get(key);
    if (known) known.count++;
    else if (remarks.size < REMARK_LIMIT)
      remarks.set(key, { severity: kind.severity, group: kind.group, protocol, summary, field, count: 1 });
  };
  return {
    see(sight) {
      if (!matches(sight)) return;
      const { dissector, values } = sight;
      const { layers, tree, catalog } = dissector;
      fault.begin();
      for (let layer = 0; layer < layers.count; layer++) {
        // What is said of a packet that an error quotes Wireshark shows but does not count.
        if (quotes(sight, layer)) break;
        dissector.decode(layer);
        const root = layers.tree(layer);
        const protocol = catalog.protocols[layers.protocol(layer)];
        const name = protocol?.short ?? protocol?.name.toUpperCase() ?? "";
        for (let quad = root + 1; quad < tree.after(root); quad++) {
          const info = catalog.registry.fields[tree.field(quad)];
          const { expert } = info.field;
          if (expert) count(expert, name, printable(remarkAt(values, layer, quad).message), info.name);
        }
        fault.see(layer);
      }
      if (fault.isMalformed) count(malformed, fault.protocol, malformedRemark.message, malformedRemark.name);
    },
    text: () => severities.map((severity) => section(severity, remarks)).join(""),
    json: () => severities.flatMap(([severity]) => [...remarks.values()].filter((one) => one.severity === severity)),
  };
}

/** Whether the layer in front of one quotes packets, so that what follows is of another packet. */
function quotes({ dissector: { layers, catalog } }: Sight, layer: number): boolean {
  return layer > 0 && catalog.protocols[layers.protocol(layer - 1)]?.quotes === true;
}

/** Different remarks that are counted; further ones are left out. */
const REMARK_LIMIT = 100_000;

function section([severity, heading]: readonly [Severity, string], remarks: ReadonlyMap<string, Remark>): string {
  const own = [...remarks.values()].filter((remark) => remark.severity === severity);
  if (own.length === 0) return "";
  const total = own.reduce((sum, { count }) => sum + count, 0);
  const lines = own.map(
    ({ count, group, protocol, summary }) =>
      `${String(count).padStart(12)} ${group.padStart(10)} ${protocol.padStart(18)}  ${summary}\n`,
  );
  return `\n${heading} (${total})\n=============\n   Frequency      Group           Protocol  Summary\n${lines.join("")}`;
}
