import { u16le, u32le, uintle } from "../bytes/numbers.ts";
import { NONE } from "../definition/catalog.ts";
import { mysqlTrait, packMysql, type MysqlKind } from "../definition/mysql-told.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Passage } from "./follower.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { StreamStates } from "./stream-states.ts";

const SERVER = 3306;
/** Octets of the length and the number in front of each message. */
const HEAD = 4;
/** Statements of one connection that are remembered. */
const STATEMENT_LIMIT = 1000;

/** What clients and servers are able to (MySQL 8.0, Capabilities Flags). */
const Able = {
  longPassword: 1,
  version41: 0x200,
  tls: 0x800,
  plugins: 0x80000,
  tracksSession: 0x800000,
  endIsOk: 0x1000000,
  knownColumns: 0x2000000,
  queryAttributes: 0x8000000,
} as const;

/** The same of MariaDB alone. */
const MariaDb = { extendedColumns: 8, knownColumns: 16 } as const;

const Octet = { ok: 0, file: 0xfb, end: 0xfe, error: 0xff } as const;
/** An end of less octets is one; of more it is a number, or a request for another way to log in. */
const END_LIMIT = 9;
const MORE_RESULTS = 8;
/** In front of a number of two octets. */
const TWO_OCTETS = 0xfc;

const Command = { prepare: 22, execute: 23, close: 25 } as const;
/** What is expected behind a command. */
type Expected =
  | "greeting"
  | "login"
  | "loginAnswer"
  | "switchResponse"
  | "nothing"
  | "answer"
  | "text"
  | "result"
  | "shownColumns"
  | "prepared"
  | "columns"
  | "rows"
  | "parameters"
  | "preparedColumns";
const expectedBehind: { readonly [command: number]: Expected } = {
  2: "answer",
  3: "result",
  4: "shownColumns",
  5: "answer",
  6: "answer",
  7: "answer",
  8: "answer",
  9: "text",
  10: "result",
  12: "answer",
  13: "answer",
  14: "answer",
  17: "loginAnswer",
  [Command.prepare]: "prepared",
  [Command.execute]: "result",
  26: "answer",
  27: "answer",
  28: "rows",
  31: "answer",
};

interface State {
  expected: Expected;
  server: number;
  client: number;
  /** What both are able to that only MariaDB knows of. */
  mariaDb: number;
  /** What is left of columns, and of the parameters and columns of a statement that is prepared. */
  columns: number;
  parameters: number;
  /** Columns of the rows at hand, which are in binary where a prepared statement gave them. */
  width: number;
  binary: boolean;
  readonly statements: Map<number, number>;
}

function opened(): State {
  return {
    expected: "greeting",
    server: 0,
    client: 0,
    mariaDb: 0,
    columns: 0,
    parameters: 0,
    width: 0,
    binary: false,
    statements: new Map(),
  };
}

/** Octets of a login that only asks for TLS. */
const SHORT_LOGIN = 32;

/** Cuts connections of MySQL into messages and knows what each is, until they go on as TLS. */
export class MysqlStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly mysql: number;
  private readonly tls: number;
  private readonly ported: Ported;
  private readonly states = new StreamStates<State>(opened);

  constructor(passage: Passage, mysql: Protocol) {
    const { catalog } = passage.dissector;
    const tls = catalog.named("tls");
    this.passage = passage;
    this.mysql = catalog.idOf(mysql);
    this.tls = tls ? catalog.idOf(tls) : NONE;
    this.ported = new Ported(passage.dissector);
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    const state = this.states.of(payload.stream);
    this.ported.find(dissector.layers.count);
    const fromClient = this.ported.destination === SERVER;
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      const whole = end - at >= HEAD;
      const stop = whole ? at + HEAD + uintle(bytes, at, 3) : end;
      if (waits && (!whole || stop > end)) return payload.ask(whole ? stop - end : ONE_MORE_SEGMENT, at);
      if (whole) payload.sizes.push(stop - at);
      const number = whole ? bytes[at + HEAD - 1] : 0;
      const message = bytes.subarray(Math.min(at + HEAD, end), Math.min(stop, end));
      const count = fromClient && message[0] === Command.execute ? parametersOf(state, message) : state.width;
      const kind = fromClient ? asked(state, message, number) : answered(state, message, number);
      const told = packMysql({ kind, traits: traitsOf(state), count });
      dissector.extend(this.mysql, at, Math.min(stop, declared), source, told);
      if (kind === "login" && state.client & Able.tls && message.length <= SHORT_LOGIN) payload.become = this.tls;
      at = stop;
    }
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }
}

function traitsOf({ server, client, mariaDb }: State): number {
  const both = server & client;
  return (
    (server !== 0 && !(server & Able.longPassword) ? mysqlTrait("mariaDb") : 0) |
    (both & Able.version41 ? mysqlTrait("version41") : 0) |
    (both & Able.tracksSession ? mysqlTrait("tracksSession") : 0) |
    (both & Able.queryAttributes ? mysqlTrait("queryAttributes") : 0) |
    (both & Able.knownColumns || mariaDb & MariaDb.knownColumns ? mysqlTrait("knownColumns") : 0) |
    (mariaDb & MariaDb.extendedColumns ? mysqlTrait("extendedColumns") : 0) |
    (both & Able.plugins ? mysqlTrait("plugins") : 0)
  );
}

