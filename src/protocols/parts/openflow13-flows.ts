import { bytes, ipv4, ipv6, mac, mark, text, u16, u24, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import type { Page } from "./laid-out.ts";
import { structureFields, takeStructure } from "./openflow-rows.ts";
import { classes, matchFields, types13, versions } from "./openflow-words.ts";
import { structures } from "./openflow13-structures.ts";

const group = (label: string): AnyField => mark({ filter: "", label });
const undecoded = (filter: string, label: string): AnyField =>
  mark({ filter, label, expert: { severity: "Note", group: "Undecoded" } });

/** Fields of messages of OpenFlow 1.3. */
export const openflow13Fields: { readonly [key: string]: AnyField } = {
  version: u8({ filter: "version", label: "Version", show: "hex", strings: versions }),
  type: u8({ filter: "type", label: "Type", strings: types13 }),
  length: u16({ filter: "length", label: "Length" }),
  xid: u32({ filter: "xid", label: "Transaction ID" }),
  ...structureFields(structures),
  matchGroup: group("Match"),
  matchPad: bytes("rest", { filter: "match.pad", label: "Pad" }),
  oxm: group("OXM field"),
  class: u16({ filter: "oxm.class", label: "Class", show: "hex", strings: classes }),
  field: u8({
    filter: "",
    label: "Field",
    views: [
      { filter: "oxm.field", label: "Field", type: "FT_UINT8", mask: 0xfe, strings: matchFields },
      bitView("oxm.hm", "Has mask", 0x1),
    ],
  }),
  oxmLength: u8({ filter: "oxm.length", label: "Length" }),
  octets: bytes("rest", { filter: "oxm.value", label: "Value" }),
  ether: mac({ filter: "oxm.value_etheraddr", label: "Value" }),
  etherType: u16({ filter: "oxm.value_ethertype", label: "Value", show: "hex" }),
  vlan: u16({
    filter: "",
    label: "Value",
    views: [
      bitView("oxm.value_vlan_present", "OFPVID_PRESENT", 0x1000),
      { filter: "oxm.value_vlan_vid", label: "Value", type: "FT_UINT16", mask: 0xfff },
    ],
  }),
  address4: ipv4({ filter: "oxm.value_ipv4addr", label: "Value" }),
  address6: ipv6({ filter: "oxm.value_ipv6addr", label: "Value" }),
  protocol: u8({ filter: "oxm.value_ipproto", label: "Value" }),
  number2: u16({ filter: "oxm.value_uint16", label: "Value" }),
  number3: u24({ filter: "oxm.value_uint24", label: "Value" }),
  number4: u32({ filter: "oxm.value_uint32", label: "Value" }),
  octetsMask: bytes("rest", { filter: "oxm.mask", label: "Mask" }),
  etherMask: mac({ filter: "oxm.ether_mask", label: "Mask" }),
  address4Mask: ipv4({ filter: "oxm.ipv4_mask", label: "Mask" }),
  address6Mask: ipv6({ filter: "oxm.ipv6_mask", label: "Mask" }),
  vlanMask: u16({ filter: "oxm.vlan_mask", label: "Mask", show: "hex" }),
  actionGroup: group("Action"),
  setFieldPad: bytes("rest", { filter: "action.set_field.pad", label: "Pad" }),
  actionExperimenter: u32({ filter: "action_experimenter.experimenter", label: "Experimenter", show: "hex" }),
  instructionGroup: group("Instruction"),
  instructionExperimenter: u32({ filter: "instruction_experimenter.experimenter", label: "Experimenter", show: "hex" }),
  part: group("Part"),
  bitmap: bytes("rest", { filter: "hello_element.version.bitmap", label: "Bitmap" }),
  elementPad: bytes("rest", { filter: "hello_element.pad", label: "Pad" }),
  errorText: text("rest", { filter: "error.data", label: "Data", type: "FT_STRING" }),
  errorBody: bytes("rest", { filter: "error.data.body", label: "Body" }),
  errorExperimenter: u32({ filter: "error.experimenter", label: "Experimenter", show: "hex" }),
  echo: bytes("rest", { filter: "echo.data", label: "Data" }),
  nextTable: u8({ filter: "table_feature_prop.next_tables.next_table_id", label: "Next table ID" }),
  propertyPad: bytes("rest", { filter: "table_feature_prop.pad", label: "Pad" }),
  packetData: group("Data"),
  oxmUndecoded: undecoded("oxm.undecoded", "Unknown OMX body."),
  actionUndecoded: undecoded("action.undecoded", "Unknown action body."),
  instructionUndecoded: undecoded("instruction.undecoded", "Unknown instruction body."),
};

const BASIC = 0x8000;
export const take = (page: Page, structure: string): { readonly [name: string]: number } =>
  takeStructure(page, structures, structure);

type Value =
  | "octets"
  | "ether"
  | "etherType"
  | "vlan"
  | "address4"
  | "address6"
  | "protocol"
  | "number2"
  | "number3"
  | "number4";
const sizes: Readonly<Record<Exclude<Value, "octets">, number>> = {
  ether: 6,
  etherType: 2,
  vlan: 2,
  address4: 4,
  address6: 16,
  protocol: 1,
  number2: 2,
  number3: 3,
  number4: 4,
};
const listed = (value: Value, ...numbers: readonly number[]): { readonly [field: number]: Value } =>
  Object.fromEntries(numbers.map((number) => [number, value]));
const values: { readonly [field: number]: Value } = {
  ...listed("number4", 0, 1, 28, 34),
  ...listed("ether", 3, 4, 24, 25, 32, 33),
  ...listed("etherType", 5),
  ...listed("vlan", 6),
  ...listed("protocol", 10),
  ...listed("address4", 11, 12, 22, 23),
  ...listed("number2", 13, 14, 15, 16, 17, 18, 21),
  ...listed("address6", 26, 27, 31),
  ...listed("number3", 37),
};
const masks: Readonly<Partial<Record<Value, string>>> = {
  ether: "etherMask",
  address4: "address4Mask",
  address6: "address6Mask",
  vlan: "vlanMask",
};

/** One field of a match. */
function oxm(page: Page): void {
  field(page, false);
}

/** The same `alone`, without the value that its length announces. */
export function oxmHead(page: Page): void {
  field(page, true);
}

function field(page: Page, alone: boolean): void {
  const length = page.peek(1, 3);
  page.group("oxm", 4 + length, () => {
    const type = page.take("class");
    const number = page.take("field");
    page.take("oxmLength");
    if (alone) return;
    page.window(length, () => {
      if (type !== BASIC) return page.mark("oxmUndecoded");
      const hasMask = (number & 1) !== 0;
      const value = values[number >> 1] ?? "octets";
      const size = value === "octets" ? (hasMask ? length >> 1 : length) : sizes[value];
      page.take(value, size);
      if (hasMask && page.left > 0) page.take(masks[value] ?? "octetsMask", Math.min(size, page.left));
    });
  });
}

export const padding = (length: number): number => (8 - (length % 8)) % 8;

export function match(page: Page): void {
  const length = Math.max(4, page.peek(2, 2));
  page.group("matchGroup", length + padding(length), () => {
    const { type } = take(page, "match");
    page.window(length - 4, () => {
      if (type === 1) all(page, oxm);
    });
    if (padding(length) > 0) page.take("matchPad", padding(length));
  });
}

const actionNames: { readonly [type: number]: string } = {
  0: "output",
  11: "copy_ttl_out",
  12: "copy_ttl_in",
  15: "set_mpls_ttl",
  16: "dec_mpls_ttl",
  17: "push_vlan",
  18: "pop_vlan",
  19: "push_mpls",
  20: "pop_mpls",
  21: "set_queue",
  22: "group",
  23: "set_nw_ttl",
  24: "dec_nw_ttl",
  26: "push_pbb",
  27: "pop_pbb",
};
const SET_FIELD = 25;
export const EXPERIMENTER = 0xffff;

export function action(page: Page): void {
  const length = Math.max(4, page.peek(2, 2));
  page.group("actionGroup", length, () => {
    const { type } = take(page, "action");
    page.window(length - 4, () => {
      if (page.left === 0) return;
      if (type === SET_FIELD) {
        oxm(page);
        if (page.left > 0) page.take("setFieldPad", page.left);
      } else if (type === EXPERIMENTER) page.take("actionExperimenter");
      else if (actionNames[type]) take(page, `action.${actionNames[type]}`);
      else page.mark("actionUndecoded");
    });
  });
}

export function instruction(page: Page): void {
  const length = Math.max(4, page.peek(2, 2));
  page.group("instructionGroup", length, () => {
    const { type } = take(page, "instruction");
    page.window(length - 4, () => {
      if (page.left === 0) return;
      if (type === 1) take(page, "instruction.goto_table");
      else if (type === 2) take(page, "instruction.write_metadata");
      else if (type >= 3 && type <= 5) {
        take(page, "instruction.actions");
        if (type < 5) all(page, action);
      } else if (type === 6) take(page, "instruction.meter");
      else if (type === EXPERIMENTER) page.take("instructionExperimenter");
      else page.mark("instructionUndecoded");
    });
  });
}

/** As many of something as there is room for; what takes nothing ends it. */
export function all(page: Page, one: (page: Page) => void): void {
  for (let before = -1; page.left > 0 && page.at > before;) {
    before = page.at;
    one(page);
  }
}

/** A part with a length of its own, in which further ones follow its structure. */
export const counted =
  (structure: string, lengthAt: number, inside: (page: Page) => void = () => {}) =>
  (page: Page): void => {
    const length = page.peek(2, lengthAt);
    page.group("part", length, () => {
      page.window(Math.max(length, lengthAt + 2), () => {
        take(page, structure);
        inside(page);
      });
    });
  };
export const plain =
  (structure: string) =>
  (page: Page): void =>
    page.group("part", 0, () => void take(page, structure));
