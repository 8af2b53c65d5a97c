import { layerOf } from "../../definition/derive.ts";
import { mac, u16, u32, u8 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";

/** Times are in 1/256 of a second. */
const seconds = (value: number) => u16({ default: 256 * value });
const address = mac({ default: "00:00:00:00:00:00" });

export const layers = scapyLayers([
  layerOf(
    "STP",
    {
      proto: u16(),
      version: u8(),
      bpdutype: u8(),
      bpduflags: u8(),
      rootid: u16(),
      rootmac: address,
      pathcost: u32(),
      bridgeid: u16(),
      bridgemac: address,
      portid: u16(),
      age: seconds(1),
      maxage: seconds(20),
      hellotime: seconds(2),
      fwddelay: seconds(15),
    },
    { requires: { LLC: { dsap: 0x42, ssap: 0x42, ctrl: 3 }, SNAP: { code: 267 }, CHDLC: { proto: 0x4242 } } },
  ),
]);