function parametersOf(state: State, message: Uint8Array): number {
  return message.length >= 5 ? (state.statements.get(u32le(message, 1)) ?? 0) : 0;
}

/** What a client's message is. */
function asked(state: State, message: Uint8Array, number: number): MysqlKind {
  if (state.expected === "switchResponse") {
    state.expected = "answer";
    return "switchResponse";
  }
  if (state.expected === "login" && number > 0) {
    state.client = message.length >= 4 ? u32le(message, 0) : 0;
    const own = !((state.server | state.client) & Able.longPassword) && message.length >= SHORT_LOGIN;
    state.mariaDb &= own ? u32le(message, SHORT_LOGIN - 4) : 0;
    state.expected = "loginAnswer";
    return "login";
  }
  state.binary = message[0] === Command.execute;
  if (message[0] === Command.close && message.length >= 5) state.statements.delete(u32le(message, 1));
  state.expected = expectedBehind[message[0]] ?? "nothing";
  return "request";
}

/** What a server's message is. */
function answered(state: State, message: Uint8Array, number: number): MysqlKind {
  const [first] = message;
  if (state.expected === "greeting" && number === 0) {
    state.expected = first === Octet.error ? "nothing" : "login";
    if (first !== Octet.error) greet(state, message);
    return first === Octet.error ? "refusal" : "greeting";
  }
  if (first === Octet.error) {
    state.expected = "nothing";
    return "error";
  }
  if (first === Octet.end && message.length < END_LIMIT) return ended(state, message);
  if (first === Octet.ok && state.expected === "prepared") return prepared(state, message);
  if (first === Octet.ok && state.expected === "rows" && state.binary) return "binaryRow";
  if (first === Octet.ok && state.expected !== "rows") {
    state.expected = hasMore(message, 3) ? "result" : "nothing";
    return "ok";
  }
  return listed(state, message);
}

/** Keeps what a server is able to, of its greeting: behind its version, the thread and the salt. */
function greet(state: State, message: Uint8Array): void {
  const zero = message.indexOf(0, 1);
  const at = zero + 14;
  if (zero < 0 || at + 2 > message.length) return;
  state.server = u16le(message, at);
  if (at + 7 <= message.length) state.server = (state.server | (u16le(message, at + 5) << 16)) >>> 0;
  if (!(state.server & Able.longPassword) && at + 18 <= message.length) state.mariaDb = u32le(message, at + 14);
}

/** Whether another result follows, by the server's status at `at`. */
function hasMore(message: Uint8Array, at: number): boolean {
  return at + 2 <= message.length && (u16le(message, at) & MORE_RESULTS) !== 0;
}

function ended(state: State, message: Uint8Array): MysqlKind {
  const { expected } = state;
  if (expected === "columns") state.expected = "rows";
  else if (expected === "parameters" && state.columns > 0) state.expected = "preparedColumns";
  else if (expected === "rows" && hasMore(message, 3)) state.expected = "result";
  else state.expected = "nothing";
  return state.server & state.client & Able.endIsOk && message.length > 5 ? "okEnd" : "end";
}

function prepared(state: State, message: Uint8Array): MysqlKind {
  if (message.length >= END_LIMIT) {
    state.columns = u16le(message, 5);
    state.parameters = u16le(message, 7);
    if (state.statements.size >= STATEMENT_LIMIT) state.statements.clear();
    state.statements.set(u32le(message, 1), state.parameters);
  }
  state.expected = state.parameters > 0 ? "parameters" : state.columns > 0 ? "preparedColumns" : "nothing";
  return "prepared";
}

/** Counts, columns and rows. */
function listed(state: State, message: Uint8Array): MysqlKind {
  const endIsOk = (state.server & state.client & Able.endIsOk) !== 0;
  switch (state.expected) {
    case "loginAnswer":
      state.expected = "switchResponse";
      return "switchRequest";
    case "text":
      state.expected = "nothing";
      return "text";
    case "result":
      state.columns = state.width = message[0] === TWO_OCTETS && message.length > 2 ? u16le(message, 1) : message[0];
      state.expected = message[0] === Octet.file ? "answer" : "columns";
      return "columnCount";
    case "columns":
      if (--state.columns <= 0 && endIsOk) state.expected = "rows";
      return "column";
    case "shownColumns":
      return "shownColumn";
    case "parameters":
      if (--state.parameters <= 0 && endIsOk) state.expected = state.columns > 0 ? "preparedColumns" : "nothing";
      return "column";
    case "preparedColumns":
      if (--state.columns <= 0 && endIsOk) state.expected = "nothing";
      return "column";
    case "rows":
      return "row";
    default:
      state.expected = "nothing";
      return "strange";
  }
}
