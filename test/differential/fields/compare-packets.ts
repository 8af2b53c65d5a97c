import type { ShownField, ShownPacket } from "./shown-packet.ts";

/** Where something was seen first, and what. */
export interface Example {
  readonly place: string;
  readonly theirs: string;
  readonly ours: string;
}

/** Numbers that are added up, over packets, for a field, a layer, a capture. */
export interface Counts {
  /** Occurrences that tshark shows. */
  shown: number;
  /** Occurrences that we emit. */
  emitted: number;
  /** Occurrences of the same name and value. */
  equal: number;
  /** Of what tshark shows, how much we emit, whatever its value. */
  covered: number;
  /** Of those equal, how many have the same line in the detail tree, and how many the same octets. */
  texts: number;
  places: number;
}

/** How one field of one layer agrees. */
export interface FieldScore extends Counts {
  readonly layer: string;
  readonly name: string;
  /** How often we emit another value, none, or one where tshark has none. */
  wrong: number;
  missing: number;
  extra: number;
  readonly examples: { wrong?: Example; missing?: Example; extra?: Example; text?: Example };
}

export function noCounts(): Counts {
  return { shown: 0, emitted: 0, equal: 0, covered: 0, texts: 0, places: 0 };
}

export function add(to: Counts, counts: Counts): void {
  for (const key of ["shown", "emitted", "equal", "covered", "texts", "places"] as const) to[key] += counts[key];
}

interface Occurrences {
  readonly layer: string;
  readonly theirs: ShownField[];
  readonly ours: ShownField[];
}

/** How an occurrence of a field may fail: another value, one that tshark does not have, one that only tshark has. */
export type Failure = "wrong" | "extra" | "missing";

/**
 * Compares the fields of one packet by name, as multisets: where in the packet they stand, and in which layer, makes no
 * difference. `counts` says which of tshark's fields belong to protocols that we have; `fails` is told of what differs.
 */
export function compareFields(
  theirs: ShownPacket,
  ours: ShownPacket,
  counts: (field: ShownField) => boolean,
  place: string,
  scoreOf: (layer: string, name: string) => FieldScore,
  fails: (name: string, how: Failure, times: number) => void,
): Counts {
  const names = new Map<string, Occurrences>();
  for (const layer of theirs.layers) {
    for (const field of layer.fields) if (counts(field)) occurrences(names, layer.name, field.name).theirs.push(field);
  }
  for (const layer of ours.layers) {
    for (const field of layer.fields) occurrences(names, layer.name, field.name).ours.push(field);
  }
  const sum = noCounts();
  for (const [name, both] of names) {
    add(
      sum,
      compareOccurrences(both, scoreOf(both.layer, name), place, (how, times) => fails(name, how, times)),
    );
  }
  return sum;
}

function occurrences(names: Map<string, Occurrences>, layer: string, name: string): Occurrences {
  let found = names.get(name);
  if (found === undefined) names.set(name, (found = { layer, theirs: [], ours: [] }));
  return found;
}

function compareOccurrences(
  { theirs, ours }: Occurrences,
  score: FieldScore,
  place: string,
  fails: (how: Failure, times: number) => void,
): Counts {
  const left = [...theirs];
  const others: ShownField[] = [];
  const counts = { ...noCounts(), shown: theirs.length, emitted: ours.length };
  counts.covered = Math.min(theirs.length, ours.length);
  for (const field of ours) {
    const at = left.findIndex(({ show }) => show === field.show);
    if (at < 0) {
      others.push(field);
      continue;
    }
    const [same] = left.splice(at, 1) as [ShownField];
    counts.equal += 1;
    if (same.text === field.text) counts.texts += 1;
    else score.examples.text ??= { place, theirs: same.text, ours: field.text };
    if (same.start === field.start && same.size === field.size) counts.places += 1;
  }
  const wrong = Math.min(left.length, others.length);
  const failures = { wrong, missing: left.length - wrong, extra: others.length - wrong } as const;
  for (const how of ["wrong", "missing", "extra"] as const) {
    score[how] += failures[how];
    if (failures[how] > 0) fails(how, failures[how]);
  }
  if (wrong > 0) score.examples.wrong ??= { place, theirs: left[0]!.show, ours: others[0]!.show };
  if (left.length > wrong)
    score.examples.missing ??= { place, theirs: left[wrong]!.text || left[wrong]!.show, ours: "" };
  if (others.length > wrong)
    score.examples.extra ??= { place, theirs: "", ours: others[wrong]!.text || others[wrong]!.show };
  add(score, counts);
  return counts;
}
