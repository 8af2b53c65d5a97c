import type { Protocol } from "../../definition/protocol.ts";
import { addBody } from "../bodies.ts";
import type { Passage } from "../follower.ts";
import type { Payload, StreamDissector } from "../payload.ts";
import type { Room } from "../room.ts";
import { StreamStates } from "../stream-states.ts";
import { CollectedMail } from "./collected-mail.ts";

/** Octets of a segment in which a reply is looked for. */
const REPLY_LIMIT = 80;

interface State {
  /** The direction of the server, -1 while nobody has replied. */
  server: number;
  /** RETR was the last command. */
  retrieves: boolean;
  /** The message that is being sent, and the octets that it was said to have. */
  mail: CollectedMail | undefined;
  size: number;
}

/** Tells replies of POP from what follows them in further segments: messages, and lists, which Wireshark reads alike. */
export class PopStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly plain: StreamDissector;
  private readonly room: Room;
  private readonly pop: number;
  private readonly ids: { readonly [key: string]: number };
  private readonly states: StreamStates<State>;

  /** `plain` reads commands and replies; messages are kept in `room`. */
  constructor(passage: Passage, pop: Protocol, plain: StreamDissector, room: Room) {
    this.passage = passage;
    this.plain = plain;
    this.room = room;
    this.pop = passage.dissector.catalog.idOf(pop);
    this.states = new StreamStates<State>(
      () => ({ server: -1, retrieves: false, mail: undefined, size: 0 }),
      ({ mail }) => mail?.release(),
    );
    this.ids = passage.compiler.generatedIds(pop);
  }

  dissect(payload: Payload): void {
    const state = this.states.of(payload.stream);
    const { bytes, start, end, direction } = payload;
    const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + REPLY_LIMIT)));
    const isReply = text.startsWith("+OK") || text.startsWith("-ERR");
    if (isReply) {
      state.server = direction;
      state.mail?.release();
      state.mail = undefined;
      const size = state.retrieves ? /^\+OK (\d{1,9}) octets/i.exec(text)?.[1] : undefined;
      if (size !== undefined) {
        state.size = Number(size);
        state.mail = new CollectedMail(this.room);
      }
      return this.plain.dissect(payload);
    }
    if (direction === state.server) return this.further(payload, state);
    state.retrieves = /^RETR /i.test(text);
    this.plain.dissect(payload);
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }

  /** What is neither command nor reply. */
  private further(payload: Payload, state: State): void {
    const { dissector, packet } = this.passage;
    const { bytes, start, end, declared, source } = payload;
    const { mail } = state;
    dissector.extendBare(this.pop, start, declared, source);
    if (mail === undefined) return addBody(dissector, "message/rfc822", source, start, end);
    mail.keep(packet.number, bytes.slice(start, end));
    if (mail.length < state.size) return;
    const { layers, tree } = dissector;
    const root = layers.tree(layers.count - 1);
    mail.annotate(dissector, this.ids);
    tree.close(root, tree.end(root));
    mail.show(dissector);
    mail.release();
    state.mail = undefined;
  }
}
