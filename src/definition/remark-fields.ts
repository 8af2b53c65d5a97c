import type { FieldType } from "./kinds.ts";

/** Fields that say what experts remark of packets, and what is wrong with those; they are in no definition and no tree. */
export const REMARK_FIELDS = {
  "_ws.expert": { label: "Expert Info", type: "FT_PROTOCOL" },
  "_ws.expert.message": { label: "Message", type: "FT_STRING" },
  "_ws.expert.group": { label: "Group", type: "FT_UINT32" },
  "_ws.expert.severity": { label: "Severity level", type: "FT_UINT32" },
  "_ws.malformed": { label: "Malformed Packet", type: "FT_PROTOCOL" },
  "_ws.malformed.expert": { label: "Malformed Packet (Exception occurred)", type: "FT_NONE" },
  "_ws.short": { label: "Packet size limited during capture", type: "FT_PROTOCOL" },
} as const satisfies { readonly [name: string]: { readonly label: string; readonly type: FieldType } };

export type RemarkField = keyof typeof REMARK_FIELDS;

export function isRemarkField(name: string): name is RemarkField {
  return Object.hasOwn(REMARK_FIELDS, name);
}
