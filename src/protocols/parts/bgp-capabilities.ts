import { countOf, sizeOf } from "../../definition/auto.ts";
import { bytes, choice, implied, repeated, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView, YES } from "./bit-view.ts";
import { capabilities, families, filterTypes, parameterTypes, sendReceive, subsequentFamilies } from "./bgp-names.ts";

const afi = (name: string, label = "AFI") => u16({ filter: `cap.${name}`, label, strings: families, default: 1 });
const safi = (name: string) => u8({ filter: `cap.${name}`, label: "SAFI", strings: subsequentFamilies, default: 1 });
const reserved = bytes(1, { filter: "cap.reserved", label: "Reserved" });

const filters = struct(
  {
    afi: afi("orf.afi"),
    reserved,
    safi: safi("orf.safi"),
    count: u8({ filter: "cap.orf.number", label: "Number", auto: countOf("filters") }),
    filters: repeated(
      struct(
        {
          type: u8({ filter: "cap.orf.type", label: "Type", strings: filterTypes }),
          direction: u8({ filter: "cap.orf.sendreceive", label: "Send Receive", strings: sendReceive }),
        },
        { filter: "" },
      ),
      { filter: "", count: "count" },
    ),
  },
  { filter: "" },
);

const gracefulRestart = struct(
  {
    timers: u16({
      filter: "cap.gr.timers",
      label: "Restart Timers",
      show: "hex",
      views: [
        bitView("cap.gr.timers.restart_flag", "Restart state", 0x8000, YES),
        bitView("cap.gr.timers.notification_flag", "Graceful notification", 0x4000, YES),
        { filter: "cap.gr.timers.restart_time", label: "Time", type: "FT_UINT16", mask: 0xfff },
      ],
    }),
    helper: when(
      { field: "length", is: [2] },
      implied({
        filter: "cap.gr.helper_mode_only",
        label: "Graceful Restart Capability supported in Helper mode only",
        type: "FT_NONE",
        expert: { severity: "Chat", group: "Request" },
      }),
    ),
    families: repeated(
      struct(
        {
          afi: afi("gr.afi"),
          safi: safi("gr.safi"),
          flags: u8({
            filter: "cap.gr.flag",
            label: "Flag",
            show: "hex",
            views: [bitView("cap.gr.flag.pfs", "Preserve forwarding state", 0x80, YES)],
          }),
        },
        { filter: "" },
      ),
      { filter: "" },
    ),
  },
  { filter: "" },
);

const name = (part: string, label: string) => ({
  length: u8({ filter: `cap.orf.fqdn.${part}.len`, label: `${label} Length`, auto: sizeOf("name") }),
  name: text({ by: "length" }, { filter: `cap.orf.fqdn.${part}`, label, evenEmpty: true } as object),
});

const values: { readonly [code: number]: AnyField } = {
  1: struct({ afi: afi("mp.afi"), reserved, safi: safi("mp.safi") }, { filter: "" }),
  3: filters,
  130: filters,
  5: repeated(
    struct(
      {
        afi: afi("enh.afi"),
        safi: u16({ filter: "cap.enh.safi", label: "SAFI", strings: subsequentFamilies }),
        hop: afi("enh.nhafi", "Next hop AFI"),
      },
      { filter: "" },
    ),
    { filter: "" },
  ),
  64: gracefulRestart,
  65: u32({ filter: "cap.4as", label: "AS Number" }),
  66: repeated(u8({ filter: "cap.dc", label: "Capability Dynamic" }), { filter: "" }),
  67: repeated(u8({ filter: "cap.dc", label: "Capability Dynamic" }), { filter: "" }),
  68: u8({ filter: "cap.multisession.flags", label: "Flag", show: "hex" }),
  131: u8({ filter: "cap.multisession.flags", label: "Flag", show: "hex" }),
  69: repeated(
    struct(
      {
        afi: afi("ap.afi"),
        safi: safi("ap.safi"),
        direction: u8({ filter: "cap.ap.sendreceive", label: "Send/Receive", strings: sendReceive }),
      },
      { filter: "" },
    ),
    { filter: "" },
  ),
  73: struct(
    {
      host: struct(name("hostname", "Hostname"), { filter: "" }),
      domain: struct(name("domain_name", "Domain Name"), { filter: "" }),
    },
    { filter: "" },
  ),
};

const capability = struct(
  {
    type: u8({ filter: "cap.type", label: "Type", strings: capabilities }),
    length: u8({ filter: "cap.length", label: "Length", auto: sizeOf("value") }),
    value: choice("type", values, {
      otherwise: bytes("rest", { filter: "cap.unknown", label: "Unknown" }),
      size: { by: "length" },
    }),
  },
  { filter: "cap", label: "Capability", type: "FT_NONE" },
);

/** What speakers tell each other when a session begins (RFC 5492): parameters, most of which are lists of capabilities. */
export const parameter = struct(
  {
    type: u8({ filter: "open.opt.param.type", label: "Parameter Type", strings: parameterTypes, default: 2 }),
    length: u8({ filter: "open.opt.param.len", label: "Parameter Length", auto: sizeOf("value") }),
    value: choice(
      "type",
      {
        1: bytes("rest", { filter: "open.opt.param.auth", label: "Authentication Data" }),
        2: repeated(capability, { filter: "" }),
      },
      {
        otherwise: bytes("rest", { filter: "open.opt.param.unknown", label: "Unknown" }),
        size: { by: "length" },
      },
    ),
  },
  { filter: "open.opt.param", label: "Optional Parameter", type: "FT_NONE" },
);
