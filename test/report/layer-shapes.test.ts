import { describe, expect, it } from "vitest";
import { Tree } from "../../src/dissect/tree.ts";
import { LayerShapes } from "../../src/report/tree/layer-shapes.ts";

/** A tree of these fields, the first of which holds the others where `nested`. */
function treeOf(fields: readonly number[], nested = false, octets = 1): Tree {
  const tree = new Tree();
  fields.forEach((field, i) => tree.leaf(field, i * octets, (i + 1) * octets));
  if (nested) tree.close(0, fields.length * octets);
  return tree;
}

describe("LayerShapes", () => {
  it("knows a shape wherever its fields stand", () => {
    const tree = treeOf([7, 8, 9, 7, 8, 9], false, 3);
    const shapes = new LayerShapes<string>(tree);
    expect(shapes.find(0, 3, 0)).toBeUndefined();
    expect(shapes.keep("first")).toBe("first");
    expect(shapes.find(3, 6, 0)).toBe("first");
  });

  it("tells apart variants, other fields, and the same fields inside one another", () => {
    const flat = treeOf([7, 8, 9]);
    const shapes = new LayerShapes<string>(flat);
    shapes.find(0, 3, 0);
    shapes.keep("flat");
    expect(shapes.find(0, 3, 1)).toBeUndefined();
    expect(shapes.find(0, 2, 0)).toBeUndefined();
    flat.close(0, 3);
    expect(shapes.find(0, 3, 0)).toBeUndefined();
  });

  it("keeps nothing of a layer with more fields than it looks at", () => {
    const tree = treeOf(Array.from({ length: 3000 }, () => 5));
    const shapes = new LayerShapes<string>(tree);
    expect(shapes.find(0, 3000, 0)).toBeUndefined();
    expect(shapes.keep("large")).toBe("large");
    expect(shapes.find(0, 3000, 0)).toBeUndefined();
  });
});
