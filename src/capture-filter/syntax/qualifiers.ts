import type { Cursor } from "./cursor.ts";
import type { DirectionWord, ProtocolWord, Qualifiers, TypeWord } from "../syntax-tree.ts";

/** `src`, `dst host`, `src or dst port`, `proto`: what stands before a value, after the protocol word if there was one. */
export function parseQualifiers(cursor: Cursor, protocol: ProtocolWord | undefined): Qualifiers | undefined {
  if (cursor.at("direction")) {
    const direction = parseDirection(cursor);
    return { protocol, direction, type: hasDirection(cursor.token.text) ? takeType(cursor) : undefined };
  }
  return cursor.at("type") ? { protocol, direction: undefined, type: takeType(cursor) } : undefined;
}

function parseDirection(cursor: Cursor): DirectionWord {
  const first = cursor.take().text as DirectionWord;
  if (first !== "src" && first !== "dst") return first;
  if (!cursor.at("logic", "or") && !cursor.at("logic", "and")) return first;
  const operator = cursor.take().text as "or" | "and";
  cursor.expect("direction", first === "src" ? "dst" : "src");
  return `src ${operator} dst`;
}

/** A gateway and a protocol have no direction. */
function hasDirection(type: string): boolean {
  return type === "host" || type === "net" || type === "port" || type === "portrange";
}

function takeType(cursor: Cursor): TypeWord | undefined {
  return cursor.takeIf("type")?.text as TypeWord | undefined;
}
