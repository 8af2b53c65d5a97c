import type { AnyField } from "../../definition/kinds.ts";
import type { InfoText, WriteInfo } from "../../definition/info-line.ts";
import type { Protocol } from "../../definition/protocol.ts";

/** The kinds of addresses that the columns of source and destination hold. */
export const AddressKind = { none: 0, ether: 1, ipv4: 2, ipv6: 3, eui64: 4, text: 5 } as const;
export type AddressKindNumber = (typeof AddressKind)[keyof typeof AddressKind];

/** Where an address is in a layer of a protocol. */
export interface AddressPlace {
  readonly kind: AddressKindNumber;
  readonly offset: number;
  readonly size: number;
}

/** What the columns say of one protocol: its text, and where its addresses are. */
export interface ColumnText {
  readonly text: InfoText | undefined;
  /** What a packet asks of the text: beside it, because texts are objects of many shapes. */
  readonly info: WriteInfo | undefined;
  readonly plain: InfoText["plain"];
  readonly stays: InfoText["stays"];
  readonly again: string | undefined;
  readonly stations: InfoText["stations"];
  readonly ends: InfoText["ends"];
  readonly quotes: boolean;
  /** The Protocol column before a writer changes it. */
  readonly column: string;
  readonly source: AddressPlace | undefined;
  readonly destination: AddressPlace | undefined;
}

export function columnText(protocol: Protocol, text: InfoText | undefined): ColumnText {
  const [source, destination] = text?.addresses ?? protocol.addresses ?? [undefined, undefined];
  return {
    text,
    info: text?.info,
    plain: text?.plain,
    stays: text?.stays,
    again: text?.again,
    stations: text?.stations,
    ends: text?.ends,
    quotes: text?.quotes === true,
    column: text?.column ?? shortName(protocol),
    source: placeOf(protocol, source),
    destination: placeOf(protocol, destination),
  };
}

/** Wireshark's short name of a protocol: most are the filter name in capitals. */
export function shortName(protocol: Protocol): string {
  return protocol.short ?? protocol.name.toUpperCase();
}

function placeOf(protocol: Protocol, key: string | undefined): AddressPlace | undefined {
  if (key === undefined) return undefined;
  const { offset, size } = protocol.slot(key);
  return { kind: kindOfAddress((protocol.fields as { readonly [key: string]: AnyField })[key]), offset, size };
}

export function kindOfAddress({ kind }: AnyField): AddressKindNumber {
  if (kind === "ipv4" || kind === "ipv6" || kind === "eui64") return AddressKind[kind];
  return kind === "mac" ? AddressKind.ether : AddressKind.none;
}
