import {
  cflowHeaders,
  cflowSets,
  FIRST_DATA_SET,
  IPFIX,
  leastOf,
  NETFLOW9,
  readTemplate,
  recordsIn,
  SET_HEADER,
  valueOf,
  VARIABLE,
  type CflowField,
  type CflowKnowledge,
  type CflowTemplate,
} from "../../definition/cflow-templates.ts";
import { cflowGroups, cflowMessageFields, durationKey } from "./cflow-fields.ts";
import { cflowLeast, cflowMoments } from "./cflow-values.ts";
import { laidOut, type Page } from "./laid-out.ts";

const HALF = 0x10000;
const numbered = (one: number, other: number): number => one * HALF + Math.min(other, HALF - 1);
type CflowPage = Page;

const scopes: readonly string[] = ["", "scopeSystem", "scopeInterface", "scopeCard", "scopeCache", "scopeTemplate"];
const TCP_FLAGS = 6;
const ICMP6 = 139;
/** Pairs of elements, of when a flow began and when it ended. */
const pairs: { readonly [element: number]: number } = {
  22: 21,
  21: 22,
  150: 151,
  151: 150,
  152: 153,
  153: 152,
  154: 155,
  155: 154,
  156: 157,
  157: 156,
};
const isStart = (element: number): boolean => element === 22 || (element !== 21 && element % 2 === 0);

/** A moment of a flow that waits for the other one: they are shown together. */
interface Waiting {
  readonly element: number;
  readonly from: number;
  readonly to: number;
}

function together(page: CflowPage, one: Waiting, two: Waiting): void {
  const [start, end] = isStart(one.element) ? [one, two] : [two, one];
  const { kind } = cflowMoments[one.element];
  const size = Math.min(8, start.to - start.from);
  const isBack = start.from > end.from;
  page.place(durationKey(kind, size === 8 ? 8 : 4, isBack), Math.min(start.from, end.from), Math.max(start.to, end.to));
  page.within(() => {
    for (const { element, from, to } of [start, end]) page.place(String(element), from, to);
  });
}

/** The value of a field of a record in bytes[from..to). */
function value(
  page: CflowPage,
  field: CflowField,
  version: number,
  from: number,
  to: number,
  waiting: Waiting[],
): void {
  const { type, enterprise, scope } = field;
  if (from === to) return;
  if (scope && version === NETFLOW9) return page.place(scopes[type] || "other", from, to);
  if (enterprise !== 0) return page.place("other", from, to);
  if (type === TCP_FLAGS) return page.place(to - from === 1 ? "flags8" : "flags16", from, Math.min(to, from + 2));
  if (type === ICMP6) {
    page.place("icmp6Type", from, from + 1);
    if (to - from > 1) page.place("icmp6Code", from + 1, from + 2);
    return;
  }
  const least = cflowLeast.get(type);
  if (least === undefined) return page.place("other", from, to);
  if (to - from < least) return;
  const other = pairs[type];
  const here = { element: type, from, to };
  if (other === undefined) return page.place(String(type), from, to);
  const at = waiting.findIndex(({ element }) => element === other);
  if (at >= 0) together(page, waiting.splice(at, 1)[0], here);
  else waiting.push(here);
}

/** What stands inside a group with these numbers. */
function inside(page: CflowPage, name: string, size: number, number: number, lay: () => void): void {
  page.mark(name, size, number);
  page.within(lay);
}

/** Records up to the end of a set, as its template lays them out, and what is left behind them. */
function records(page: CflowPage, template: CflowTemplate): void {
  let count = 0;
  const least = Math.max(1, leastOf(template));
  while (page.left >= least && !page.lacks) {
    const start = page.at;
    let at = start;
    const places = template.fields.map((field) => {
      const found = valueOf(page.bytes, at, page.end, field);
      const from = at;
      at = found?.end ?? page.end + 1;
      return { from, ...(found ?? { start: page.end, end: page.end + 1 }) };
    });
    if (at > page.end) return page.fail();
    inside(page, "flow", at - start, ++count, () => {
      const waiting: Waiting[] = [];
      template.fields.forEach((field, i) => {
        const place = places[i];
        value(page, field, template.version, place.start, place.end, waiting);
        if (field.length !== VARIABLE) return;
        page.within(() => {
          page.place("shortText", place.from, place.from + 1);
          if (place.start - place.from === 3) page.place("longText", place.from + 1, place.start);
        });
      });
      for (const { element, from, to } of waiting) page.place(String(element), from, to);
    });
    page.pass(at - start);
    if (at === start) break;
  }
  if (page.left > 0) page.take("padding", page.left);
}

