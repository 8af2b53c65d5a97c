import { uintle } from "../bytes/numbers.ts";
import type { Dissector } from "../dissect/dissector.ts";

/** Wireshark's names of the fields by which SMB says which file, or pipe, is meant. */
const HANDLES: readonly string[] = ["smb.fid", "smb2.fid"];

const CARRIERS: readonly string[] = ["smb", "smb_pipe", "smb2"];

/** Tells which open pipe a message was written to, where SMB carries it. */
export class PipeHandles {
  private readonly dissector: Dissector;
  private readonly carriers: readonly boolean[];

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.carriers = dissector.catalog.protocols.map((protocol) => CARRIERS.includes(protocol?.name ?? ""));
  }

  /** A text for the pipe around a layer; empty where there is none. */
  around(layer: number): string {
    const { layers, tree, catalog } = this.dissector;
    for (let outer = layer - 1; outer > 0; outer--) {
      if (!this.carriers[layers.protocol(outer)]) continue;
      this.dissector.decode(outer);
      const root = layers.tree(outer);
      const bytes = this.dissector.bytesOf(outer);
      for (let quad = root + 1; quad < tree.after(root); quad++) {
        const { name } = catalog.registry.get(tree.field(quad));
        if (!HANDLES.includes(name)) continue;
        const start = tree.start(quad);
        const half = Math.min(6, tree.end(quad) - start);
        return `${uintle(bytes, start, half)}`;
      }
    }
    return "";
  }
}
