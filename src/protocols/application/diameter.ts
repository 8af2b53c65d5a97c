import { u24 as u24At } from "../../bytes/numbers.ts";
import { wholeLength } from "../../definition/auto.ts";
import { frameNumber, relativeTime, u24, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import type { Start } from "../../definition/starts.ts";
import { bitView, SET } from "../parts/bit-view.ts";
import { diameterAttributes } from "../parts/diameter-attributes.ts";
import { diameterApplications, diameterCommands } from "../parts/diameter-names.ts";

const flag = (name: string, label: string, mask: number) => bitView(`flags.${name}`, label, mask, SET);
const ANY = [0, 255] as const;
/** Octets of a header; those up to the length. */
const HEADER = 20;
const LENGTH_END = 4;
/** Flags whose reserved bits are 0. */
const flagsInUse = Array.from({ length: 16 }, (_, high) => high << 4);

/** Diameter: what clients, servers and agents ask each other of users, in attributes. */
export const Diameter = protocol({
  name: "diameter",
  layer: "DiamG",
  title: "Diameter Protocol",
  spec: "RFC 6733",
  carriedBy: { "tcp.port": 3868, "sctp.payload": [46, 47, 3868] },
  startsWith: flagsInUse.map((flags): Start => [1, ANY, ANY, ANY, flags]),
  framing: {
    by: "measure",
    measure: (bytes, at, end) => (end - at < LENGTH_END ? 0 : Math.max(HEADER, u24At(bytes, at + 1))),
  },
  exchange: { shares: [12, 4], kind: { offset: 4, mask: 0x80, request: [0x80], response: [0] } },
  generated: {
    "drEtEId/request": frameNumber({ filter: "answer_to", label: "Request In" }),
    "drEtEId/response": frameNumber({ filter: "answer_in", label: "Answer In" }),
    "drEtEId/responseTime": relativeTime({ filter: "resp_time", label: "Response Time" }),
  },
  foreign: ["xml"],
  summary: "Diameter {drCode}",
  fields: {
    version: u8({ filter: "version", label: "Version", show: "hex", default: 1 }),
    drLen: u24({ filter: "length", label: "Length", auto: wholeLength() }),
    drFlags: u8({
      filter: "flags",
      label: "Flags",
      show: "hex",
      views: [
        flag("request", "Request", 0x80),
        flag("proxyable", "Proxyable", 0x40),
        flag("error", "Error", 0x20),
        flag("T", "T(Potentially re-transmitted message)", 0x10),
        flag("reserved4", "Reserved", 0x08),
        flag("reserved5", "Reserved", 0x04),
        flag("reserved6", "Reserved", 0x02),
        flag("reserved7", "Reserved", 0x01),
      ],
    }),
    drCode: u24({ filter: "cmd.code", label: "Command Code", type: "FT_UINT32", strings: diameterCommands }),
    drAppId: u32({ filter: "applicationId", label: "ApplicationId", strings: diameterApplications }),
    drHbHId: u32({ filter: "hopbyhopid", label: "Hop-by-Hop Identifier", show: "hex" }),
    drEtEId: u32({ filter: "endtoendid", label: "End-to-End Identifier", show: "hex" }),
    avpList: diameterAttributes,
  },
});
