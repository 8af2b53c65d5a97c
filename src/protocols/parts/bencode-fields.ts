import { decodeAscii } from "../../bytes/text.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { custom, mark } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bencodedEnd, bencodedKind, lengthOf, stringStart } from "./bencoded.ts";
import type { Page } from "./laid-out.ts";

const DEPTH_LIMIT = 10;
const TERMINATOR = 0x65;

/** Fields of values in bencoding (BEP 3), of which the outermost names its protocol. */
export const bencodeFields = {
  bencodeOutermost: mark({ filter: "=bencode.dict", label: "Dictionary", path: "bencode" }),
  bencodeDictionary: mark({ filter: "=bencode.dict", label: "Dictionary" }),
  bencodeEntry: mark({ filter: "=bencode.dict.entry", label: "Entry" }),
  bencodeList: mark({ filter: "=bencode.list", label: "List" }),
  bencodeLength: custom(
    derivedNumber("length", (octets, start, end) => lengthOf(octets, start, end - 1)),
    { filter: "=bencode.str.length", label: "String Length", type: "FT_UINT32" },
  ),
  bencodeString: custom(derivedText("string", decodeAscii), {
    filter: "=bencode.str",
    label: "String",
    type: "FT_STRING",
    evenEmpty: true,
  }),
  bencodeInteger: custom(
    {
      ...derivedNumber("integer", (octets, start, end) => Number(decodeAscii(octets, start + 1, end - 1)) || 0),
    },
    { filter: "=bencode.int", label: "Integer", type: "FT_INT32" },
  ),
} as const satisfies { readonly [name: string]: AnyField };
type BencodePage = Page<keyof typeof bencodeFields>;

/** Takes a value, of which the outermost names its protocol; false where it is none. */
export function bencoded(page: BencodePage, depth = 0): boolean {
  const kind = bencodedKind(page.peek(1));
  const stop = bencodedEnd(page.bytes, page.at, page.end);
  if (kind === undefined || stop < 0 || depth > DEPTH_LIMIT) return false;
  if (kind === "integer") page.take("bencodeInteger", stop - page.at);
  else if (kind === "string") string(page);
  else {
    const group = kind === "list" ? "bencodeList" : depth === 0 ? "bencodeOutermost" : "bencodeDictionary";
    page.group(group, stop - page.at, () => {
      page.pass(1);
      while (page.at < stop && page.peek(1) !== TERMINATOR && !page.lacks)
        if (!(kind === "list" ? bencoded(page, depth + 1) : entry(page, depth))) return page.fail();
    });
    page.at = stop;
  }
  return true;
}

function string(page: BencodePage): void {
  const start = stringStart(page.bytes, page.at, page.end);
  const size = lengthOf(page.bytes, page.at, start - 1);
  page.take("bencodeLength", start - page.at);
  page.take("bencodeString", Math.min(size, page.left));
}

/** A key and its value. */
function entry(page: BencodePage, depth: number): boolean {
  if (bencodedKind(page.peek(1)) !== "string") return false;
  const behind = bencodedEnd(page.bytes, page.at, page.end);
  const stop = behind < 0 ? -1 : bencodedEnd(page.bytes, behind, page.end);
  if (stop < 0) return false;
  page.group("bencodeEntry", stop - page.at, () => {
    string(page);
    bencoded(page, depth + 1);
  });
  return true;
}
