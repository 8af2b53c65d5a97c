import { thisNetwork } from "../host/network/this-network.ts";
import { connectionFields, protocolOf } from "../monitor/connection-fields.ts";
import { formatEnd, type Connection, type ConnectionList, type UnseenUser } from "../monitor/connection.ts";
import { formatOctets } from "../monitor/units.ts";
import { connsOptions, connsUsage, type ConnsOptions } from "./conns-options.ts";
import { summaryJson, summaryTable } from "./conns-summary.ts";
import { recordFilter } from "./display-filter.ts";
import { say, type CommandIo } from "./io.ts";
import { print, runCommand } from "./run-command.ts";
import { LiveView } from "./terminal/live-view.ts";
import { ListView } from "./terminal/list-view.ts";
import { textTable, type Column } from "./text-table.ts";
import { ticks } from "../host/ticks.ts";

const SECOND_MS = 1000;

/** Lists sockets, once or again and again; resolves to the exit code. */
export function runConns(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("conns", io, async () => {
    const options = connsOptions(words);
    if (options === "help") return print(io, [connsUsage]);
    const network = await thisNetwork();
    const filter = recordFilter(options.filter, "Connection", connectionFields, io);
    const list = (): ConnectionList => {
      const lists = options.kinds.map((kind) => network.connections(kind, options));
      const chosen = lists.flat().filter((one) => (!options.listening || isListening(one)) && filter(one));
      return Object.assign(chosen, { unseen: lists[0].unseen });
    };
    return options.watch ? watch(list, options, io) : once(list(), options, io);
  });
}

/** Whether a socket waits for peers that it does not know. */
function isListening({ status, type, laddr, raddr }: Connection): boolean {
  return status === "LISTEN" || (type === "SOCK_DGRAM" && typeof laddr === "object" && raddr === undefined);
}

async function once(list: ConnectionList, options: ConnsOptions, io: CommandIo): Promise<void> {
  await print(io, options.json ? jsonLines(list, options) : tableOf(list, options, io.columns));
  if (list.unseen.length > 0) say(io, `remora: ${unseenText(list.unseen)}`);
}

async function watch(list: () => ConnectionList, options: ConnsOptions, base: CommandIo): Promise<void> {
  const io = base.responsive?.() ?? base;
  const terminal = options.json ? undefined : await io.terminal?.();
  const view = new ListView();
  const shown = terminal === undefined ? undefined : new LiveView(terminal, view, io.stop);
  try {
    for await (const count of ticks(options.interval * SECOND_MS, io.stop, shown?.ended)) {
      const found = list();
      const time = Date.now() / SECOND_MS;
      if (shown !== undefined) {
        const [head, ...rows] = tableOf(found, options, terminal?.columns);
        const unseen = found.unseen.length > 0 ? unseenText(found.unseen) : "";
        view.show(
          `${found.length} sockets  ${new Date(time * SECOND_MS).toLocaleTimeString("en-GB")}  ${unseen}`,
          head,
          rows,
        );
        shown.draw();
      } else if (options.json) await print(io, jsonLines(found, options, time));
      else await print(io, [...(count > 0 ? [""] : []), ...tableOf(found, options, io.columns)]);
      if (count === 0 && shown === undefined && found.unseen.length > 0) say(io, `remora: ${unseenText(found.unseen)}`);
      if (count + 1 >= options.count) return;
    }
  } finally {
    shown?.close();
  }
}

/** One sentence on whose processes were not to be seen. */
export function unseenText(unseen: readonly UnseenUser[]): string {
  const whose = unseen.map(({ uid, user, processes }) => `${user ?? uid} (${processes})`).join(", ");
  return `the processes of ${whose} cannot be looked into, so their sockets have no pid here: root sees them (sudo)`;
}

function jsonLines(list: readonly Connection[], { summary }: ConnsOptions, time?: number): string[] {
  return summary ? summaryJson(list, time) : list.map((one) => jsonLine(one, time));
}

function tableOf(list: readonly Connection[], { tcpInfo, summary }: ConnsOptions, width?: number): string[] {
  if (summary) return summaryTable(list, width);
  return textTable(tcpInfo ? [...columns, ...tcpColumns] : columns, list, width);
}

const columns: readonly Column<Connection>[] = [
  { title: "Proto", text: protocolOf },
  { title: "Recv-Q", text: ({ receiveQueue }) => String(receiveQueue ?? "?"), right: true, yields: 7 },
  { title: "Send-Q", text: ({ sendQueue }) => String(sendQueue ?? "?"), right: true, yields: 7 },
  { title: "Local", text: ({ laddr }) => formatEnd(laddr) || "*" },
  { title: "Remote", text: ({ raddr }) => formatEnd(raddr) || "*" },
  { title: "State", text: ({ status }) => (status === "NONE" ? "-" : status) },
  { title: "PID", text: ({ pid }) => String(pid ?? "-"), right: true },
  { title: "Process", text: ({ process }) => process ?? "-" },
  { title: "User", text: ({ user, uid }) => user ?? String(uid ?? "-"), yields: 8 },
];

const tcpColumns: readonly Column<Connection>[] = [
  { title: "RTT", text: ({ tcp }) => (tcp === undefined ? "" : (tcp.rtt / 1000).toFixed(3)), right: true },
  {
    title: "Var",
    text: ({ tcp }) => (tcp === undefined ? "" : (tcp.rttvar / 1000).toFixed(3)),
    right: true,
    yields: 5,
  },
  { title: "Cwnd", text: ({ tcp }) => String(tcp?.cwnd ?? ""), right: true, yields: 4 },
  { title: "Unacked", text: ({ tcp }) => String(tcp?.unacked ?? ""), right: true, yields: 6 },
  { title: "Retrans", text: ({ tcp }) => String(tcp?.retransmissions ?? ""), right: true, yields: 1 },
  { title: "Sent", text: ({ tcp }) => (tcp === undefined ? "" : formatOctets(tcp.bytesSent)), right: true, yields: 3 },
  {
    title: "Received",
    text: ({ tcp }) => (tcp === undefined ? "" : formatOctets(tcp.bytesReceived)),
    right: true,
    yields: 3,
  },
];

/** A connection as an object with all its fields. */
function jsonLine(connection: Connection, time?: number): string {
  const { tcp, ...rest } = connection;
  const whole = { ...(time === undefined ? {} : { time }), protocol: protocolOf(connection), ...rest };
  const known = (_: string, value: unknown): unknown => (value === undefined ? null : value);
  return JSON.stringify(tcp === undefined ? whole : { ...whole, tcp }, known);
}
