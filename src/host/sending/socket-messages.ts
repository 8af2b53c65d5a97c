import { endianness } from "node:os";
import { pointerAt, POINTER_LENGTH, type Native } from "../native/native.ts";
import { checked } from "./packet-link.ts";

const LITTLE_ENDIAN = endianness() === "LE";
const MSG_DONTWAIT = 0x40;
/** The longest that an IP packet can be. */
const LONGEST = 65_535;
/** Octets of the largest struct sockaddr that is read here (sockaddr_in6), and of all that comes beside a message. */
const NAME_LENGTH = 28;
const CONTROL_LENGTH = 512;
/** struct msghdr by its words: where name, runs and control are, and the lengths behind each. */
const WORD = { name: 0, nameLength: 1, runs: 2, runCount: 3, control: 4, controlLength: 5, count: 7 } as const;
/** struct cmsghdr: its length (a word), level and type; what it holds begins behind it, on a word. */
const LEVEL_AT = POINTER_LENGTH;
const HEADER_LENGTH = POINTER_LENGTH + 8;

/** What the kernel says beside a message: `value` is what `type` of `level` means. */
export interface Control {
  readonly level: number;
  readonly type: number;
  readonly value: DataView;
}

/** A message of a socket; its octets stay until the next one is received. */
export interface SocketMessage {
  readonly bytes: Uint8Array;
  /** struct sockaddr: whom it is from, or, of an error, whom what it is about was sent to. */
  readonly name: Uint8Array;
  readonly controls: readonly Control[];
}

/** Receives messages with what the kernel says beside them (recvmsg(2)), into memory that is used again. */
export class SocketMessages {
  private readonly native: Native;
  private readonly call: (socket: number, message: Uint8Array, flags: number) => number;
  private readonly octets = new Uint8Array(LONGEST);
  private readonly name = new Uint8Array(NAME_LENGTH);
  private readonly control = new Uint8Array(CONTROL_LENGTH);
  private readonly run = new Uint8Array(2 * POINTER_LENGTH);
  private readonly message = new Uint8Array(WORD.count * POINTER_LENGTH);

  constructor(native: Native) {
    this.native = native;
    this.call = native.library([null])!.number("long recvmsg(int socket, void *message, int flags)");
    put(this.run, 0, native.address(this.octets));
    put(this.run, 1, BigInt(LONGEST));
    put(this.message, WORD.name, native.address(this.name));
    put(this.message, WORD.runs, native.address(this.run));
    put(this.message, WORD.runCount, 1n);
    put(this.message, WORD.control, native.address(this.control));
  }

  /** The next message that is there; undefined where there is none. */
  next(socket: number, flags = 0): SocketMessage | undefined {
    // The kernel writes how much of each it has filled.
    put(this.message, WORD.nameLength, BigInt(NAME_LENGTH));
    put(this.message, WORD.controlLength, BigInt(CONTROL_LENGTH));
    const length = checked(this.call(socket, this.message, flags | MSG_DONTWAIT), this.native);
    if (length < 0) return undefined;
    const filled = Number(word(this.message, WORD.controlLength));
    return { bytes: this.octets.subarray(0, length), name: this.name, controls: [...controls(this.control, filled)] };
  }
}

function* controls(bytes: Uint8Array, filled: number): Generator<Control> {
  const view = new DataView(bytes.buffer, 0, filled);
  for (let at = 0; at + HEADER_LENGTH <= filled;) {
    const length = Number(word(bytes.subarray(at), 0));
    if (length < HEADER_LENGTH || at + length > filled) return;
    yield {
      level: view.getInt32(at + LEVEL_AT, LITTLE_ENDIAN),
      type: view.getInt32(at + LEVEL_AT + 4, LITTLE_ENDIAN),
      value: new DataView(bytes.buffer, at + HEADER_LENGTH, length - HEADER_LENGTH),
    };
    at += Math.ceil(length / POINTER_LENGTH) * POINTER_LENGTH;
  }
}

/** A word of a structure, as wide as a pointer. */
function word(bytes: Uint8Array, index: number): bigint {
  return pointerAt(new DataView(bytes.buffer, bytes.byteOffset), index * POINTER_LENGTH);
}

function put(bytes: Uint8Array, index: number, value: bigint): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (POINTER_LENGTH === 8) view.setBigUint64(index * 8, value, LITTLE_ENDIAN);
  else view.setUint32(index * 4, Number(value), LITTLE_ENDIAN);
}
