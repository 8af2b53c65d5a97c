import type { Frame } from "../../link/link.ts";
import { memoryOf, PACKET_RX_RING, PACKET_VERSION, TP_STATUS_USER, type Memory } from "../capture/packet-ring.ts";
import { int32, SOL_PACKET } from "../capture/packet-socket.ts";
import type { Linux } from "../native/linux.ts";
import { MappedMemory } from "../native/mapped-memory.ts";

const TPACKET_V2 = 1;
const TP_STATUS_VLAN_VALID = 1 << 4;
const TP_STATUS_VLAN_TPID_VALID = 1 << 6;
const ETH_P_8021Q = 0x8100;
const PACKET_OUTGOING = 4;

/** Octets of a place for one packet, of which longer ones are cut, and of the blocks that such places are in. */
const PLACE = 2048;
const BLOCK = 256 * 1024;
const PLACES = 4096;
/** Octets up to which copying one by one is quicker. */
const SHORT = 96;
/** Words and halves of struct tpacket2_hdr, and where behind it struct sockaddr_ll has the kind of packet. */
const WORD = { status: 0, length: 1, captured: 2, seconds: 4, nanoseconds: 5 } as const;
const HALF = { start: 6, vlan: 12, tpid: 13 } as const;
const KIND_AT = 32 + 10;
/** Octets of the two addresses that a VLAN tag follows, and of the tag. */
const TAG_AT = 12;
const TAG = 4;

/**
 * Memory that the kernel puts packets into one by one (TPACKET_V2): each is ours at once. TPACKET_V3, which captures use,
 * hands over blocks.
 */
export class FrameRing {
  private readonly mapped: MappedMemory;
  private readonly memory: Memory;
  private readonly status: Int32Array;
  private next = 0;

  /** Gives `socket`, a packet socket that receives nothing yet, a ring. Throws the system's errors. */
  constructor(linux: Linux, socket: number) {
    linux.setOption(socket, SOL_PACKET, PACKET_VERSION, int32(TPACKET_V2));
    const request = Uint32Array.of(BLOCK, (PLACE * PLACES) / BLOCK, PLACE, PLACES);
    linux.setOption(socket, SOL_PACKET, PACKET_RX_RING, new Uint8Array(request.buffer));
    this.mapped = new MappedMemory(linux, socket, PLACE * PLACES);
    this.memory = memoryOf(this.mapped.buffer);
    this.status = new Int32Array(this.mapped.buffer);
  }

  /** Takes all packets that have come and that we did not send. */
  take(): Frame[] {
    const frames: Frame[] = [];
    const { bytes } = this.memory;
    for (;;) {
      const at = this.next * PLACE;
      const status = Atomics.load(this.status, at / 4 + WORD.status);
      if ((status & TP_STATUS_USER) === 0) return frames;
      if (bytes[at + KIND_AT] !== PACKET_OUTGOING) frames.push(this.frame(at, status));
      Atomics.store(this.status, at / 4 + WORD.status, 0);
      this.next = (this.next + 1) % PLACES;
    }
  }

  close(): void {
    this.mapped.clear();
  }

  private frame(at: number, status: number): Frame {
    const { bytes, halves, words } = this.memory;
    const word = at / 4;
    const half = at / 2;
    const start = at + halves[half + HALF.start];
    const captured = words[word + WORD.captured];
    const tagged = (status & TP_STATUS_VLAN_VALID) !== 0;
    const own = new Uint8Array(captured + (tagged ? TAG : 0));
    if (tagged) {
      own.set(bytes.subarray(start, start + TAG_AT));
      const tpid = (status & TP_STATUS_VLAN_TPID_VALID) === 0 ? ETH_P_8021Q : halves[half + HALF.tpid];
      new DataView(own.buffer).setUint32(TAG_AT, tpid * 65536 + halves[half + HALF.vlan]);
      own.set(bytes.subarray(start + TAG_AT, start + captured), TAG_AT + TAG);
    } else if (captured > SHORT) own.set(bytes.subarray(start, start + captured));
    else for (let i = 0; i < captured; i++) own[i] = bytes[start + i];
    return {
      bytes: own,
      originalLength: words[word + WORD.length] + (tagged ? TAG : 0),
      seconds: words[word + WORD.seconds],
      nanoseconds: words[word + WORD.nanoseconds],
    };
  }
}
