import { wholeLength } from "../../definition/auto.ts";
import { ipv4, u16, u24, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import type { Octet, Start } from "../../definition/starts.ts";
import { netbiosName } from "../parts/netbios-name.ts";

const ANY: Octet = [0, 0xff];
/** What carries SMB begins so: an octet for the version, and its name. */
const MESSAGE: Start = [0, ANY, ANY, ANY, [0xfc, 0xff], 0x53, 0x4d, 0x42];
const CONTROL: Start = [[0x81, 0x85], [0, 1], ANY, ANY];

const request = { field: "TYPE", is: [0x81] };
const retarget = { field: "TYPE", is: [0x84] };
const control = { TYPE: [0x81, 0x82, 0x83, 0x84, 0x85] };

/** The NetBIOS session service, of which SMB over TCP has the first four octets alone. */
export const NBSS = protocol({
  name: "nbss",
  layer: "NBSS",
  title: "NetBIOS Session Service",
  short: "NBSS",
  spec: "RFC 1002",
  carriedBy: { "tcp.port": [139, 445] },
  startsWith: [MESSAGE, CONTROL],
  framing: { by: "length", unsized: true, shown: "foreign", idle: 0 },
  next: { table: "nbss.message", peekBits: 8, only: { TYPE: 0 } },
  summary: "NBSS {TYPE}",
  fields: {
    TYPE: u8({
      filter: "type",
      label: "Message Type",
      show: "hex",
      names: { message: 0, request: 0x81, positive: 0x82, negative: 0x83, retarget: 0x84, keepalive: 0x85 },
      strings: {
        0: "Session message",
        0x81: "Session request",
        0x82: "Positive session response",
        0x83: "Negative session response",
        0x84: "Retarget session response",
        0x85: "Session keepalive",
      },
    }),
    LENGTH: u24({
      filter: "length",
      label: "Length",
      auto: wholeLength({ minus: 4 }),
      views: [
        { filter: "flags", label: "Flags", type: "FT_UINT8", size: 1, show: "hex", beside: true, shown: control },
        {
          filter: "flags.e",
          label: "Extend",
          type: "FT_BOOLEAN",
          size: 1,
          mask: 1,
          truth: ["Add 65536 to length", "Add 0 to length"],
          shown: control,
        },
      ],
    }),
    called: when(request, netbiosName({ filter: "called_name", label: "Called name" })),
    calling: when(request, netbiosName({ filter: "calling_name", label: "Calling name" })),
    error: when(
      { field: "TYPE", is: [0x83] },
      u8({
        filter: "error_code",
        label: "Error code",
        show: "hex",
        strings: {
          0x80: "Not listening on called name",
          0x81: "Not listening for called name",
          0x82: "Called name not present",
          0x83: "Called name present, but insufficient resources",
          0x8f: "Unspecified error",
        },
      }),
    ),
    address: when(retarget, ipv4({ filter: "retarget_ip_address", label: "Retarget IP address" })),
    port: when(retarget, u16({ filter: "retarget_port", label: "Retarget port" })),
  },
});
