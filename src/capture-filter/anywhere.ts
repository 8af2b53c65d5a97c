import { any, assign, type Condition, equal, type Step } from "../bpf/condition.ts";
import { constant, load, operation, type Value, variable } from "../bpf/value.ts";
import { carries, type Frame, networkOf, type Preparation } from "./frame.ts";
import { masked, moved, past, type Place, placeAt, positionOf, read, when } from "./place.ts";
import { ETHERTYPE, IP_PROTOCOL, VLAN_TYPES } from "./protocol-numbers.ts";
import { FRAGMENT_OFFSET, IP6_HEADER, ipHeaderLength } from "./transport.ts";

/** Tags of VLANs and extension headers of IPv6 behind which `--anywhere` looks. */
const MOST_TAGS = 2;
const MOST_EXTENSIONS = 8;

const TAG_LENGTH = 4;
const TYPE_LENGTH = 2;

/** The outermost frame, looking behind tags and extension headers; what that needs is computed before anything is tested. */
export function preparedToLookAnywhere(frame: Frame): Frame {
  const { frame: found, preparations } = lookAnywhere(frame);
  return { ...found, preparations: [...frame.preparations, ...preparations] };
}

/** A frame that a word of the filter has moved: only then is it known where to look, so that each primitive looks by itself. */
export function lookingAnywhere(frame: Frame): Frame {
  const { frame: found, preparations } = lookAnywhere({ ...frame, found: undefined, untagged: undefined });
  return { ...found, search: [...(frame.search ?? []), ...preparations.flatMap(({ steps }) => steps)] };
}

function lookAnywhere(frame: Frame): { readonly frame: Frame; readonly preparations: readonly Preparation[] } {
  if (frame.linkType.carries === undefined) return { frame, preparations: [] };
  const behind = behindTags(frame);
  const transport = transportIn(behind.frame);
  return {
    frame: { ...behind.frame, ...transport.found },
    preparations: [...behind.preparations, transport.preparation],
  };
}

/** Cooked headers have no word `vlan`, and tags all the same. */
function mayHaveTags({ linkType, labels }: Frame): boolean {
  return labels === 0 && (linkType.vlan === true || linkType.name.startsWith("LINUX_SLL"));
}

function behindTags(frame: Frame): { readonly frame: Frame; readonly preparations: readonly Preparation[] } {
  if (!mayHaveTags(frame)) return { frame, preparations: [] };
  const length = variable("length of the VLAN tags");
  const shifted = (by: Value) => placeAt(frame.payload.offset, past(frame.payload.base, by));
  // A tag's last two octets are the type of what follows, and end where that begins.
  const typeBefore = (payload: Place) => moved(payload, -TYPE_LENGTH);
  const isBefore = frame.type.base === frame.payload.base && frame.type.offset === frame.payload.offset - TYPE_LENGTH;
  const type = isBefore ? undefined : variable("where the type behind the VLAN tags is");
  const look = (tags: number): Step[] => {
    const payload = shifted(constant(tags * TAG_LENGTH));
    const at = tags === 0 ? frame : { ...frame, payload, type: typeBefore(payload) };
    const here = [assign(length, constant(tags * TAG_LENGTH))];
    if (type !== undefined) here.push(assign(type, positionOf(at.type)));
    if (tags === MOST_TAGS) return here;
    return [...here, when(any(...VLAN_TYPES.map((tag) => carries(at, tag))), look(tags + 1))];
  };
  const payload = shifted(length);
  return {
    frame: { ...frame, untagged: frame, payload, type: type === undefined ? typeBefore(payload) : placeAt(0, type) },
    preparations: [{ variables: type === undefined ? [length] : [length, type], steps: look(0) }],
  };
}

/** Protocol numbers end at 255. */
const NO_PROTOCOL = 256;

function transportIn(frame: Frame): { readonly found: Pick<Frame, "found">; readonly preparation: Preparation } {
  const protocol = variable("transport protocol");
  const fragment = variable("fragment offset");
  const header = variable("where the transport header is");
  const network = networkOf(frame);
  const isOneOf = (...numbers: readonly number[]): Condition =>
    any(...numbers.map((number) => equal(protocol, number)));
  const goOn = (length: Value) => [
    assign(protocol, load(1, 0, header)),
    assign(header, operation("add", header, length)),
  ];
  const units = (first: number, size: number) => operation("mul", operation("add", load(1, 1, header), first), size);

  const { hopByHop, routing, destination, ah } = IP_PROTOCOL;
  const extension: Step = when(equal(fragment, 0), [
    when(isOneOf(hopByHop, routing, destination), goOn(units(1, 8)), [
      when(isOneOf(ah), goOn(units(2, 4)), [
        when(isOneOf(IP_PROTOCOL.fragment), [
          assign(fragment, masked(load(2, 2, header), 0xfff8)),
          ...goOn(constant(8)),
        ]),
      ]),
    ]),
  ]);
  const inIp = [
    assign(protocol, read(network, 9, 1)),
    assign(fragment, masked(read(network, 6, 2), FRAGMENT_OFFSET)),
    assign(header, operation("add", ipHeaderLength(network), positionOf(network))),
  ];
  const inIp6 = [
    assign(protocol, read(network, 6, 1)),
    assign(header, operation("add", positionOf(network), IP6_HEADER)),
    ...Array<Step>(MOST_EXTENSIONS).fill(extension),
  ];
  const steps = [
    assign(protocol, constant(NO_PROTOCOL)),
    assign(fragment, constant(0)),
    assign(header, constant(0)),
    when(carries(frame, ETHERTYPE.ip), inIp, [when(carries(frame, ETHERTYPE.ip6), inIp6)]),
  ];
  return {
    found: { found: { protocol, fragment, header } },
    preparation: { variables: [protocol, fragment, header], steps },
  };
}
