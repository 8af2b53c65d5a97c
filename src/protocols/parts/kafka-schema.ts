import type { KafkaName } from "./kafka-fields.ts";

/** What a message has, one behind another, in the versions of its interface from `from` to `to`. */
export interface KafkaItem {
  readonly kind: "value" | "list" | "tree" | "records";
  readonly name: KafkaName;
  /** Inside a list or a tree; a list of values alone has none. */
  readonly of: readonly KafkaItem[];
  readonly from: number;
  readonly to: number;
  /** Entries of a list have tagged fields, where the version of the message has them. */
  readonly tagged: boolean;
}

/** In which versions, from and to. */
type Versions = readonly [from?: number, to?: number];
type Entry = KafkaItem | KafkaName;
const LAST = 0x7fff;

function item(kind: KafkaItem["kind"], name: KafkaName, of: readonly Entry[], [from = 0, to = LAST]: Versions) {
  const inside = of.map((entry) => (typeof entry === "string" ? value(entry) : entry));
  return { kind, name, of: inside, from, to, tagged: inside.length > 0 } satisfies KafkaItem;
}

/** A value. */
export const value = (name: KafkaName, ...versions: Versions): KafkaItem => item("value", name, [], versions);
/** A list whose entries are groups. */
export const list = (name: KafkaName, of: readonly Entry[], ...versions: Versions): KafkaItem =>
  item("list", name, of, versions);
/** A list of values. */
export const values = (name: KafkaName, ...versions: Versions): KafkaItem => item("list", name, [], versions);
/** A group of what has no count of its own. */
export const tree = (name: KafkaName, of: readonly Entry[], ...versions: Versions): KafkaItem =>
  item("tree", name, of, versions);
/** Messages that are kept, behind their size. */
export const records = (name: KafkaName): KafkaItem => item("records", name, [], []);

/** The items of a whole message. */
export function message(...of: readonly Entry[]): readonly KafkaItem[] {
  return of.map((entry) => (typeof entry === "string" ? value(entry) : entry));
}
