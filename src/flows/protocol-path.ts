import { ByProtocol } from "../definition/by-protocol.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { EtherTypeNames } from "./ether-type-names.ts";

/** What the path asks of a protocol. */
interface Named {
  readonly protocol: Protocol | undefined;
  /** Its name in the path: empty where it is part of the layer before it. */
  readonly own: string;
  /** Its name behind certain others. */
  readonly behind: readonly (readonly [before: string, full: string])[];
  readonly without: string | undefined;
  /** Whether layers of it behind one another are named once; whether its octets are counted where it is in a stream. */
  readonly repeats: boolean;
  readonly framed: boolean;
  readonly counted: boolean;
  /** Whether fields of it are handed to other protocols. */
  readonly foreign: boolean;
  readonly namesEmpty: boolean;
}

/** `frame.protocols`: the protocols of a packet, outermost first, as Wireshark names them. */
export class ProtocolPath {
  private readonly dissector: Dissector;
  private readonly named: ByProtocol<Named>;
  private readonly etherTypes: EtherTypeNames;

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.named = new ByProtocol(dissector.catalog, namedAs);
    this.etherTypes = new EtherTypeNames(dissector);
  }

  /** Of the packet that the dissector holds. */
  text(): string {
    const { dissector, named, etherTypes } = this;
    const { layers } = dissector;
    let path = nowhere;
    let source = 0;
    let last = "";
    // Of messages that are cut out of a stream: the source that the protocol was named for.
    let cut: Named | undefined;
    let cutSource = -1;
    let outer: Named | undefined;
    let own: Named | undefined;
    for (let layer = 1; layer < layers.count; layer++) {
      outer = own ?? named.of(layers.protocol(layer - 1));
      own = named.of(layers.protocol(layer));
      if (own.protocol === undefined) continue;
      if (own.own === "") {
        path = this.behindInside(path, layer, own);
        continue;
      }
      // Wireshark names no protocol to which nothing was handed, but that of an empty packet, and where the one outside has it so.
      if (layer > 1 && layers.payloadEnd(layer) === layers.start(layer) && !outer.namesEmpty) continue;
      const name = nameBehind(own, last);
      if (name === "") continue;
      if (own.without !== undefined) path = without(path, own.without);
      // What one handing over brought is one; each source is handed over by itself.
      const together = source === layers.sourceOf(layer);
      source = layers.sourceOf(layer);
      // What is in front of a message, where it is no protocol of its own, cuts the stream for it.
      const isFramed = own.framed || (outer.own === "" && outer.framed);
      const again = own === cut && cutSource === source;
      if (!again && !((own.repeats || isFramed) && together && last === name)) path = behind(path, name);
      if (own.counted) {
        cut = own;
        cutSource = source;
      }
      last = name;
      path = this.behindInside(path, layer, own);
      if (layer + 1 < layers.count && etherTypes.areBehind(layer)) path = behind(path, "ethertype");
    }
    return path.text;
  }

  /** With the protocols behind it that fields of a layer were handed to. */
  private behindInside(path: Path, layer: number, { foreign }: Named): Path {
    return foreign ? pathsInside(this.dissector, layer).reduce(behind, path) : path;
  }
}

function namedAs(protocol: Protocol | undefined): Named {
  return {
    protocol,
    own: protocol?.path ?? protocol?.name ?? "",
    behind: Object.entries(protocol?.pathBehind ?? {}),
    without: protocol?.pathWithout,
    repeats: protocol?.records !== undefined,
    framed: protocol?.framing !== undefined,
    counted: protocol?.framing?.by === "length" || protocol?.framing?.by === "measure",
    foreign: protocol?.foreign !== undefined,
    namesEmpty: protocol?.evenEmpty === "named",
  };
}

/** A path, with those that go on from it: few paths come again and again, and their texts are made once. */
interface Path {
  readonly name: string;
  readonly text: string;
  readonly further: Path[];
}

const nowhere: Path = { name: "", text: "", further: [] };
/** Paths that are remembered, as long as nobody makes packets to have more. */
const PATH_LIMIT = 4096;
let paths = 0;

function behind({ text, further }: Path, name: string): Path {
  for (let i = 0; i < further.length; i++) if (further[i].name === name) return further[i];
  const path: Path = { name, text: text === "" ? name : `${text}:${name}`, further: [] };
  if (paths < PATH_LIMIT) {
    paths++;
    further.push(path);
  }
  return path;
}

/** Without a name. */
function without({ text }: Path, name: string): Path {
  return text
    .split(":")
    .filter((part) => part !== name)
    .reduce(behind, nowhere);
}

/** The protocols that fields of a layer were handed to. */
function pathsInside(dissector: Dissector, layer: number): string[] {
  dissector.decode(layer);
  const { layers, tree, catalog } = dissector;
  const root = layers.tree(layer);
  const names: string[] = [];
  for (let quad = root + 1; quad < tree.after(root); quad++) {
    const { field, view } = catalog.registry.fields[tree.field(quad)];
    if (field.path !== undefined && !view) names.push(field.path);
  }
  return names;
}

/** Wireshark's name for a layer of a protocol behind one of this name. */
function nameBehind({ own, behind }: Named, before: string): string {
  // The second record of a layer is behind the first.
  for (const [parent, full] of behind) if (before === parent || before === full) return full;
  return own;
}
