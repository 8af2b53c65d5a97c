import type { Page } from "./laid-out.ts";
import { opcuaMember, opcuaSimple } from "./opcua-fields.ts";
import { opcuaObjects, opcuaStructures } from "./opcua-structures.ts";
import { opcuaEnumerations, opcuaVariants } from "./opcua-words.ts";

export type OpcuaPage = Page;
type Take = (page: OpcuaPage, depth: number) => void;

/** Values within values; entries of one array. */
const DEPTH_LIMIT = 20;
const ARRAY_LIMIT = 10_000;
const NULL = 0xffffffff;
const ALL_RESULTS = 63;

/** Takes what stands behind its length, or only that where it says that there is nothing. */
export function counted(page: OpcuaPage, name: string): void {
  const length = page.peekLittle(4);
  if (page.left < 4 || length === NULL) return void page.take(name, 4);
  page.pass(4);
  page.take(name, length);
}

function simple(page: OpcuaPage, name: string, type: string): void {
  const size = opcuaSimple[type]?.[0] ?? 4;
  if (size === 0) counted(page, name);
  else page.take(name, size);
}

/** The identifier of a node behind what says how it is encoded. */
function identifier(page: OpcuaPage, encoding: number): number {
  switch (encoding) {
    case 0:
      return page.take("numeric1");
    case 1:
      page.take("space");
      return page.take("numeric2");
    case 2:
      page.take("wideSpace");
      return page.take("numeric4");
    case 3:
      page.take("wideSpace");
      counted(page, "nodeString");
      return -1;
    case 4:
      page.take("wideSpace");
      page.take("nodeGuid", 16);
      return -1;
    case 5:
      page.take("wideSpace");
      counted(page, "nodeBytes");
      return -1;
    default:
      page.fail();
      return -1;
  }
}

function expanded(page: OpcuaPage): number {
  const mask = page.take("expandedMask");
  const number = identifier(page, mask & 0x0f);
  if (mask & 0x80) counted(page, "namespaceUri");
  if (mask & 0x40) page.take("serverIndex");
  return number;
}

function diagnostic(page: OpcuaPage, depth: number): void {
  const mask = page.take("diagnosticMask");
  if (mask & 0x01) page.take("symbolic");
  if (mask & 0x02) page.take("diagnosticSpace");
  if (mask & 0x08) page.take("diagnosticLocale");
  if (mask & 0x04) page.take("diagnosticText");
  if (mask & 0x10) counted(page, "additional");
  if (mask & 0x20) page.take("innerStatus");
  if (mask & 0x40) grouped(page, "item:DiagnosticInfo", () => diagnostic(page, depth + 1), depth);
}

/** Takes what is inside in a group, which ends with it; what is too deep is not read. */
function grouped(page: OpcuaPage, group: string, inside: () => void, depth: number): void {
  if (depth > DEPTH_LIMIT) return page.fail();
  page.mark(group, page.left);
  page.within(inside);
}

function extension(page: OpcuaPage, depth: number): void {
  let type = -1;
  grouped(page, "objectTypeId", () => void (type = expanded(page)), depth);
  const mask = page.take("objectMask");
  if (mask === 0 || page.lacks) return;
  const length = page.peekLittle(4);
  if (page.left < 4 || length === NULL) return page.pass(4);
  page.pass(4);
  const name = opcuaObjects[type];
  page.window(length, () => {
    if (mask & 1 && name !== undefined)
      grouped(page, `item:${name}`, () => opcuaStructure(page, name, depth + 1), depth);
    else if (page.left > 0) page.take("ByteString:ByteString", page.left);
  });
}

function variant(page: OpcuaPage, depth: number): void {
  const mask = page.take("variant");
  const type = opcuaVariants[(mask & 0x3f) as keyof typeof opcuaVariants];
  if (type === undefined || type === "Null") return;
  if (mask & 0x80) {
    array(
      page,
      `item:Array of ${type}`,
      (at) => valueOf(at, `${type}s:${type}`, type, depth),
      depth,
      type in opcuaSimple,
    );
    if (mask & 0x40) array(page, "item:Array of Int32", (at) => void at.take("dimensions"), depth, true);
  } else if (type in opcuaSimple) simple(page, `${type}:${type}`, type);
  else valueOf(page, `item:${type}`, type, depth);
}

function dataValue(page: OpcuaPage, depth: number): void {
  const mask = page.take("dataMask");
  if (mask & 0x01) grouped(page, "group:Value:Variant", () => variant(page, depth + 1), depth);
  if (mask & 0x02) page.take("StatusCode:StatusCode");
  if (mask & 0x04) page.take("sourceTime", 8);
  if (mask & 0x10) page.take("sourcePicoseconds");
  if (mask & 0x08) page.take("serverTime", 8);
  if (mask & 0x20) page.take("serverPicoseconds");
}

/** Types that are built in and have parts. */
const composed: { readonly [type: string]: Take } = {
  NodeId: (page) => void identifier(page, page.take("nodeMask") & 0x0f),
  ExpandedNodeId: (page) => void expanded(page),
  QualifiedName(page) {
    page.take("qualifiedId");
    counted(page, "qualifiedName");
  },
  LocalizedText(page) {
    const mask = page.take("localizedMask");
    if (mask & 1) counted(page, "locale");
    if (mask & 2) counted(page, "localized");
  },
  DiagnosticInfo: diagnostic,
  ExtensionObject: extension,
  DataValue: dataValue,
  Variant: variant,
};

/** Takes an array: how many entries it has, and they. */
function array(page: OpcuaPage, group: string, entry: (page: OpcuaPage) => void, depth: number, bare: boolean): void {
  grouped(
    page,
    group,
    () => {
      const count = page.take("arraySize") | 0;
      for (let i = 0; i < Math.min(count, ARRAY_LIMIT) && !page.lacks; i++) {
        const { at } = page;
        entry(page);
        if (page.at === at && !bare) return page.fail();
      }
    },
    depth,
  );
}

/** Takes a value of a type, in the group `name` where it has parts. */
function valueOf(page: OpcuaPage, name: string, type: string, depth: number): void {
  if (type in opcuaSimple || type in opcuaEnumerations) return simple(page, name, type);
  const take = composed[type] ?? ((at: OpcuaPage) => opcuaStructure(at, type, depth + 1));
  grouped(page, name, () => take(page, depth + 1), depth);
}

/** Members that are no values of a type. */
const special: { readonly [member: string]: (page: OpcuaPage) => void } = {
  ReturnDiagnostics: (page) => void page.take("diagnostics"),
  NodeClassMask: (page) => void page.take(page.peekLittle(4) === 0 ? "anyClass" : "classes"),
  ResultMask: (page) => void page.take(page.peekLittle(4) === ALL_RESULTS ? "anyResult" : "results"),
};

/** Takes the members of a structure. */
export function opcuaStructure(page: OpcuaPage, structure: string, depth: number): void {
  for (const member of opcuaStructures[structure]?.split(" ") ?? []) {
    if (page.lacks) return;
    const other = special[member];
    if (other) {
      other(page);
      continue;
    }
    const [name, type, isArray] = opcuaMember(member);
    const isSimple = type in opcuaSimple || type in opcuaEnumerations;
    if (isArray) {
      const entry = isSimple ? `${name}:${type}` : `item:${type}`;
      array(page, `group:${name}:Array of ${type}`, (at) => valueOf(at, entry, type, depth), depth, isSimple);
    } else valueOf(page, isSimple ? `${name}:${type}` : `group:${name}:${type}`, type, depth);
  }
}
