import { latin1 } from "../../bytes/text.ts";

/** An attribute: where it stands, with its name, and what it says. */
export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** An element of a document and where it stands, as far as it goes. */
export interface XmlElement {
  readonly name: string;
  readonly from: number;
  to: number;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlElement[];
  /** What stands in it beside elements, and where the first of that is; undefined where nothing does. */
  text: { readonly value: string; readonly from: number; readonly to: number } | undefined;
  /** It was closed before it was opened: `</name>` stands alone. */
  readonly isEnd: boolean;
}

/** Elements that are read of one text, and how deep they may be within one another; the rest is left out. */
const ELEMENT_LIMIT = 2000;
const DEPTH_LIMIT = 40;

// What is not closed goes to the end, so that no octet is looked at again and again.
const pieces =
  /<\?(?<declaration>[^<>]*)\?>|<!--.*?(?:-->|$)|<!\[CDATA\[(?<cdata>.*?)(?:\]\]>|$)|<![^<>]*>|<\/(?<closing>[^\s<>]*)[^<>]*>|<(?<tag>[A-Za-z_:][^\s<>/]*)(?<rest>(?:"[^"]*"|'[^']*'|[^<>"'])*)>|(?<text>[^<]+)/gs;
const attributes = /(?<name>[^\s=<>/]+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/dg;

/** The elements of bytes[start..end), with its declaration as one of them (`?xml`); those that are not closed go to the end. */
export function xmlTree(bytes: Uint8Array, start: number, end: number): readonly XmlElement[] {
  const roots: XmlElement[] = [];
  const open: XmlElement[] = [];
  let count = 0;
  for (const match of latin1(bytes, start, end).matchAll(pieces)) {
    const from = start + match.index;
    const to = from + match[0].length;
    const { declaration, cdata, closing, tag, rest = "", text = cdata } = match.groups ?? {};
    const parent = open.at(-1);
    const siblings = parent ? parent.children : roots;
    if (closing !== undefined) {
      const at = open.findLastIndex(({ name }) => name === closing);
      if (at < 0) roots.push({ name: closing, from, to, attributes: [], children: [], text: undefined, isEnd: true });
      for (const closed of at < 0 ? [] : open.splice(at)) closed.to = to;
    } else if (text !== undefined) {
      const value = text.trim();
      if (value === "" || !parent || parent.text) continue;
      const at = from + match[0].indexOf(value);
      parent.text = { value: decoded(value), from: at, to: at + value.length };
    } else if (tag !== undefined || declaration !== undefined) {
      if (++count > ELEMENT_LIMIT) break;
      const name = tag ?? `?${/^\w*/.exec(declaration)?.[0] ?? ""}`;
      const words = tag === undefined ? declaration : rest;
      const found = [...words.matchAll(attributes)].map((word) => attributeOf(word, from + match[0].indexOf(words)));
      const element = { name, from, to, attributes: found, children: [], text: undefined, isEnd: false };
      siblings.push(element);
      if (tag !== undefined && !rest.endsWith("/") && open.length < DEPTH_LIMIT) open.push(element);
    }
  }
  for (const unclosed of open) unclosed.to = end;
  return roots;
}

function attributeOf(word: RegExpExecArray, base: number): XmlAttribute {
  const { name = "", double, single = "" } = word.groups ?? {};
  const from = base + word.index;
  return { name, value: decoded(double ?? single), from, to: from + word[0].length };
}

/** Octets that were read as one character each, as UTF-8. */
function decoded(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
}
