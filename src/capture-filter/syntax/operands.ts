import { type Cursor, spanFrom, spanOf } from "./cursor.ts";
import type { Operand } from "../syntax-tree.ts";

/** The value at the cursor with what belongs to it (`/24`, `mask 255.255.255.0`), if there is one; numbers are for the caller. */
export function takeOperand(cursor: Cursor): Operand | undefined {
  const { kind, text, value, address } = cursor.token;
  const span = spanOf(cursor.token);
  switch (kind) {
    case "name":
      cursor.take();
      return { kind, text, span };
    case "one-octet":
      cursor.take();
      return { kind, text, value, span };
    case "mac":
      cursor.take();
      return { kind, text, address: address!, span };
    case "ipv4": {
      cursor.take();
      if (cursor.takeIf("symbol", "/")) {
        const length = cursor.expect("number");
        return { kind: "ipv4-prefix", text, length: length.value, span: spanFrom(span, length) };
      }
      if (cursor.takeIf("mask")) {
        const mask = cursor.expect("ipv4");
        return { kind: "ipv4-mask", text, mask: mask.text, span: spanFrom(span, mask) };
      }
      return { kind, text, span };
    }
    case "ipv6": {
      cursor.take();
      if (!cursor.takeIf("symbol", "/")) return { kind, text, address: address!, span };
      const length = cursor.expect("number");
      return { kind: "ipv6-prefix", text, address: address!, length: length.value, span: spanFrom(span, length) };
    }
    default:
      return undefined;
  }
}
