import { remember } from "../bytes/remember.ts";
import { u16 } from "../bytes/numbers.ts";
import { decodeText } from "../bytes/text.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";

const READ = 1;
const WRITE = 2;
const DATA = 3;
const ACKNOWLEDGEMENT = 4;
/** Transfers that are remembered; beyond them the oldest is forgotten. */
const TRANSFER_LIMIT = 10_000;
/** Octets of a name that are looked at. */
const NAME_LIMIT = 512;

/** What a client asked for. */
interface Transfer {
  readonly frame: number;
  readonly file: string;
  /** The latest block, counted on where its number of 16 bits began again. */
  block: number;
}

/**
 * Transfers of TFTP: the server answers from a port of its own, so that packets belong to the request that came from the
 * client's port (RFC 1350 4).
 */
export class TftpTransfers implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly tftp: number;
  private readonly announce: (address: string, port: number, protocol: number) => void;
  private readonly transfers = new Map<string, Transfer>();
  private readonly notes: LayerNotes<{ readonly transfer: Transfer; readonly block: number }>;
  private readonly ids: { readonly file: number; readonly request: number; readonly block: number };

  /** `announce` is told from which address and port the other packets of a transfer come or go. */
  constructor(passage: Passage, tftp: Protocol, announce: (address: string, port: number, protocol: number) => void) {
    const { compiler, dissector } = passage;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.tftp = dissector.catalog.idOf(tftp);
    this.announce = announce;
    this.notes = new LayerNotes(passage);
    this.ids = {
      file: compiler.generated(tftp, "op/file"),
      request: compiler.generated(tftp, "op/request"),
      block: compiler.generated(tftp, "fullBlock"),
    };
  }

  follow(layer: number): void {
    const { dissector, packet } = this.passage;
    const { layers } = dissector;
    const network = this.addresses.around(layer);
    const [bytes, start] = [dissector.bytesOf(layer), layers.start(layer)];
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    if (network < 0 || layer === 0 || end - start < 4 || this.addresses.quoted(network)) return;
    const ports = layers.start(layer - 1);
    const around = dissector.bytesOf(layer - 1);
    const source = `${this.addresses.text(network, false)} ${u16(around, ports)}`;
    const operation = u16(bytes, start);
    if (operation === READ || operation === WRITE) {
      const name = bytes.subarray(start + 2, Math.min(end, start + 2 + NAME_LIMIT));
      const length = name.indexOf(0);
      this.begin(source, packet.number, decodeText(name, 0, length < 0 ? name.length : length));
      this.announce(this.addresses.text(network, false), u16(around, ports), this.tftp);
      return;
    }
    const destination = `${this.addresses.text(network, true)} ${u16(around, ports + 2)}`;
    const transfer = this.transfers.get(destination) ?? this.transfers.get(source);
    if (!transfer) return;
    const counted = operation === DATA || operation === ACKNOWLEDGEMENT;
    if (counted) transfer.block = countedOn(transfer.block, u16(bytes, start + 2));
    this.notes.add(layer, { transfer, block: counted ? transfer.block : -1 });
    dissector.forgetFields(layer);
  }

  annotate(layer: number): void {
    const note = this.notes.of(layer);
    if (!note) return;
    const { dissector } = this.passage;
    dissector.addObject(this.ids.file, note.transfer.file);
    dissector.addNumber(this.ids.request, note.transfer.frame);
    if (note.block >= 0) dissector.addNumber(this.ids.block, note.block);
  }

  private begin(client: string, frame: number, file: string): void {
    remember(this.transfers, client, { frame, file, block: 0 }, TRANSFER_LIMIT);
  }
}

/** A block's number after a latest one: near it, forwards or backwards. */
function countedOn(latest: number, block: number): number {
  return Math.max(0, latest + (((block - latest) << 16) >> 16));
}
