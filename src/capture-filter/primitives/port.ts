import { all, any, type Condition, equal, test } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import type { Frame } from "../frame.ts";
import { numberPattern, numberValue } from "../number-text.ts";
import { atMost, read } from "../place.ts";
import { IP_PROTOCOL } from "../protocol-numbers.ts";
import type { Operand, Span } from "../syntax-tree.ts";
import { behind, transportOf } from "../transport.ts";
import { checkQualifier, type Identifier, inDirection, invalidQualifier, isSourceOrDestination } from "./qualified.ts";

/** The protocols with ports; all have them in the first octets of their headers. */
const TRANSPORTS = ["tcp", "udp", "sctp"] as const;
type TransportWord = (typeof TRANSPORTS)[number];

const NUMBER = new RegExp(`^${numberPattern}$`);

const OFFSETS = { source: 0, destination: 2 } as const;

interface Ports {
  readonly first: number;
  readonly last: number;
  readonly transports: readonly TransportWord[];
}

/** `port 80`, `portrange 6000-6008`, of one transport or of all. */
export function portOrRange(id: Identifier, operand: Operand, frame: Frame): Condition {
  const { protocol, direction = "src or dst" } = id.qualifiers;
  const type = id.qualifiers.type as "port" | "portrange";
  checkQualifier(id, TRANSPORTS, type);
  if (!isSourceOrDestination(direction)) throw invalidQualifier(direction, type, id);
  const { first, last, transports } = parsePorts(operand, type, protocol as TransportWord | undefined, frame);
  const protocols = transports.map((transport) => IP_PROTOCOL[transport]);
  const ways = transportOf(frame).ways.map((way) => {
    return behind(
      way,
      protocols,
      inDirection(direction, (end) => {
        const port = read(way.header, OFFSETS[end], 2);
        return first === last ? equal(port, first) : all(test(port, "ge", first), atMost(port, last));
      }),
    );
  });
  return any(...ways);
}

function parsePorts(
  operand: Operand,
  type: "port" | "portrange",
  protocol: TransportWord | undefined,
  frame: Frame,
): Ports {
  const { text, span } = operand;
  const ends = operand.kind === "number" || type === "port" ? [text] : rangeEnds(operand);
  const ports = ends.map((end) => parsePort(end, span, protocol, frame));
  const numbers = ports.map(({ number }) => number);
  const [one, other = one] = ports;
  const named = one.transport === other.transport ? one.transport : undefined;
  if (protocol !== undefined && named !== undefined && protocol !== named) {
    const what = type === "port" ? "port" : "port in range";
    throw new FilterError(`${what} '${text}' is ${named}`, span, `did you mean \`${named} ${type} ${text}\`?`);
  }
  const transport = protocol ?? named;
  return {
    first: Math.min(...numbers),
    last: Math.max(...numbers),
    transports: transport === undefined ? TRANSPORTS : [transport],
  };
}

/** `a-b`; a range of one port may be written as the port. */
function rangeEnds({ text, span }: Operand): string[] {
  const ends = text.split("-");
  if (ends.length > 2) throw new FilterError(`port range '${text}' contains more than one hyphen`, span);
  if (ends[0] === "") throw new FilterError(`port range '${text}' has no starting port`, span);
  if (ends[1] === "") throw new FilterError(`port range '${text}' has no ending port`, span);
  return ends;
}

/** A port, and its transport where the name belongs to one alone. */
function parsePort(
  text: string,
  span: Span,
  protocol: TransportWord | undefined,
  { context }: Frame,
): { readonly number: number; readonly transport: TransportWord | undefined } {
  if (NUMBER.test(text)) {
    const number = numberValue(text, span);
    if (number > 0xffff) throw new FilterError(`port number ${number} greater than maximum 65535`, span);
    return { number, transport: undefined };
  }
  const service = context.names.service(text);
  const number = (protocol && service?.[protocol]) ?? service?.tcp ?? service?.udp ?? service?.sctp;
  if (service === undefined || number === undefined) {
    const hint = /^\d+-\d+$/.test(text) ? `did you mean \`portrange ${text}\`?` : undefined;
    throw new FilterError(`unknown port '${text}'`, span, hint);
  }
  const having = TRANSPORTS.filter((transport) => service[transport] === number);
  return { number, transport: having.length === 1 ? having[0] : undefined };
}
