import { layerOf } from "../../definition/derive.ts";
import { u16, u24, u8, when } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { VXLAN } from "./vxlan.ts";

const { flags, gpflags, gpid, vni, reserved2 } = VXLAN.fields;
/** Bits of the flags. */
const NEXT_PROTOCOL = 0x04;
const GROUP_POLICY = 0x80;
const extended = { field: "flags", mask: NEXT_PROTOCOL };
const grouped = { field: "flags", mask: NEXT_PROTOCOL | GROUP_POLICY, is: [GROUP_POLICY] };
const plain = { field: "flags", mask: NEXT_PROTOCOL | GROUP_POLICY, is: [0] };

/** With the generic extension and the group policy in one header, as their flags say. */
export const layers = scapyLayers([
  layerOf(
    "VXLAN",
    {
      flags,
      reserved0: when(extended, u16()),
      NextProtocol: when(extended, u8({ names: { NotDefined: 0, IPv4: 1, IPv6: 2, Ethernet: 3, NSH: 4 } })),
      reserved1: when(plain, u24()),
      gpflags: when(grouped, gpflags),
      gpid: when(grouped, gpid),
      vni,
      reserved2,
    },
    { carriedBy: { "udp.port": 4789 }, requires: { UDP: { sport: 4789, dport: 4789 } } },
  ),
]);
