import type { Protocol } from "../definition/protocol.ts";
import type { Passage } from "./follower.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { StreamStates } from "./stream-states.ts";

const CONNECT = 1;
/** Octets that the length of a message may have. */
const LONGEST_LENGTH = 4;

/** Cuts connections of MQTT into messages, and tells each the version that the connection was opened with. */
export class MqttStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly mqtt: number;
  /** The version, 0 where the opening message was not seen. */
  private readonly states = new StreamStates<{ version: number }>(() => ({ version: 0 }));

  constructor(passage: Passage, mqtt: Protocol) {
    this.passage = passage;
    this.mqtt = passage.dissector.catalog.idOf(mqtt);
  }

  dissect(payload: Payload): void {
    const { bytes, end, source, declared, waits } = payload;
    const state = this.states.of(payload.stream);
    for (let at = payload.start; at < end;) {
      const body = behindLength(bytes, at, end);
      if (body > end && waits) return payload.ask(ONE_MORE_SEGMENT, at);
      const stop = body + (body > end ? 0 : lengthBefore(bytes, at + 1, body));
      if (stop > end && waits) return payload.ask(stop - end, at);
      if (bytes[at] >> 4 === CONNECT) state.version = versionAt(bytes, body, Math.min(stop, end));
      payload.sizes.push(stop - at);
      this.passage.dissector.extend(this.mqtt, at, Math.min(stop, declared), source, state.version);
      at = stop;
    }
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }
}

/** Where the body of the message at `at` starts: behind its first octet and its length, of which the last octet is below 128. */
function behindLength(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at + 1; i <= at + LONGEST_LENGTH; i++) if (i >= end || bytes[i] < 0x80) return i + 1;
  return at + 1 + LONGEST_LENGTH;
}

/** The length in bytes[start..end), seven bits an octet, the lowest first. */
function lengthBefore(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  for (let i = end - 1; i >= start; i--) length = length * 0x80 + (bytes[i] & 0x7f);
  return length;
}

/** The version that an opening message asks for, which stands behind the protocol's name. */
function versionAt(bytes: Uint8Array, at: number, end: number): number {
  const version = at + 2 + ((bytes[at] << 8) | bytes[at + 1]);
  return at + 2 < end && version < end ? bytes[version] : 0;
}
