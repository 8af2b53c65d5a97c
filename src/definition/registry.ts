import type { AnyField, Names, View } from "./kinds.ts";
import type { Slot } from "./layout.ts";
import type { Protocol } from "./protocol.ts";

/** Field ids that every catalog has: what is wrong at a place, and octets left over by a field that should fill them. */
export const MALFORMED_FIELD = 0;
export const TRUNCATED_FIELD = 1;
export const REST_FIELD = 2;

/** What a quad of the tree is to whoever makes values of it. */
export type Role =
  | "value"
  | "whole"
  | "generated"
  | "part"
  | "element"
  | "option"
  | "code"
  | "length"
  | "problem"
  | "rest";

/** One field as consumers know it: a row of the registry. */
export interface FieldInfo {
  readonly id: number;
  readonly protocol: Protocol | undefined;
  /** The key in its struct; the option's name where it is one. */
  readonly key: string;
  /** Wireshark's filter name, empty where it has no such field. */
  readonly name: string;
  readonly label: string;
  readonly field: AnyField;
  readonly role: Role;
  /** What the definition says of the name; undefined for groups, which Wireshark has no name for. */
  readonly filter: string | undefined;
  /** For numbers inside octets. */
  readonly shift: number;
  readonly mask: number;
  /** A further field made of the octets of `field`. */
  readonly view: View | undefined;
  readonly hidden: boolean;
  /** Where it is in every layer of its protocol, where that does not depend on the packet. */
  readonly slot: Slot | undefined;
}

interface About {
  readonly name?: string;
  readonly label?: string;
  readonly slot?: Slot;
  readonly view?: View;
  readonly hidden?: boolean;
  /** Whether `slot` counts from the start of the layer. */
  readonly head?: boolean;
}

const OCTETS: AnyField = { kind: "bytes", size: "rest" };

/** Every field that may occur in a tree, by id. Fields of a protocol are entered when it is first compiled. */
export class Registry {
  readonly fields: FieldInfo[] = [];
  private readonly known = new Map<AnyField, FieldInfo[]>();
  private readonly protocols: readonly (Protocol | undefined)[];

  constructor(protocols: readonly (Protocol | undefined)[]) {
    this.protocols = protocols;
    for (const [name, label] of [
      ["malformed", "Malformed Packet"],
      ["truncated", "Packet size limited during capture"],
    ]) {
      this.enter(undefined, name, OCTETS, "problem", { name: `_ws.${name}`, label });
    }
    this.enter(undefined, "rest", OCTETS, "rest", { name: "data", label: "Data" });
  }

  /** The field by this key in this protocol (structures are shared by protocols); entered at most once, so that a struct used twice has one set of fields. */
  enter(protocol: Protocol | undefined, key: string, field: AnyField, role: Role, about: About = {}): FieldInfo {
    const prefix = protocol?.prefix ?? protocol?.name;
    const given = about.name ?? field.filter;
    const name = given?.startsWith("=")
      ? given.slice(1)
      : prefix === undefined || given === ""
        ? (given ?? key)
        : `${prefix}.${given ?? key}`;
    let alike = this.known.get(field);
    if (!alike) this.known.set(field, (alike = []));
    for (const info of alike)
      if (
        info.protocol === protocol &&
        info.key === key &&
        info.role === role &&
        info.name === name &&
        info.view === about.view
      )
        return info;
    const slot = about.slot;
    const info: FieldInfo = {
      id: this.fields.length,
      protocol,
      key,
      name,
      label: about.label ?? field.label ?? key,
      field,
      role,
      filter: given,
      shift: slot?.shift ?? 0,
      mask: slot?.mask ?? 0,
      view: about.view,
      hidden: about.hidden ?? field.hidden ?? false,
      slot: about.head ? slot : undefined,
    };
    this.fields.push(info);
    alike.push(info);
    return info;
  }

  get(id: number): FieldInfo {
    return this.fields[id];
  }

  protocol(id: number): Protocol | undefined {
    return this.protocols[id];
  }
}

/** The name of a value, where its field has a table and the table has it. */
export function valueName(names: Names | undefined, value: number): string | undefined {
  if (!names) return undefined;
  let turned = turnedTables.get(names);
  if (!turned) {
    turned = new Map();
    for (const [name, number] of Object.entries(names)) if (!turned.has(number)) turned.set(number, name);
    turnedTables.set(names, turned);
  }
  return turned.get(value);
}
const turnedTables = new WeakMap<Names, Map<number, string>>();
