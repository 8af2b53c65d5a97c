import { u16 } from "../bytes/numbers.ts";
import { DATA, NONE } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { packSocks, type SocksStage } from "../definition/socks-told.ts";
import type { Follower, Passage } from "./follower.ts";
import type { Framing } from "./framing.ts";
import { LayerNotes } from "./layer-notes.ts";
import type { Payload, StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { StreamStates } from "./stream-states.ts";
import { STREAM_TABLE } from "./stream-table.ts";

const GRANTED4 = 90;
const Command = { connect: 1, bind: 2, associate: 3 } as const;
const Address = { ipv4: 1, name: 3, ipv6: 4 } as const;
/** What follows the method that was chosen, on either side. */
const negotiations: { readonly [method: number]: readonly [client: SocksStage, server: SocksStage] } = {
  0: ["command", "commandReply"],
  1: ["gssapi", "gssapiReply"],
  2: ["user", "userReply"],
};

/** What is known of a connection, and what its next segment from either side is. */
interface State {
  version: number;
  /** The port of the proxy. */
  server: number;
  client: SocksStage;
  reply: SocksStage;
  command: number;
  port: number;
  address: Uint8Array | undefined;
  /** What goes through the proxy, NONE while that is not known. */
  carried: number;
}

/** Follows connections of SOCKS: which of its messages comes next, and what goes through it once it is set up. */
export class SocksStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly framing: Framing;
  private readonly socks: number;
  private readonly ports: Int16Array;
  private readonly ported: Ported;
  private readonly states = new StreamStates<State>(() => ({
    version: -1,
    server: 0,
    client: "methods",
    reply: "method",
    command: 0,
    port: 0,
    address: undefined,
    carried: NONE,
  }));
  private readonly carriedBy: LayerNotes<{ readonly state: State; readonly octets: Uint8Array }>;
  private readonly ids: {
    readonly [key in "Version" | "Command" | "Address" | "Address6" | "Port" | "Payload"]: number;
  };

  /** `ports` has the protocols by port. */
  constructor(passage: Passage, framing: Framing, socks: Protocol, ports: Int16Array) {
    const { compiler, dissector } = passage;
    this.passage = passage;
    this.framing = framing;
    this.socks = dissector.catalog.idOf(socks);
    this.ports = ports;
    this.ported = new Ported(dissector);
    this.carriedBy = new LayerNotes(passage);
    const id = (key: string): number => compiler.generated(socks, `/carried${key}`);
    this.ids = {
      Version: id("Version"),
      Command: id("Command"),
      Address: id("Address"),
      Address6: id("Address6"),
      Port: id("Port"),
      Payload: id("Payload"),
    };
  }

  lead(stream: number, source: number, start: number, end: number): void {
    const state = this.states.known(stream);
    if (!state || !isThrough(state)) return;
    const { layers, sources } = this.passage.dissector;
    this.carriedBy.add(layers.count, { state, octets: sources[source].bytes.subarray(start, end) });
    const { version } = state;
    layers.source = source;
    layers.told = packSocks({ stage: "carried", version, number: 0 });
    layers.push(this.socks, start, start, end);
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, source, declared } = payload;
    const { dissector } = this.passage;
    const state = this.states.of(payload.stream);
    if (isThrough(state)) return this.carry(payload, state);
    this.ported.find(dissector.layers.count);
    const { source: from, destination: to } = this.ported;
    if (state.version < 0) begin(state, bytes[start], to);
    payload.become = this.socks;
    const isClients = to === state.server && to !== from;
    const stage = state.version === 0 ? "unknown" : isClients ? state.client : state.reply;
    const number = stage === "commandReply" ? state.command : stage === "other" ? state.port : 0;
    dissector.extend(this.socks, start, declared, source, packSocks({ stage, version: state.version, number }));
    advance(state, stage, bytes, start, end);
  }

  annotate(layer: number): void {
    const carried = this.carriedBy.of(layer);
    if (!carried) return;
    const { ids } = this;
    const { state, octets } = carried;
    const { dissector } = this.passage;
    dissector.addNumber(ids.Version, state.version);
    dissector.addNumber(ids.Command, state.command);
    const { address } = state;
    if (address) dissector.addObject(address.length === 4 ? ids.Address : ids.Address6, address);
    dissector.addNumber(ids.Port, state.port);
    dissector.addObject(ids.Payload, octets);
  }

  forget(stream: number): void {
    const carried = this.states.known(stream)?.carried ?? NONE;
    if (carried !== NONE) this.framing.of(carried).forget?.(stream);
    this.states.forget(stream);
  }

  /** Hands on what goes through the proxy, as if it went to the port that was asked for. */
  private carry(payload: Payload, state: State): void {
    const { framing } = this;
    const { bytes, start, end, waits, declared, source } = payload;
    let id = state.carried === NONE ? this.ports[state.port] : state.carried;
    if (id === this.socks) id = NONE;
    if (id !== NONE && state.carried === NONE && !framing.takes(id, bytes, start, end, waits)) id = NONE;
    if (id === NONE) id = state.carried = framing.guess(STREAM_TABLE, bytes, start, end);
    if (id === NONE) return this.passage.dissector.extend(DATA, start, declared, source);
    framing.of(id).dissect(payload);
    if (payload.become === NONE) return;
    state.carried = payload.become;
    payload.become = NONE;
  }
}

