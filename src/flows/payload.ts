/** In place of a number of octets that are needed: those of the next segment, however many; all until the stream ends. */
export const ONE_MORE_SEGMENT = -1;
export const UNTIL_END = -2;

/** Octets of a stream that are handed to the protocol it carries: what came in one segment, or what was put together. */
export class Payload {
  /** The stream and its direction, 0 or 1; `stream` is a number of its own for each connection. */
  stream = 0;
  direction = 0;
  /** The number of the source that the octets are in, and they: bytes[start..end). */
  source = 0;
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  /** Where they would end if all had been captured. */
  declared = 0;
  /** More may be asked for: nothing is missing so far, and the stream goes on. */
  waits = false;
  /** The segment at hand is the last one. */
  ends = false;
  /** How far behind `from` the dissector had looked when it asked for more, 0 at first: it may go on there. */
  resume = 0;
  /** Octets of the messages whose headers count them, in this packet. */
  readonly sizes: number[] = [];
  /** A word that is kept for the protocol with the connection, 0 at first. */
  memory = 0;
  /** The protocol that the connection carries from now on, NONE where it goes on as it is. */
  become = 0;
  /** What is asked for: 0, that many octets, or one of the two above; and from which place on nothing was dissected. */
  need = 0;
  from = 0;

  /** Asks for more; what lies before `from` has its layers. */
  ask(need: number, from: number): void {
    this.need = need;
    this.from = from;
  }
}

/**
 * Dissects what a stream carries: adds layers for the messages in a payload, and asks for more where the last one goes
 * on. This is where TLS, HTTP/2 and the like keep their state.
 */
export interface StreamDissector {
  dissect(payload: Payload): void;
  /**
   * Of a connection that is known to be its own: adds what stands in front of what each segment bytes[start..end) of a source
   * carries, whether or not that begins or ends a message.
   */
  lead?(stream: number, source: number, start: number, end: number): void;
  /** The stream will not go on: its state may be forgotten. */
  forget?(stream: number): void;
}
