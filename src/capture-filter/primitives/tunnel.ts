import { after, all, any, always, assign, type Condition, equal, not, type Step } from "../../bpf/condition.ts";
import { constant, load, operation, variable } from "../../bpf/value.ts";
import { checkMaximum, type Frame } from "../frame.ts";
import { EN10MB } from "../link-types/ethernet.ts";
import { matches, placeAt, positionOf, read, when } from "../place.ts";
import { ETHERTYPE, GENEVE_PORT, IP_PROTOCOL, VXLAN_PORT } from "../protocol-numbers.ts";
import { behind, transportOf, type Way } from "../transport.ts";
import type { Shift } from "./shift.ts";

const UDP_HEADER = 8;
const LARGEST_VNI = 0xffffff;
const ETHERNET_HEADER = 14;
const ETHERNET_TYPE = 12;

/**
 * `geneve`, `geneve 0xb`: the rest of the filter looks at what the tunnel carries, an Ethernet frame or something that has an
 * EtherType. Source: RFC 8926.
 */
export function geneve(number: number | undefined, frame: Frame): Shift {
  const tunnel = variable("where the Geneve header begins");
  const header = variable("where the packet in Geneve begins");
  const type = variable("where its EtherType is");
  const payload = variable("where its network header is");
  const isVersion0 = (way: Way) => matches(read(way.header, UDP_HEADER, 1), 0xc0, 0);
  const options = operation("mul", operation("and", load(1, 0, tunnel), 0x3f), 4);
  const isEthernet = equal(load(2, 2, tunnel), ETHERTYPE.teb);
  const steps: Step[] = [
    assign(header, operation("add", operation("add", options, 8), tunnel)),
    when(
      isEthernet,
      [
        assign(type, operation("add", header, ETHERNET_TYPE)),
        assign(payload, operation("add", header, ETHERNET_HEADER)),
      ],
      [assign(type, operation("add", tunnel, 2)), assign(payload, header)],
    ),
  ];
  return {
    condition: tunnelled(frame, "Geneve VNI", number, { port: GENEVE_PORT, tunnel, isRight: isVersion0, steps }),
    frame: {
      ...frame,
      linkType: EN10MB,
      header: placeAt(0, header),
      type: placeAt(0, type),
      payload: placeAt(0, payload),
      network: 0,
      inside: { kind: "tunnel", holds: not(equal(header, payload)) },
    },
  };
}

/** `vxlan`, `vxlan 100`: the rest of the filter looks at the Ethernet frame in it. Source: RFC 7348. */
export function vxlan(number: number | undefined, frame: Frame): Shift {
  const tunnel = variable("where the VXLAN header begins");
  const hasVni = (way: Way) => equal(read(way.header, UDP_HEADER, 1), 0x08);
  const inner = 8;
  return {
    condition: tunnelled(frame, "VXLAN VNI", number, { port: VXLAN_PORT, tunnel, isRight: hasVni, steps: [] }),
    frame: {
      ...frame,
      linkType: EN10MB,
      header: placeAt(inner, tunnel),
      type: placeAt(inner + ETHERNET_TYPE, tunnel),
      payload: placeAt(inner + ETHERNET_HEADER, tunnel),
      network: 0,
      inside: { kind: "tunnel", holds: not(equal(tunnel, constant(0))) },
    },
  };
}

interface Tunnel {
  /** UDP's destination port. */
  readonly port: number;
  /** Gets where the tunnel's header begins. */
  readonly tunnel: ReturnType<typeof variable>;
  readonly isRight: (way: Way) => Condition;
  /** What is computed when the packet is in the tunnel. */
  readonly steps: readonly Step[];
}

/** The packet is in this tunnel, over IPv4 or IPv6; both tunnels have their network's number in the same place. */
function tunnelled(
  frame: Frame,
  what: string,
  number: number | undefined,
  { port, tunnel, isRight, steps }: Tunnel,
): Condition {
  if (number !== undefined) checkMaximum(what, number, LARGEST_VNI);
  const ways = transportOf(frame)
    .ways.toReversed()
    .map((way) => {
      const numberIs =
        number === undefined ? [] : [matches(read(way.header, UDP_HEADER + 4, 4), 0xffffff00, (number << 8) >>> 0)];
      const isTunnel = all(equal(read(way.header, 2, 2), port), isRight(way), ...numberIs);
      const start = positionOf({ ...way.header, offset: way.header.offset + UDP_HEADER });
      return behind(way, [IP_PROTOCOL.udp], all(isTunnel, after([assign(tunnel, start)], always)));
    });
  const isTunnel = any(...ways);
  return steps.length === 0 ? isTunnel : all(isTunnel, after(steps, always));
}
