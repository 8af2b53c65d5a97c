import { after, all, any, assign, type Condition, equal, not, type Step } from "../../bpf/condition.ts";
import { constant, load, operation, type Value, variable } from "../../bpf/value.ts";
import { FilterError } from "../filter-error.ts";
import { carries, type Frame, networkOf } from "../frame.ts";
import { past, read, when } from "../place.ts";
import { ETHERTYPE, IP_PROTOCOL } from "../protocol-numbers.ts";
import { IP6_HEADER, ipHeaderLength } from "../transport.ts";

/** Headers that are followed. libpcap has a loop, which no kernel accepts; here each header has code of its own. */
const MOST_HEADERS = 128;

/** Those of IPv6 that begin with the next protocol, and their length in units of eight octets without the first. */
const EXTENSIONS = [IP_PROTOCOL.hopByHop, IP_PROTOCOL.destination, IP_PROTOCOL.routing, IP_PROTOCOL.fragment];

/** Headers that are followed by another. */
export const FOLLOWED: readonly number[] = [...EXTENSIONS, IP_PROTOCOL.ah];

/** A protocol is in the chain of headers that begins with the network header. */
export function protochain(version: "ip" | "ip6" | undefined, wanted: number, frame: Frame): Condition {
  if (version === undefined) return any(protochain("ip", wanted, frame), protochain("ip6", wanted, frame));
  if (frame.payload.base !== undefined && !frame.context.anywhere)
    throw new FilterError("'protochain' not supported with variable length headers");
  const network = networkOf(frame);
  const protocol = variable("protocol of a header in the chain");
  const offset = variable("offset of a header in the chain");
  const isOneOf = (numbers: readonly number[]) => any(...numbers.map((number) => equal(protocol, number)));
  const octet = (at: number) => load(1, network.offset + at, past(network.base, offset));

  const goOn = (nextOffset: Value): Step[] => [assign(protocol, octet(0)), assign(offset, nextOffset)];
  const behindExtension = operation("add", operation("mul", operation("add", octet(1), 1), 8), offset);
  const authentication = operation("mul", operation("add", octet(1), 2), 4);
  // libpcap takes the length for the offset, and so do its decisions.
  const behindAuthentication = frame.context.anywhere ? operation("add", authentication, offset) : authentication;
  const followed: Step = when(isOneOf([IP_PROTOCOL.ah]), goOn(behindAuthentication));
  const header: Step = when(
    not(isOneOf([wanted, IP_PROTOCOL.noNext])),
    version === "ip" ? [followed] : [when(isOneOf(EXTENSIONS), goOn(behindExtension), [followed])],
  );

  const first = version === "ip" ? read(network, 9, 1) : read(network, 6, 1);
  const firstOffset = version === "ip" ? ipHeaderLength(network) : constant(IP6_HEADER);
  const steps = [assign(protocol, first), assign(offset, firstOffset), ...Array<Step>(MOST_HEADERS).fill(header)];
  const type = version === "ip" ? ETHERTYPE.ip : ETHERTYPE.ip6;
  return all(carries(frame, type), after(steps, equal(protocol, wanted)));
}
