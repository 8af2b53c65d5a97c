import { remember } from "../../bytes/remember.ts";
import type { Session } from "../../flows/session.ts";
import { FirstValues } from "./first-values.ts";
import { fileName, type CarriedObject, type Objects } from "./objects.ts";

const DATA = 3;
/** Octets of a block unless both sides agreed on another size (RFC 1350, RFC 2348). */
const BLOCK = 512;
/** What is kept of transfers that are not over; beyond it the oldest is given up. */
const TRANSFER_LIMIT = 1000;
const OCTET_LIMIT = 256 << 20;

interface Transfer {
  readonly blocks: Uint8Array[];
  octets: number;
}

/** Finds files that TFTP carried; a block that is not full is the last. */
export class TftpObjects implements Objects {
  private readonly session: Session;
  private readonly values: FirstValues;
  /** By the packet that asked for the file. */
  private readonly transfers = new Map<number, Transfer>();

  constructor(session: Session) {
    this.session = session;
    this.values = new FirstValues(session.dissector);
  }

  find(): CarriedObject[] {
    const { dissector } = this.session;
    const { layers, catalog, sources } = dissector;
    const found: CarriedObject[] = [];
    for (let layer = 1; layer < layers.count; layer++) {
      if (catalog.protocols[layers.protocol(layer)]?.name !== "tftp") continue;
      const request = this.values.number(layer, "tftp.request_frame");
      const block = this.values.number(layer, "tftp.block.full");
      if (this.values.number(layer, "tftp.opcode") !== DATA || request === undefined || block === undefined) continue;
      const { bytes, end } = sources[layers.sourceOf(layer)]!;
      const octets = bytes.slice(layers.headerEnd(layer), Math.min(layers.payloadEnd(layer), end));
      const whole = this.add(request, block, octets);
      const name = this.values.text(layer, "tftp.destination_file") ?? "";
      if (whole) found.push({ name: fileName(name.slice(name.lastIndexOf("/") + 1)), bytes: whole });
    }
    return found;
  }

  /** Adds a block; the file, where it was the last. */
  private add(request: number, block: number, octets: Uint8Array): Uint8Array | undefined {
    const transfer = this.transfers.get(request) ?? { blocks: [], octets: 0 };
    if (block === 1) {
      transfer.blocks.length = transfer.octets = 0;
      remember(this.transfers, request, transfer, TRANSFER_LIMIT);
    }
    // What is sent again is known; where one is missing there is no file.
    if (transfer.blocks.length !== block - 1 || transfer.octets + octets.length > OCTET_LIMIT) return undefined;
    transfer.blocks.push(octets);
    transfer.octets += octets.length;
    if (octets.length >= (transfer.blocks[0]?.length ?? BLOCK) && octets.length >= BLOCK) return undefined;
    this.transfers.delete(request);
    const whole = new Uint8Array(transfer.octets);
    let at = 0;
    for (const part of transfer.blocks) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