const isThrough = ({ client, reply }: State): boolean => client === "carried" && reply === "carried";

/** The first octet of a connection says which version it is. */
function begin(state: State, octet: number, server: number): void {
  state.version = octet === 4 || octet === 5 ? octet : 0;
  state.server = server;
  if (octet !== 4) return;
  state.client = "request4";
  state.reply = "response4";
}

/** What comes after a message of this stage. */
function advance(state: State, stage: SocksStage, bytes: Uint8Array, start: number, end: number): void {
  const octet = (at: number): number => (start + at < end ? bytes[start + at] : 0);
  if (stage === "request4") {
    state.command = octet(1);
    if (state.command === Command.connect && end - start >= 4) state.port = u16(bytes, start + 2);
    // Wireshark shows the first four octets of the request as the address.
    if (end - start >= 4) state.address = bytes.slice(start, start + 4);
    state.client = "carried";
  } else if (stage === "response4") state.reply = octet(1) === GRANTED4 ? "carried" : "other";
  else if (stage === "methods") state.client = end - start > 2 ? "other" : "methods";
  else if (stage === "method" && end - start > 1)
    [state.client, state.reply] = negotiations[octet(1)] ?? ["other", "other"];
  else if (stage === "userReply") [state.client, state.reply] = ["command", "commandReply"];
  else if (stage === "gssapiReply") {
    state.client = "command";
    if (octet(1) === 255) state.reply = "other";
  } else if (stage === "command") ask(state, bytes, start, end);
  else if (stage === "commandReply" && state.command === Command.connect) state.reply = "carried";
  else if (stage === "commandReply" && state.command === Command.bind) state.reply = "bindReply";
  if (state.client === "carried" && state.reply === "other") state.client = "other";
}

/** Keeps what a client asks its proxy for. */
function ask(state: State, bytes: Uint8Array, start: number, end: number): void {
  if (end - start < 5) return;
  state.command = bytes[start + 1];
  const known = state.command >= Command.connect && state.command <= Command.associate;
  if (!known) return;
  const type = bytes[start + 3];
  const size =
    type === Address.ipv4 ? 4 : type === Address.ipv6 ? 16 : type === Address.name ? 1 + bytes[start + 4] : 0;
  const port = start + 4 + size;
  if (port + 2 > end) return;
  state.port = u16(bytes, port);
  if (type !== Address.name && size > 0) state.address = bytes.slice(start + 4, start + 4 + size);
  state.client = state.command === Command.connect ? "carried" : "other";
}
