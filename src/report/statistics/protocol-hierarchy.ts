import { filterOf, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";
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
  const root: Node = { name: "", frames: 0, bytes: 0, children: [] };
  return {
    see(sight: Sight): void {
      if (!matches(sight)) return;
      let node = root;
      for (const name of nodes.list()) {
        node = childOf(node, name);
        node.frames++;
        node.bytes += sight.packet.original;
      }
    },
    text: () => `\n${RULE}Protocol Hierarchy Statistics\nFilter: ${words}\n\n${lines(root, 0)}${RULE}`,
    json: () => root.children.map(plain),
  };
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
