import { all, any, type Condition, equal, not } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import { type Frame, notSupported, withStations } from "../frame.ts";
import { DS, FRAME_TYPE, SUBTYPE_MASK } from "../link-types/ieee80211.ts";
import { anyBitOf, matches, octetsAre, read } from "../place.ts";
import type { DirectionWord, Operand } from "../syntax-tree.ts";
import { directionOf, type Identifier, inDirection, isSourceOrDestination } from "./qualified.ts";

type Of<Kind extends Operand["kind"]> = Extract<Operand, { kind: Kind }>;

/** `ether host aa:bb:cc:dd:ee:ff`. */
export function stationWithAddress(id: Identifier, operand: Of<"mac">, frame: Frame): Condition {
  const { protocol, type } = id.qualifiers;
  if (protocol !== "link" || (type !== undefined && type !== "host")) {
    const hint = `did you mean \`ether host ${operand.text}\`?`;
    throw new FilterError("Ethernet address used in non-ether expression", id.span, hint);
  }
  return stationIs(id, frame, operand.address, "link host XX:XX:XX:XX:XX:XX");
}

/** `ether host` with a name of /etc/ethers. */
export function stationNamed(id: Identifier, operand: Of<"name">, frame: Frame): Condition {
  const word = "link host NAME";
  if (!hasMacs(frame)) throw notSupported(frame, word);
  return stationIs(id, frame, addressOfStation(operand, frame), word);
}

export function addressOfStation({ text, span }: Of<"name">, { context }: Frame): Uint8Array {
  const address = context.names.ether(text);
  if (address === undefined) throw new FilterError(`unknown Ethernet-like host '${text}'`, span);
  return address;
}

export function hasMacs({ linkType }: Frame): boolean {
  return linkType.stations?.kind === "mac" || linkType.stations?.kind === "802.11";
}

function stationIs(id: Identifier, frame: Frame, address: Uint8Array, word: string): Condition {
  if (frame.linkType.stations?.kind === "802.11")
    return wlanStationIs(frame, address, id.qualifiers.direction ?? "src or dst");
  if (!hasMacs(frame)) throw notSupported(frame, word);
  const direction = directionOf(id);
  return macIs(frame, address, direction);
}

/** The address of the sender, of the receiver, of either or of both is this one. */
export function macIs(
  frame: Frame,
  address: Uint8Array,
  direction: "src" | "dst" | "src or dst" | "src and dst",
): Condition {
  const { stations } = frame.linkType;
  if (stations?.kind === "802.11") return wlanStationIs(frame, address, direction);
  if (stations?.kind !== "mac") throw notSupported(frame, "link host XX:XX:XX:XX:XX:XX");
  return withStations(
    frame,
    inDirection(direction, (end) => octetsAre(frame.header, stations[end], address)),
  );
}

/** Where 802.11's addresses are in its header. Source: IEEE 802.11, 9.3. */
const ADDRESS_1 = 4;
const ADDRESS_2 = 10;
const ADDRESS_3 = 16;
const ADDRESS_4 = 24;
/** Control frames that have only the receiver's address. */
const CTS = 0xc0;
const ACK = 0xd0;

function wlanStationIs(frame: Frame, address: Uint8Array, direction: DirectionWord): Condition {
  if (isSourceOrDestination(direction))
    return inDirection(direction, (end) => wlanEnd(frame, end, (offset) => octetsAre(frame.header, offset, address)));
  const is = (offset: number) => octetsAre(frame.header, offset, address);
  const control = read(frame.header, 0, 1);
  const isManagement = not(anyBitOf(control, FRAME_TYPE.data));
  const isControl = matches(control, FRAME_TYPE.mask, FRAME_TYPE.control);
  const isSubtype = (subtype: number) => matches(control, SUBTYPE_MASK, subtype);
  const hasAddress2 = any(not(isControl), all(not(isSubtype(CTS)), not(isSubtype(ACK))));
  switch (direction) {
    case "addr1":
      return is(ADDRESS_1);
    case "addr2":
      return all(hasAddress2, is(ADDRESS_2));
    case "addr3":
      return all(not(isControl), is(ADDRESS_3));
    case "addr4":
      return all(matches(read(frame.header, 1, 1), DS.mask, DS.mask), is(ADDRESS_4));
    case "ra":
      return all(not(isManagement), is(ADDRESS_1));
    case "ta":
      return all(not(isManagement), hasAddress2, is(ADDRESS_2));
  }
}

/**
 * Something about the address of the sender or of the final receiver. Management frames have them in the first two addresses,
 * data frames where the two bits for the distribution system say, control frames nowhere.
 */
export function wlanEnd(frame: Frame, end: "source" | "destination", is: (offset: number) => Condition): Condition {
  const control = read(frame.header, 0, 1);
  const direction = read(frame.header, 1, 1);
  const chosen = (bit: number, set: Condition, clear: Condition) =>
    any(all(not(anyBitOf(direction, bit)), clear), all(anyBitOf(direction, bit), set));
  const inData =
    end === "source"
      ? chosen(DS.from, chosen(DS.to, is(ADDRESS_4), is(ADDRESS_3)), is(ADDRESS_2))
      : chosen(DS.to, is(ADDRESS_3), is(ADDRESS_1));
  const inManagement = is(end === "source" ? ADDRESS_2 : ADDRESS_1);
  const isData = anyBitOf(control, FRAME_TYPE.data);
  return all(not(anyBitOf(control, FRAME_TYPE.control)), any(all(not(isData), inManagement), all(isData, inData)));
}

/** `link host $8c`. */
export function oneOctetStation(id: Identifier, operand: Of<"one-octet">, frame: Frame): Condition {
  const { protocol, type } = id.qualifiers;
  if (type !== undefined && type !== "host")
    throw new FilterError(`'${type}' is not a valid qualifier for '$XX'`, id.span);
  if (protocol !== "link") {
    const hint = `did you mean \`link host ${operand.text}\`?`;
    throw new FilterError("'link' is the only valid proto qualifier for 'host $XX'", id.span, hint);
  }
  const { stations } = frame.linkType;
  if (stations?.kind !== "one octet") throw notSupported(frame, "link host $XX");
  return inDirection(directionOf(id), (end) => equal(read(frame.header, stations[end], 1), operand.value));
}
