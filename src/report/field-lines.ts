import type { Protocol } from "../definition/protocol.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { ValueReader } from "../dissect/values.ts";
import { valueText } from "./value-text.ts";

/**
 * Every field but hidden ones of the packet that `dissector` holds: a line for each layer and, indented by depth, for each quad of its
 * tree: filter name, octets `start..end` counted from the packet's start at `origin`, and value.
 */
export function fieldLines(dissector: Dissector, origin: number): string[] {
  const lines: string[] = [];
  const { layers, tree, catalog } = dissector;
  for (let layer = 0; layer < layers.count; layer++) {
    dissector.decode(layer);
    const root = layers.tree(layer);
    const protocol = catalog.protocols[layers.protocol(layer)] as Protocol;
    lines.push(`${protocol.name} ${span(layers.start(layer), tree.end(root), origin)}`);
    const reader = new ValueReader(tree, catalog.registry, dissector.bytesOf(layer), layers.start(layer));
    const ends: number[] = [];
    for (let i = root + 1; i < tree.after(root); i++) {
      while (ends.length > 0 && i >= ends[ends.length - 1]) ends.pop();
      const info = catalog.registry.get(tree.field(i));
      if (info.hidden) continue;
      const inner =
        tree.after(i) > i + 1 ||
        info.field.kind === "struct" ||
        info.field.kind === "repeated" ||
        info.field.kind === "options";
      const value =
        inner && info.field.kind !== "flags" && info.field.kind !== "uint"
          ? ""
          : ` = ${valueText(info.field, reader.value(i, info))}`;
      lines.push(
        `${"  ".repeat(ends.length + 1)}${info.name || info.key} ${span(tree.start(i), tree.end(i), origin)}${value}`,
      );
      if (tree.after(i) > i + 1) ends.push(tree.after(i));
    }
  }
  return lines;
}

function span(start: number, end: number, origin: number): string {
  return `${start - origin}..${end - origin}`;
}