function templates(page: CflowPage, version: number, isOptions: boolean): void {
  while (page.left >= SET_HEADER && !page.lacks) {
    if (page.peek(2) === 0) break;
    const read = readTemplate(page.bytes, page.at, page.end, version, isOptions);
    if (!read) return page.fail();
    const data = read.fields.length - read.scopes;
    const number = isOptions ? numbered(read.scopes, data) : data;
    inside(page, isOptions ? "optionsTemplate" : "template", read.end - page.at, number, () => {
      page.take("templateId");
      if (!isOptions) page.take("fieldCount");
      else {
        page.take(version === NETFLOW9 ? "scopeOctets" : "totalCount");
        page.take(version === NETFLOW9 ? "optionOctets" : "scopeCount");
      }
      for (const [i, field] of read.fields.entries()) {
        const number = field.scope ? numbered(i + 1, read.scopes) : numbered(i + 1 - read.scopes, data);
        inside(page, field.scope ? "scope" : "field", field.enterprise === 0 ? 4 : 8, number, () => {
          if (version === NETFLOW9) page.take(field.scope ? "scopeType" : "type9");
          else page.take(field.enterprise === 0 ? "type10" : "ownedType");
          page.take("fieldLength");
          if (field.enterprise !== 0) page.take("enterprise");
        });
      }
    });
  }
  if (page.left > 0 && isOptions) page.take("padding", page.left);
}

/** The sets of a packet of version 9 or IPFIX. */
function sets(page: CflowPage, version: number): void {
  const known = (page.knowledge as CflowKnowledge | undefined)?.templates ?? [];
  let data = 0;
  let count = 0;
  while (page.left >= SET_HEADER && !page.lacks) {
    const id = page.peek(2);
    const length = page.peek(2, 2);
    if (length < SET_HEADER) return;
    const template = id >= FIRST_DATA_SET ? known[data++] : undefined;
    const end = Math.min(page.end, page.at + length);
    const flows = template ? recordsIn(page.bytes, page.at + SET_HEADER, end, template) : 0;
    inside(page, "set", Math.min(length, page.left), numbered(++count, flows), () => {
      page.window(length, () => {
        page.take("setId");
        page.take("setLength");
        const kind = cflowSets[version][id];
        if (kind) return templates(page, version, kind === "options");
        if (id < FIRST_DATA_SET) return;
        if (!template) return page.mark("noTemplate", page.left);
        page.place("templateFrame", page.at, page.at, template.frame);
        records(page, template);
      });
    });
  }
}

/** A flow of version 1 or 5. */
function flow(page: CflowPage, version: number): void {
  page.take("sourceAddress");
  page.take("destinationAddress");
  page.take("nextHop");
  page.take("input");
  page.take("output");
  page.take("2", 4);
  page.take("1", 4);
  if (page.left < 8) return page.fail();
  page.place("duration", page.at, page.at + 8);
  page.within(() => {
    page.take("22", 4);
    page.take("21", 4);
  });
  page.take("sourcePort");
  page.take("destinationPort");
  page.take("padding", version === 5 ? 1 : 2);
  if (version === 5) page.take("tcp");
  page.take("4", 1);
  page.take("5", 1);
  if (version === 5) {
    page.take("sourceSystem");
    page.take("destinationSystem");
    page.take("sourceMask");
    page.take("destinationMask");
    return void page.take("padding", 2);
  }
  page.take("tcp");
  page.take("padding", 3);
  return void page.take("reserved", 4);
}
const FLOW = 48;

function older(page: CflowPage, version: number): void {
  const count = page.take("count");
  page.take("uptime", 4);
  page.mark("exactTime", 8);
  page.within(() => {
    page.take("seconds");
    page.take("nanoseconds");
  });
  if (version === 5) {
    page.take("sequence");
    page.take("engineType");
    page.take("engine");
    page.take("sampling");
  }
  for (let i = 0; i < count && !page.lacks; i++)
    inside(page, "pdu", FLOW, numbered(i + 1, count), () => flow(page, version));
}

/** What a packet says behind its version (RFC 3954, RFC 7011). */
export const cflowMessage = laidOut(
  "message of flows",
  cflowMessageFields,
  (page: CflowPage) => {
    const version = page.bytes[page.layerStart + 1];
    if (version === 1 || version === 5) return older(page, version);
    if (cflowHeaders[version] === undefined) return page.fail();
    if (version === NETFLOW9) {
      page.take("count");
      page.take("uptime", 4);
    } else {
      const length = page.take("length");
      page.end = Math.min(page.end, page.layerStart + Math.max(length, cflowHeaders[IPFIX]));
    }
    page.mark("time", 4);
    page.within(() => page.take(version === NETFLOW9 ? "seconds" : "exportTime"));
    page.take("sequence");
    page.take(version === NETFLOW9 ? "source" : "domain");
    return sets(page, version);
  },
  { worked: cflowGroups, label: "Flows" },
);
