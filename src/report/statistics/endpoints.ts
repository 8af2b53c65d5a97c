import { wireLength } from "../../flows/record-head.ts";
import { filterOf, type Statistic, type StatisticContext } from "./statistic.ts";
import { NOBODY, TALK_TITLES, hasPorts, talksOf, type Party } from "./talk-kinds.ts";

interface Endpoint extends Party {
  sentPackets: number;
  sentBytes: number;
  receivedPackets: number;
  receivedBytes: number;
}

const RULE = `${"=".repeat(80)}\n`;

/** `endpoints,KIND`: what each address, or address and port, sent and received. */
export function endpoints(kind: string, words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const talks = talksOf(kind, context);
  const known = new Map<string, Endpoint>();
  const endpoint = ({ address, port }: Party): Endpoint => {
    const key = `${address} ${port}`;
    let found = known.get(key);
    if (!found) {
      found = { address, port, sentPackets: 0, sentBytes: 0, receivedPackets: 0, receivedBytes: 0 };
      known.set(key, found);
    }
    return found;
  };
  const sorted = (): Endpoint[] =>
    [...known.values()].sort((a, b) => b.sentPackets + b.receivedPackets - a.sentPackets - a.receivedPackets);
  return {
    see(sight) {
      if (!matches(sight)) return;
      talks(sight, (from, to) => {
        const sender = endpoint(from);
        sender.sentPackets++;
        sender.sentBytes += wireLength(sight.packet);
        if (to === NOBODY) return;
        const receiver = endpoint(to);
        receiver.receivedPackets++;
        receiver.receivedBytes += wireLength(sight.packet);
      });
    },
    text() {
      const ports = hasPorts(kind);
      const heading = `${" ".repeat(23)}|${ports ? "  Port  ||" : ""}  Packets  | |  Bytes  | | Tx Packets | | Tx Bytes | | Rx Packets | | Rx Bytes |\n`;
      const lines = sorted().map((row) => line(row, ports));
      return `${RULE}${TALK_TITLES[kind]} Endpoints\nFilter:${words || "<No Filter>"}\n${heading}${lines.join("")}${RULE}`;
    },
    json: () =>
      sorted().map(({ port, ...row }) => ({
        ...row,
        ...(port === undefined ? {} : { port }),
        packets: row.sentPackets + row.receivedPackets,
        bytes: row.sentBytes + row.receivedBytes,
      })),
  };
}

function line(row: Endpoint, ports: boolean): string {
  const right = (value: number | undefined, width: number): string => String(value).padStart(width);
  return [
    row.address.padEnd(20),
    ports ? right(row.port, 11) : " ",
    right(row.sentPackets + row.receivedPackets, 11),
    right(row.sentBytes + row.receivedBytes, 14),
    right(row.sentPackets, 11),
    right(row.sentBytes, 16),
    right(row.receivedPackets, 12),
    right(row.receivedBytes, 16),
    "   \n",
  ].join("");
}
