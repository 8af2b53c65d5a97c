import { u32 } from "../../definition/fields.ts";
import { bitViews, type BitRow } from "./windows-values.ts";

/** Flags of NTLM ([MS-NLMP] 2.2.2.5). */

export const UNICODE = 0x1;
export const VERSION = 0x02000000;

// oxfmt-ignore
const rows: readonly (readonly [filter: string, label: string, mask: number])[] = [
  ["negotiate56", "Negotiate 56", 0x80000000], ["negotiatekeyexch", "Negotiate Key Exchange", 0x40000000],
  ["negotiate128", "Negotiate 128", 0x20000000], ["negotiatent10000000", "Negotiate 0x10000000", 0x10000000],
  ["negotiatent08000000", "Negotiate 0x08000000", 0x08000000], ["negotiatent04000000", "Negotiate 0x04000000", 0x04000000],
  ["negotiateversion", "Negotiate Version", VERSION], ["negotiatent01000000", "Negotiate 0x01000000", 0x01000000],
  ["negotiatetargetinfo", "Negotiate Target Info", 0x00800000], ["requestnonntsession", "Request Non-NT Session", 0x00400000],
  ["negotiatent00200000", "Negotiate 0x00200000", 0x00200000], ["negotiateidentify", "Negotiate Identify", 0x00100000],
  ["negotiatentlm2", "Negotiate Extended Security", 0x00080000], ["targettypeshare", "Target Type Share", 0x00040000],
  ["targettypeserver", "Target Type Server", 0x00020000], ["targettypedomain", "Target Type Domain", 0x00010000],
  ["negotiatealwayssign", "Negotiate Always Sign", 0x8000], ["negotiate00004000", "Negotiate 0x00004000", 0x4000],
  ["negotiateoemworkstationsupplied", "Negotiate OEM Workstation Supplied", 0x2000],
  ["negotiateoemdomainsupplied", "Negotiate OEM Domain Supplied", 0x1000],
  ["negotiateanonymous", "Negotiate Anonymous", 0x800], ["negotiatentonly", "Negotiate NT Only", 0x400],
  ["negotiatentlm", "Negotiate NTLM key", 0x200], ["negotiate00000100", "Negotiate 0x00000100", 0x100],
  ["negotiatelmkey", "Negotiate Lan Manager Key", 0x80], ["negotiatedatagram", "Negotiate Datagram", 0x40],
  ["negotiateseal", "Negotiate Seal", 0x20], ["negotiatesign", "Negotiate Sign", 0x10],
  ["negotiate00000008", "Request 0x00000008", 0x8], ["requesttarget", "Request Target", 0x4],
  ["negotiateoem", "Negotiate OEM", 0x2], ["negotiateunicode", "Negotiate UNICODE", UNICODE],
];

export const ntlmFlags = u32({
  filter: "negotiateflags",
  label: "Negotiate Flags",
  show: "hex",
  little: true,
  lists: true,
  views: bitViews(
    4,
    rows.map(([filter, label, mask]): BitRow => [filter, label, mask, "Set", "Not set"]),
  ),
});
