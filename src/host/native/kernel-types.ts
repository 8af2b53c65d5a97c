import { readFileSync } from "node:fs";
import { LITTLE } from "./netlink.ts";

/** Where the kernel says what it was compiled from: about six megabytes. */
const FILE = "/sys/kernel/btf/vmlinux";
const MAGIC = 0xeb9f;

const STRUCT = 4;
const FUNCTION = 12;
/** Words of a type, and of a member of a structure. */
const TYPE_WORDS = 3;
const MEMBER_WORDS = 3;
/** By its kind, how many words more a type has, and how many for each thing that it counts. */
const ONCE = [0, 1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0];
const EACH = [0, 0, 0, 0, 3, 3, 2, 0, 0, 0, 0, 0, 0, 2, 0, 3, 0, 0, 0, 3];

/** What is to be known of the kernel's own types: a function, and by the name of a structure some of its members. */
export interface WantedTypes {
  readonly function: string;
  readonly members: Readonly<Record<string, readonly string[]>>;
}

/** A function's number, and where members are: octets from the start of their structure, by `structure.member`. */
export interface KernelTypes {
  readonly functionId: number;
  readonly offsets: ReadonlyMap<string, number>;
}

/** Reads the kernel's types (BTF, Documentation/bpf/btf.rst); undefined where it does not tell them, or has others. */
export function readKernelTypes(wanted: WantedTypes): KernelTypes | undefined {
  try {
    return search(readFileSync(FILE), wanted);
  } catch {
    return undefined;
  }
}

function search(file: Buffer, wanted: WantedTypes): KernelTypes | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const [head, typesAt, typesLength, textsAt, textsLength] = [4, 8, 12, 16, 20].map((at) => view.getUint32(at, LITTLE));
  if (view.getUint16(0, LITTLE) !== MAGIC) return undefined;
  const words = new Int32Array(file.buffer, file.byteOffset + head + typesAt, typesLength / 4);
  const texts = file.subarray(head + textsAt, head + textsAt + textsLength);
  /** Names are numbers: where they are among the texts, which have each once. 0 would be no name. */
  const nameOf = (text: string): number => texts.indexOf(`\0${text}\0`, 0, "latin1") + 1 || -1;
  const functionName = nameOf(wanted.function);
  const structures = new Map(Object.keys(wanted.members).map((name) => [nameOf(name), name]));
  const offsets = new Map<string, number>();
  let functionId = 0;
  for (let at = 0, id = 1; at < words.length && (functionId === 0 || structures.size > 0); id++) {
    const name = words[at];
    const kind = (words[at + 1] >>> 24) & 0x1f;
    const count = words[at + 1] & 0xffff;
    if (kind === FUNCTION && name === functionName) functionId = id;
    if (kind === STRUCT && structures.has(name)) {
      const structure = structures.get(name)!;
      for (const member of wanted.members[structure]) {
        const offset = offsetIn(words, at + TYPE_WORDS, count, nameOf(member));
        if (offset === undefined) return undefined;
        offsets.set(`${structure}.${member}`, offset);
      }
      structures.delete(name);
    }
    at += TYPE_WORDS + ONCE[kind] + EACH[kind] * count;
  }
  return functionId === 0 || structures.size > 0 ? undefined : { functionId, offsets };
}

/** Where a member is among those at `at`; their places are in bits, above which the width of a bit field may stand. */
function offsetIn(words: Int32Array, at: number, count: number, name: number): number | undefined {
  for (let i = 0; i < count; i++)
    if (words[at + MEMBER_WORDS * i] === name) return (words[at + MEMBER_WORDS * i + 2] & 0xffffff) / 8;
  return undefined;
}
