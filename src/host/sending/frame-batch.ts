import { POINTER_LENGTH, type Native } from "../native/native.ts";

/** Frames of one call, and octets of struct mmsghdr, struct iovec in it by its words, and where that has its pointer and count. */
const MOST = 64;
const MESSAGE_WORDS = 8;
const RUN_AT = 2;
const RUN_WORDS = 2;

/** Whether structures are laid out as here. */
export const hasBatches: boolean = POINTER_LENGTH === 8;

/** Hands frames to the kernel many at a time (sendmmsg(2)), which costs a call for all of them. */
export class FrameBatch {
  private readonly call: (socket: number, messages: Uint8Array, count: number, flags: number) => number;
  private readonly place: number;
  private readonly octets: Uint8Array;
  /** struct iovec of each frame: where it is, and how long. */
  private readonly runs: BigUint64Array;
  /** The lengths that stand there. */
  private readonly lengths = new Uint32Array(MOST);
  private readonly messages: Uint8Array;

  /** `longest` octets are the most that a frame has. */
  constructor(native: Native, longest: number) {
    this.call = native
      .library([null])!
      .number("int sendmmsg(int socket, void *messages, unsigned int count, int flags)");
    this.place = longest;
    this.octets = new Uint8Array(MOST * longest);
    this.runs = new BigUint64Array(MOST * RUN_WORDS);
    const messages = new BigUint64Array(MOST * MESSAGE_WORDS);
    const [octetsAt, runsAt] = [this.octets, new Uint8Array(this.runs.buffer)].map((bytes) => native.address(bytes));
    for (let i = 0; i < MOST; i++) {
      this.runs[i * RUN_WORDS] = octetsAt + BigInt(i * longest);
      messages.set([runsAt + BigInt(8 * RUN_WORDS * i), 1n], i * MESSAGE_WORDS + RUN_AT);
    }
    this.messages = new Uint8Array(messages.buffer);
  }

  /** Sends frames from `first` on; returns how many the system took, -1 where it took none. */
  send(socket: number, frames: readonly Uint8Array[], first: number, flags: number): number {
    const count = Math.min(MOST, frames.length - first);
    for (let i = 0; i < count; i++) {
      const frame = frames[first + i];
      this.octets.set(frame, i * this.place);
      if (this.lengths[i] === frame.length) continue;
      this.lengths[i] = frame.length;
      this.runs[i * RUN_WORDS + 1] = BigInt(frame.length);
    }
    return this.call(socket, this.messages, count, flags);
  }
}
