import { wireLength } from "../../flows/record-head.ts";
import { filterOf, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";
import { PacketShapes } from "./packet-shapes.ts";
import { TreeNodes } from "./tree-nodes.ts";

/** Columns before the counts. */
const NAME_WIDTH = 40;

interface Node {
  readonly name: string;
  frames: number;
  bytes: number;
  readonly children: Node[];
}

const RULE = `${"=".repeat(67)}\n`;

/** `io,phs`: how many packets, and octets of them, have each stack of protocols. */
export function protocolHierarchy(words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const nodes = new TreeNodes(context.dissector);
  const root: Node = { name: "frame", frames: 0, bytes: 0, children: [] };
  /** The nodes that packets of a shape are counted in. */
  const shapes = new PacketShapes<readonly Node[]>();
  // Like tshark, frames have a row where any filter has them dissected.
  const table = (): string =>
    root.frames > 0 && context.asksForFrame?.() ? lines({ ...root, children: [root] }, 0) : lines(root, 0);
  return {
    see(sight: Sight): void {
      if (!matches(sight)) return;
      const { original, start, end } = sight.packet;
      root.frames++;
      const length = wireLength(sight.packet);
      root.bytes += length;
      const fault = nodes.fault(end - start < original);
      const shape = shapes.find(sight.dissector, fault, nodes.lacksLast);
      const path = (shape.value ??= pathTo(root, nodes.list(fault)));
      for (let i = 0; i < path.length; i++) {
        path[i].frames++;
        path[i].bytes += length;
      }
    },
    text: () => `\n${RULE}Protocol Hierarchy Statistics\nFilter: ${words}\n\n${table()}${RULE}`,
    json: () => root.children.map(plain),
  };
}

/** The nodes of these names, each inside the one before. */
function pathTo(root: Node, names: readonly string[]): Node[] {
  let node = root;
  return names.map((name) => (node = childOf(node, name)));
}

function childOf(node: Node, name: string): Node {
  const { children } = node;
  for (let i = 0; i < children.length; i++) if (children[i].name === name) return children[i];
  const child: Node = { name, frames: 0, bytes: 0, children: [] };
  children.push(child);
  return child;
}

function lines(node: Node, depth: number): string {
  return node.children
    .map((child) => {
      const name = `${"  ".repeat(depth)}${child.name}`.padEnd(NAME_WIDTH);
      return `${name} frames:${child.frames} bytes:${child.bytes}\n${lines(child, depth + 1)}`;
    })
    .join("");
}

function plain(node: Node): unknown {
  const { name, frames, bytes, children } = node;
  return { protocol: name, frames, bytes, children: children.map(plain) };
}
