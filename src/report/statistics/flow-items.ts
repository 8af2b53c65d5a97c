import { TextWriter } from "../../bytes/text-writer.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { readSlot } from "../../definition/layout.ts";
import { AddressKind } from "../columns/column-text.ts";
import { noNames, PacketColumns } from "../columns/packet-columns.ts";
import { standardTexts } from "../columns/standard-texts.ts";
import { FieldSearch } from "./field-search.ts";
import type { Sight, StatisticContext } from "./statistic.ts";

/** What a packet says to whom. */
export interface FlowItem {
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly label: string;
  readonly comment: string;
  /** Of TCP, the number of its stream. */
  readonly stream?: number;
}

/** Calls `each` for what a packet is to the flow; is to be called for every packet, in order. */
export type FlowItems = (sight: Sight, each: (item: FlowItem) => void) => void;

export const flowKinds = ["any", "icmp", "icmpv6", "tcp"] as const;
export type FlowKind = (typeof flowKinds)[number];

const FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"];
const ACK = 4;

/** The items of one kind; `every` takes addresses that are none of a network, too. */
export function flowItems(kind: FlowKind, every: boolean, context: StatisticContext): FlowItems {
  const { dissector } = context;
  const columns = new PacketColumns(dissector, standardTexts, noNames);
  const out = new TextWriter();
  const decoder = new TextDecoder();
  const address = (of: PacketColumns["source"]): string | undefined => {
    const isNetwork = of.kind === AddressKind.ipv4 || of.kind === AddressKind.ipv6;
    if (of.kind === AddressKind.none || !(every || isNetwork)) return undefined;
    out.clear();
    columns.writeAddress(out, of, false);
    return decoder.decode(out.buffer.subarray(0, out.length));
  };
  const says = sayings[kind](context);
  return (sight, each) => {
    columns.compose();
    const [from, to] = [address(columns.source), address(columns.destination)];
    if (from === undefined || to === undefined) return;
    const info = decoder.decode(columns.buffer.subarray(0, columns.length));
    for (const said of says(sight, `${columns.protocol}: ${info}`, info)) each({ from, to, ...said });
  };
}

/** What packets of a kind say, from `PROTOCOL: INFO` and from Info. */
type Say = (sight: Sight, line: string, info: string) => readonly Omit<FlowItem, "from" | "to">[];

const sayings: Readonly<Record<FlowKind, (context: StatisticContext) => Say>> = {
  any(context) {
    const ports = innermostPorts(context);
    return (sight, comment, label) => [{ ...ports(sight), label, comment }];
  },
  icmp: echoes("icmp"),
  icmpv6: echoes("icmpv6"),
  tcp(context) {
    const [stream, flags, seq, ack, length] = ["stream", "flags", "seq", "ack", "len"].map(
      (name) => new FieldSearch(`tcp.${name}`, context),
    );
    const [from, to] = ["srcport", "dstport"].map((name) => new FieldSearch(`tcp.${name}`, context));
    return (sight) => {
      const items: Omit<FlowItem, "from" | "to">[] = [];
      for (flags.start(sight); flags.next();) {
        const { layer } = flags;
        const number = (field: FieldSearch): number => field.numberIn(sight, layer) ?? 0;
        const set = sight.values.number(layer, flags.quad);
        const words = FLAGS.filter((_, bit) => ((set >> bit) & 1) === 1).join(", ") || "<None>";
        items.push({
          fromPort: number(from),
          toPort: number(to),
          label: number(length) > 0 ? `${words} - Len: ${number(length)}` : words,
          comment: `Seq = ${number(seq)}${((set >> ACK) & 1) === 1 ? ` Ack = ${number(ack)}` : ""}`,
          stream: number(stream),
        });
      }
      return items;
    };
  },
};

/** Types of echo requests and replies. */
const ECHOES = { icmp: [8, 0], icmpv6: [128, 129] };

/** As in tshark, the port that an echo is sent to is its type and code. */
function echoes(protocol: "icmp" | "icmpv6"): (context: StatisticContext) => Say {
  return (context) => {
    const [type, code] = ["type", "code"].map((name) => new FieldSearch(`${protocol}.${name}`, context));
    return (sight, comment, label) => {
      const number = type.number(sight);
      if (number === undefined || !ECHOES[protocol].includes(number)) return [];
      return [{ fromPort: 0, toPort: 256 * number + (code.numberIn(sight, type.layer) ?? 0), label, comment }];
    };
  };
}

function innermostPorts({ dissector: { catalog } }: StatisticContext) {
  const slots = new Map(
    ["tcp", "udp", "sctp"].map((name) => {
      const protocol = catalog.named(name) as Protocol;
      return [catalog.idOf(protocol), [protocol.slot("sport"), protocol.slot("dport")]] as const;
    }),
  );
  return ({ dissector }: Sight): { readonly fromPort: number; readonly toPort: number } => {
    const { layers, sources } = dissector;
    for (let layer = layers.count - 1; layer > 0; layer--) {
      const ports = slots.get(layers.protocol(layer));
      if (!ports || layers.headerEnd(layer) > sources[layers.sourceOf(layer)].end) continue;
      const [fromPort, toPort] = ports.map((slot) => readSlot(dissector.bytesOf(layer), layers.start(layer), slot));
      return { fromPort, toPort };
    }
    return { fromPort: 0, toPort: 0 };
  };
}
