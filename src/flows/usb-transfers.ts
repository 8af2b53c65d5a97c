import { u16le } from "../bytes/numbers.ts";
import { remember } from "../bytes/remember.ts";
import type { Protocol } from "../definition/protocol.ts";
import { isStandard, type UsbSetup, type UsbTold } from "../definition/usb-told.ts";
import { addElapsed } from "./elapsed.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";

const CONTROL = 2;
const SETUP = 8;
const GET_DESCRIPTOR = 6;
const CONFIGURATION = 2;
const INTERFACE = 4;
const ENDPOINT = 5;
const TO_INTERFACE = 1;
/** Transfers that are waited for, and endpoints whose classes are known. */
const LIMIT = 20_000;

/** Where a header says what a transfer is; its octets are counted from its start. */
interface Places {
  readonly endpoint: number;
  readonly device: number;
  readonly bus: number;
  readonly transfer: number;
  readonly id: number;
  /** Octets that have to be there. */
  readonly head: number;
  /** Whether it goes to the host, where its setup packet is (-1 without one), and where its data begin. */
  comesBack(bytes: Uint8Array, start: number): boolean;
  setup(bytes: Uint8Array, start: number): number;
  data(bytes: Uint8Array, start: number): number;
}

const COMPLETE = 0x43;
const ERROR = 0x45;
const linux = (header: number): Places => ({
  endpoint: 10,
  device: 11,
  bus: 12,
  transfer: 9,
  id: 0,
  head: header,
  comesBack: (bytes, start) => bytes[start + 8] === COMPLETE || bytes[start + 8] === ERROR,
  setup: (bytes, start) => (bytes[start + 9] === CONTROL && bytes[start + 14] === 0 ? start + 40 : -1),
  data: (_bytes, start) => start + header,
});
const pcap: Places = {
  endpoint: 21,
  device: 19,
  bus: 17,
  transfer: 22,
  id: 2,
  head: 27,
  comesBack: (bytes, start) => (bytes[start + 16] & 1) !== 0,
  setup: (bytes, start) =>
    bytes[start + 22] === CONTROL && u16le(bytes, start) > 27 && bytes[start + 27] === 0
      ? start + u16le(bytes, start)
      : -1,
  data: (bytes, start) => start + u16le(bytes, start),
};
const places: { readonly [protocol: string]: Places } = { usb: linux(48), "usb-mapped": linux(64), "usb-pcap": pcap };

/** A transfer that was begun. */
interface Begun {
  readonly frame: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly setup: UsbSetup | undefined;
}

interface Note {
  readonly source: string;
  readonly destination: string;
  readonly begun: Begun | undefined;
}

/** Transfers over USB: which one completes which, and what class the interface of an endpoint is of. */
export class UsbTransfers implements Follower {
  private readonly passage: Passage;
  private readonly places: Places;
  private readonly begun = new Map<string, Begun>();
  /** Classes by what devices tell of themselves: by `bus.device`, and the number of the interface or endpoint. */
  private readonly interfaces = new Map<string, number>();
  private readonly endpoints = new Map<string, number>();
  private readonly notes: LayerNotes<Note>;
  private readonly ids: { readonly [key: string]: number };

  constructor(passage: Passage, usb: Protocol) {
    this.passage = passage;
    this.places = places[usb.name];
    this.notes = new LayerNotes(passage);
    const id = (key: string) => passage.compiler.generated(usb, key);
    this.ids = {
      source: id("/src"),
      sourceAddress: id("/srcAddr"),
      destination: id("/dst"),
      destinationAddress: id("/dstAddr"),
      request: id("dataLength/request"),
      time: id("dataLength/time"),
    };
  }

  follow(layer: number): void {
    const { dissector, packet } = this.passage;
    const { layers } = dissector;
    const { places: at } = this;
    const [bytes, start] = [dissector.bytesOf(layer), layers.start(layer)];
    const end = dissector.sources[layers.sourceOf(layer)].end;
    if (end - start < at.head) return;
    const device = `${u16le(bytes, start + at.bus)}.${bytes[start + at.device]}`;
    const address = `${device}.${bytes[start + at.endpoint] & 0x0f}`;
    const isBack = at.comesBack(bytes, start);
    const transfer = `${address} ${bytes[start + at.endpoint] >> 7} ${u16le(bytes, start + at.id)} ${u16le(bytes, start + at.id + 2)} ${u16le(bytes, start + at.id + 4)}`;
    const setupAt = isBack ? -1 : at.setup(bytes, start);
    const asked = setupAt >= 0 && setupAt + SETUP <= end ? setupOf(bytes, setupAt) : undefined;
    const begun = isBack ? this.begun.get(transfer) : undefined;
    if (!isBack) {
      const { number, seconds, nanoseconds } = packet;
      remember(this.begun, transfer, { frame: number, seconds, nanoseconds, setup: asked }, LIMIT);
    }
    const setup = asked ?? begun?.setup;
    if (isBack && setup && isStandard(setup) && setup.request === GET_DESCRIPTOR && setup.value >> 8 === CONFIGURATION)
      this.learn(device, bytes, at.data(bytes, start), end);
    const told: UsbTold = {
      setup,
      interfaceClass: this.classOf(device, bytes[start + at.endpoint], bytes[start + at.transfer], setup),
    };
    dissector.tell(layer, told);
    const [source, destination] = isBack ? [address, "host"] : ["host", address];
    this.notes.add(layer, { source, destination, begun });
  }

  annotate(layer: number): void {
    const note = this.notes.of(layer);
    if (!note) return;
    const { passage, ids } = this;
    const { dissector, packet } = passage;
    dissector.addObject(ids.source, note.source);
    dissector.addObject(ids.sourceAddress, note.source);
    dissector.addObject(ids.destination, note.destination);
    dissector.addObject(ids.destinationAddress, note.destination);
    if (!note.begun) return;
    dissector.addNumber(ids.request, note.begun.frame);
    addElapsed(dissector, ids.time, packet, note.begun.seconds, note.begun.nanoseconds);
  }

  private classOf(device: string, endpoint: number, transfer: number, setup: UsbSetup | undefined): number | undefined {
    if (transfer !== CONTROL) return this.endpoints.get(`${device}.${endpoint}`);
    if (!setup || (setup.type & 0x1f) !== TO_INTERFACE) return undefined;
    return this.interfaces.get(`${device}.${setup.index & 0xff}`);
  }

  /** Reads which interfaces a configuration has, of which class, and which endpoints belong to them (USB 2.0 9.6). */
  private learn(device: string, bytes: Uint8Array, from: number, end: number): void {
    let interfaceClass: number | undefined;
    for (let at = from; at + 2 <= end && bytes[at] >= 2 && at + bytes[at] <= end; at += bytes[at]) {
      if (bytes[at + 1] === INTERFACE && bytes[at] >= 9) {
        interfaceClass = bytes[at + 5];
        remember(this.interfaces, `${device}.${bytes[at + 2]}`, interfaceClass, LIMIT);
      } else if (bytes[at + 1] === ENDPOINT && bytes[at] >= 3 && interfaceClass !== undefined)
        remember(this.endpoints, `${device}.${bytes[at + 2]}`, interfaceClass, LIMIT);
    }
  }
}

function setupOf(bytes: Uint8Array, at: number): UsbSetup {
  return {
    type: bytes[at],
    request: bytes[at + 1],
    value: u16le(bytes, at + 2),
    index: u16le(bytes, at + 4),
  };
}
