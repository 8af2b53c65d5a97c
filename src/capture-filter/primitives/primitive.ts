import type { Condition } from "../../bpf/condition.ts";
import type { Frame } from "../frame.ts";
import type { Primitive } from "../syntax-tree.ts";
import { atmField, atmWord, lane } from "./atm.ts";
import { delivery } from "./delivery.ts";
import { directionIs, interfaceIs } from "./direction.ts";
import { identifier } from "./identifier.ts";
import { llcFrame } from "./llc-frame.ts";
import { mpls } from "./mpls.ts";
import { pfField, pfRuleIs } from "./pf-log.ts";
import { pppoeDiscovery, pppoeSession } from "./pppoe.ts";
import { protocolWord } from "./proto.ts";
import { relation } from "./relation.ts";
import type { Shift } from "./shift.ts";
import { byteIs, lengthIs } from "./size.ts";
import { mtp3Field, signalUnit } from "./ss7.ts";
import { geneve, vxlan } from "./tunnel.ts";
import { vlan } from "./vlan.ts";
import { wlanDirectionIs, wlanTypeIs } from "./wlan.ts";

/** What a primitive says of a packet whose parts are where the frame has them, and where they are for what follows. */
export function primitive(primitive: Primitive, frame: Frame): Shift {
  switch (primitive.kind) {
    case "vlan":
      return vlan(primitive.number, frame);
    case "mpls":
      return mpls(primitive.number, frame);
    case "pppoes":
      return pppoeSession(primitive.number, frame);
    case "geneve":
      return geneve(primitive.number, frame);
    case "vxlan":
      return vxlan(primitive.number, frame);
    case "atm":
      return primitive.word === "lane" ? lane(frame) : { condition: atmWord(primitive.word, frame), frame };
    default:
      return { condition: conditionOf(primitive, frame), frame };
  }
}

type Staying = Exclude<Primitive, { kind: "vlan" | "mpls" | "pppoes" | "geneve" | "vxlan" | "atm" }>;

function conditionOf(primitive: Staying, frame: Frame): Condition {
  switch (primitive.kind) {
    case "id":
      return identifier(primitive, frame);
    case "protocol":
      return protocolWord(primitive, frame);
    case "relation":
      return relation(primitive, frame);
    case "broadcast":
    case "multicast":
      return delivery(primitive, frame);
    case "less":
    case "greater":
      return lengthIs(primitive);
    case "byte":
      return byteIs(primitive, frame);
    case "inbound":
    case "outbound":
      return directionIs(primitive.kind, frame);
    case "pppoed":
      return pppoeDiscovery(frame);
    case "ifindex":
      return interfaceIs(primitive.index, frame);
    case "pf":
      return pfField(primitive, frame);
    case "pf-rule":
      return pfRuleIs(primitive, frame);
    case "wlan-type":
      return wlanTypeIs(primitive, frame);
    case "wlan-direction":
      return wlanDirectionIs(primitive, frame);
    case "llc":
      return llcFrame(primitive, frame);
    case "atm-field":
      return atmField(primitive, frame);
    case "mtp2":
      return signalUnit(primitive, frame);
    case "mtp3-field":
      return mtp3Field(primitive, frame);
  }
}
