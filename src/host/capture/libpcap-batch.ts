import { endianness } from "node:os";
import { SPARE } from "../../files/record.ts";
import type { Libpcap } from "../native/libpcap.ts";
import { pointerAt, POINTER_LENGTH, type Address, type NativeLibrary } from "../native/native.ts";

/** Octets in front of each packet of a batch: seconds, fraction, captured and original length, each 32 bits of the host. */
export const RECORD_HEADER = 16;
/** Packets fetched at once. */
const BATCH = 1024;
/** Octets of a batch that is filled packet by packet, but for the one that goes beyond. */
const BATCH_LENGTH = 512 * 1024;
/** struct pcap_pkthdr, whose struct timeval has short numbers where `long` is short or time is counted so. */
const SHORT = { fraction: 4, captured: 8, original: 12 } as const;
const LONG = { fraction: 8, captured: 16, original: 20 } as const;
const HEADER = POINTER_LENGTH === 4 || process.platform === "win32" || process.platform === "openbsd" ? SHORT : LONG;
const HEADER_LENGTH = HEADER.original + 4;
const LITTLE_ENDIAN = endianness() === "LE";
const SEEK_SET = 0;

/** Packets that libpcap gave, one after another with a header each. */
export interface PacketBatch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  /** Octets of the packets and their headers. */
  readonly length: number;
  /** Replaces the packets by those that came since; how many, or libpcap's negative status. */
  fetch(): number;
  close(): void;
}

/** The quickest batch there is on this system. */
export function packetBatch(libpcap: Libpcap, handle: Address): PacketBatch {
  const isWindows = process.platform === "win32";
  return isWindows ? new CopiedBatch(libpcap, handle) : new DumpedBatch(libpcap, handle);
}

/** Memory for a batch, which grows to what is needed. */
class BatchMemory {
  bytes = new Uint8Array(BATCH_LENGTH + SPARE);
  view = new DataView(this.bytes.buffer);
  length = 0;

  protected makeRoom(length: number): void {
    if (length + SPARE <= this.bytes.length) return;
    const old = this.bytes.subarray(0, this.length);
    this.bytes = new Uint8Array(2 * length + SPARE);
    this.bytes.set(old);
    this.view = new DataView(this.bytes.buffer);
  }
}

/** libpcap writes packets as it would into a file, one that is in memory: no call between C and JavaScript for each. */
class DumpedBatch extends BatchMemory implements PacketBatch {
  private readonly libpcap: Libpcap;
  private readonly c: NativeLibrary;
  private readonly file: Address;
  private readonly dump: Address;
  private readonly seek;
  private readonly flush;
  private readonly dispatch;
  /** Address and length of what was written; the C library keeps them up to date as long as the file is open. */
  private readonly written = new Uint8Array(2 * POINTER_LENGTH);
  private readonly place = new DataView(this.written.buffer);

  constructor(libpcap: Libpcap, handle: Address) {
    super();
    const { library, native } = libpcap;
    this.libpcap = libpcap;
    this.c = native.library([null])!;
    this.seek = this.c.number("int fseek(uintptr_t file, long offset, int from)");
    this.flush = library.number("int pcap_dump_flush(uintptr_t dump)");
    const dispatch = library.number("int pcap_dispatch(uintptr_t handle, int most, uintptr_t to, uintptr_t dump)");
    const write = library.symbol("pcap_dump");
    const openMemory = this.c.address("uintptr_t open_memstream(void *address, void *length)");
    this.file = openMemory(this.written, this.written.subarray(POINTER_LENGTH));
    this.dump = library.address("uintptr_t pcap_dump_fopen(uintptr_t handle, uintptr_t file)")(handle, this.file);
    this.dispatch = (): number => dispatch(handle, BATCH, write, this.dump);
  }

  fetch(): number {
    this.seek(this.file, 0, SEEK_SET);
    const count = this.dispatch();
    if (count <= 0) return count;
    this.flush(this.dump);
    const length = Number(pointerAt(this.place, POINTER_LENGTH));
    this.makeRoom(length);
    this.bytes.set(new Uint8Array(this.libpcap.native.view(pointerAt(this.place, 0), length)));
    this.length = length;
    return count;
  }

  close(): void {
    this.libpcap.library.number("void pcap_dump_close(uintptr_t dump)")(this.dump);
    this.c.number("void free(uintptr_t memory)")(pointerAt(this.place, 0));
  }
}

/** Each packet is asked for and copied, for systems whose C library has no files in memory. */
class CopiedBatch extends BatchMemory implements PacketBatch {
  private readonly next: () => number;
  private readonly copy;
  private readonly pointers = new Uint8Array(2 * POINTER_LENGTH);
  private readonly pointerView = new DataView(this.pointers.buffer);

  constructor(libpcap: Libpcap, handle: Address) {
    super();
    const c = libpcap.native.library(process.platform === "win32" ? ["ucrtbase.dll", "msvcrt.dll"] : [null])!;
    const data = this.pointers.subarray(POINTER_LENGTH);
    this.copy = c.address("uintptr_t memcpy(void *to, uintptr_t from, size_t length)");
    this.next = () => libpcap.nextPacket(handle, this.pointers, data);
  }

  fetch(): number {
    this.length = 0;
    let count = 0;
    for (; count < BATCH && this.length < BATCH_LENGTH; count++) {
      const status = this.next();
      if (status < 0 && count === 0) return status;
      if (status <= 0) break;
      this.append(pointerAt(this.pointerView, 0), pointerAt(this.pointerView, POINTER_LENGTH));
    }
    return count;
  }

  close(): void {}

  private append(header: Address, octets: Address): void {
    const at = this.length;
    this.makeRoom(at + HEADER_LENGTH);
    this.copy(this.bytes.subarray(at), header, HEADER_LENGTH);
    const { view } = this;
    const captured = view.getUint32(at + HEADER.captured, LITTLE_ENDIAN);
    const original = view.getUint32(at + HEADER.original, LITTLE_ENDIAN);
    view.setUint32(at + 4, view.getUint32(at + HEADER.fraction, LITTLE_ENDIAN), LITTLE_ENDIAN);
    view.setUint32(at + 8, captured, LITTLE_ENDIAN);
    view.setUint32(at + 12, original, LITTLE_ENDIAN);
    this.length = at + RECORD_HEADER + captured;
    this.makeRoom(this.length);
    this.copy(this.bytes.subarray(at + RECORD_HEADER), octets, captured);
  }
}
