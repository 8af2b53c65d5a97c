import { readSlot, type Slot } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Dissector } from "../dissect/dissector.ts";

/** The number in place of an EtherType is a length up to this (IEEE 802.3). */
const LARGEST_LENGTH = 1500;

/** `frame.protocols`: the protocols of a packet, outermost first, as Wireshark names them. */
export function protocolPath(dissector: Dissector): string {
  const { layers, catalog } = dissector;
  let path = nowhere;
  let source = 0;
  let last: string | undefined;
  // Of messages that are cut out of a stream: the source that the protocol was named for.
  let cut: Protocol | undefined;
  let cutSource = -1;
  for (let layer = 1; layer < layers.count; layer++) {
    const protocol = catalog.protocols[layers.protocol(layer)];
    if (!protocol) continue;
    if (protocol.path === "") {
      path = behindInside(path, dissector, layer, protocol);
      continue;
    }
    // Wireshark names no protocol to which nothing was handed, but that of an empty packet, and where the one outside has it so.
    if (layer > 1 && layers.payloadEnd(layer) === layers.start(layer)) {
      if (catalog.protocols[layers.protocol(layer - 1)]?.namesEmpty !== true) continue;
    }
    const name = pathName(protocol, last);
    if (name === "") continue;
    if (protocol.pathWithout !== undefined) path = without(path, protocol.pathWithout);
    // What one handing over brought is one; each source is handed over by itself.
    const together = source === layers.sourceOf(layer);
    source = layers.sourceOf(layer);
    // What is in front of a message, where it is no protocol of its own, cuts the stream for it.
    const outer = catalog.protocols[layers.protocol(layer - 1)];
    const framing = protocol.framing ?? (outer?.path === "" ? outer.framing : undefined);
    const again = protocol === cut && cutSource === source;
    if (!again && !((protocol.records || framing) && together && last === name)) path = behind(path, name);
    if (protocol.framing?.by === "length" || protocol.framing?.by === "measure") {
      cut = protocol;
      cutSource = source;
    }
    last = name;
    path = behindInside(path, dissector, layer, protocol);
    if (layer + 1 < layers.count && followsEtherType(dissector, layer)) path = behind(path, "ethertype");
  }
  return path.text;
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

/** With the protocols behind it that fields of a layer were handed to. */
function behindInside(path: Path, dissector: Dissector, layer: number, { foreign }: Protocol): Path {
  return foreign ? pathsInside(dissector, layer).reduce(behind, path) : path;
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
function pathName(protocol: Protocol, before: string | undefined): string {
  const { path, pathBehind, name } = protocol;
  const own = path ?? name;
  if (pathBehind === undefined) return own;
  // The second record of a layer is behind the first.
  const after = Object.entries(pathBehind).find(([parent, full]) => before === parent || before === full);
  return after?.[1] ?? own;
}

/** Whether the layer behind this one was found by an EtherType, which Wireshark names in between. */
function followsEtherType(dissector: Dissector, layer: number): boolean {
  const { catalog, layers } = dissector;
  const protocol = catalog.protocols[layers.protocol(layer)];
  const child = catalog.protocols[layers.protocol(layer + 1)];
  if (child?.name === "llc") return false;
  if (!protocol) return false;
  if (protocol.rules.some((rule) => rule.named === true && "told" in rule))
    return child !== undefined && child.name !== "data";
  const bytes = dissector.bytesOf(layer);
  const start = layers.start(layer);
  return etherTypes(protocol).some(
    ({ slot, above, unless }) =>
      readSlot(bytes, start, slot) > above && !unless.some((other) => readSlot(bytes, start, other.slot) === other.is),
  );
}

/** Where a protocol has an EtherType, looked up once. */
function etherTypes(protocol: Protocol): readonly EtherTypePlace[] {
  const known = etherTypePlaces.get(protocol);
  if (known) return known;
  const places = protocol.rules.flatMap((rule, at): EtherTypePlace[] => {
    if (rule.named !== true || !("by" in rule)) return [];
    const before = protocol.rules
      .slice(0, at)
      .flatMap((other) => (other.named ? [] : Object.entries(other.only ?? {})));
    const unless = before.map(([key, is]) => ({ slot: protocol.slot(key), is }));
    return [{ slot: protocol.slot(rule.by[0]), above: rule.above ?? LARGEST_LENGTH, unless }];
  });
  etherTypePlaces.set(protocol, places);
  return places;
}

interface EtherTypePlace {
  readonly slot: Slot;
  /** Up to this the number is a length. */
  readonly above: number;
  /** Fields that have another rule say what follows. */
  readonly unless: readonly { readonly slot: Slot; readonly is: number }[];
}
const etherTypePlaces = new WeakMap<Protocol, readonly EtherTypePlace[]>();
