import { phrase, type Phrase } from "../../bytes/phrase.ts";
import { TextWriter } from "../../bytes/text-writer.ts";

const COMMA = 44;
const NONE = -1;

interface OpenObject {
  readonly id: number;
  /** Its members in the order of their first values. */
  readonly members: number[];
}

/** Nested objects of JSON that are put together from values in any order, so that each name comes once, with all its values. */
export class EkObjects {
  /** Where the next value is written as JSON before it is added. */
  readonly text: TextWriter = new TextWriter();
  private from = 0;
  private readonly ids = new Map<string, number>();
  /** By name: `"name":`. */
  private readonly keys: Phrase[] = [];
  /** By name: its member in the innermost object that has it. */
  private readonly places: number[] = [];
  /** By member: its name, its object (numbered over all packets), what `places` said before it, its first and its last value. */
  private readonly name: number[] = [];
  private readonly owner: number[] = [];
  private readonly outer: number[] = [];
  private readonly first: number[] = [];
  private readonly last: number[] = [];
  /** By value: where its text begins and ends, or the members of an object, and the next value of the same name. */
  private readonly begins: number[] = [];
  private readonly ends: number[] = [];
  private readonly objects: (readonly number[] | undefined)[] = [];
  private readonly next: number[] = [];
  private readonly open: OpenObject[] = [];
  private opened = 0;
  private memberCount = 0;
  private valueCount = 0;

  /** The number of a name. */
  id(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.keys.push(phrase(`"${name}":`)) - 1;
    this.ids.set(name, id);
    return id;
  }

  /** Forgets all objects and opens the outermost. */
  begin(): void {
    this.text.clear();
    this.from = this.memberCount = this.valueCount = this.open.length = 0;
    this.enter();
  }

  /** Opens an object inside the innermost. */
  enter(): void {
    this.open.push({ id: this.opened++, members: [] });
  }

  /** Closes the innermost object, which becomes a value of that name in the one around it; without a name it is lost. */
  leave(name: number | undefined): void {
    const closed = this.open.pop();
    if (!closed) return;
    for (const member of closed.members) this.places[this.name[member]] = this.outer[member];
    if (name !== undefined) this.put(name, 0, 0, closed.members);
  }

  /** Adds what was written as a value of that name to the innermost object. */
  add(name: number): void {
    const { length } = this.text;
    this.put(name, this.from, length, undefined);
    this.from = length;
  }

  /** Writes the members of the outermost object. */
  write(out: TextWriter): void {
    this.members(out, this.open[0]?.members ?? []);
  }

  private put(name: number, begin: number, end: number, object: readonly number[] | undefined): void {
    const value = this.valueCount++;
    this.begins[value] = begin;
    this.ends[value] = end;
    this.objects[value] = object;
    this.next[value] = NONE;
    const { id, members } = this.open[this.open.length - 1];
    const place = this.places[name] ?? NONE;
    // What is said of a packet before may point to another member.
    if (place !== NONE && this.owner[place] === id && this.name[place] === name) {
      this.next[this.last[place]] = value;
      this.last[place] = value;
      return;
    }
    const member = this.memberCount++;
    members.push(member);
    this.name[member] = name;
    this.owner[member] = id;
    this.outer[member] = place;
    this.first[member] = this.last[member] = value;
    this.places[name] = member;
  }

  private members(out: TextWriter, members: readonly number[]): void {
    for (let i = 0; i < members.length; i++) {
      if (i > 0) out.octet(COMMA);
      out.phrase(this.keys[this.name[members[i]]]);
      const first = this.first[members[i]];
      if (this.next[first] === NONE) {
        this.value(out, first);
        continue;
      }
      out.octet(91);
      for (let value = first; value !== NONE; value = this.next[value]) {
        if (value !== first) out.octet(COMMA);
        this.value(out, value);
      }
      out.octet(93);
    }
  }

  private value(out: TextWriter, value: number): void {
    const object = this.objects[value];
    if (object === undefined) {
      out.octets(this.text.buffer, this.begins[value], this.ends[value]);
      return;
    }
    out.octet(123);
    this.members(out, object);
    out.octet(125);
  }
}
