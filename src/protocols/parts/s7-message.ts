import { laidOut, type Page } from "./laid-out.ts";
import { s7Fields } from "./s7-fields.ts";
import { IN_BITS } from "./s7-values.ts";
import { s7Reading } from "./s7-reading.ts";

export type S7Page = Page<keyof typeof s7Fields>;

const JOB = 1;
const ACKNOWLEDGEMENT = 2;
const ANSWER = 3;
const USER_DATA = 7;
const Function = { setup: 0xf0, read: 0x04, write: 0x05 } as const;

/** A message of S7 Communication: header, parameters, data. */
export const s7Message = laidOut("message of S7", s7Fields, (page: S7Page) => {
  const kind = page.peek(1, 1);
  const answers = kind === ACKNOWLEDGEMENT || kind === ANSWER;
  const [parameters, data] = [page.peek(2, 6), page.peek(2, 8)];
  page.group("header", answers ? 12 : 10, () => {
    for (const name of ["protid", "rosctr", "redid", "pduref", "parlg", "datlg"] as const) page.take(name);
    if (!answers) return;
    page.take("errcls");
    page.take("errcod");
  });
  if (page.lacks || !KINDS.includes(kind)) return;
  if (kind === USER_DATA) return s7Reading(page, parameters, data);
  const code = page.peek(1);
  const count = page.peek(1, 1);
  if (parameters > 0) page.group("param", parameters, () => page.window(parameters, () => parameter(page, kind)));
  const items = code === Function.read || code === Function.write;
  if (data > 0 && items && !(kind === JOB && code === Function.read))
    page.group("dataTree", data, () => page.window(data, () => dataItems(page, count, kind, code)));
  else if (data > 0) page.group("dataTree", data, () => page.pass(Math.min(data, page.left)));
});
const KINDS = [JOB, ACKNOWLEDGEMENT, ANSWER, USER_DATA];

function parameter(page: S7Page, kind: number): void {
  const code = page.take("func");
  if (code === Function.setup) {
    for (const name of ["setupReserved", "calling", "called", "pduLength"] as const) page.take(name);
  } else if (code === Function.read || code === Function.write) {
    const count = page.take("itemcount");
    if (kind !== JOB) return;
    for (let number = 0; number < count && page.left > 0; number++) {
      item(page);
      if (page.left > 0 && (page.at - page.start) % 2 !== page.start % 2 && page.peek(1) === 0) page.pass(1);
    }
  }
}

const S7_ANY = 0x10;
const COUNTERS = [0x1c, 0x1d];

/** What is to be read or written. */
function item(page: S7Page): void {
  const length = page.peek(1, 1);
  const size = 2 + length;
  page.group("item", size, () => {
    page.take("varspec");
    page.take("varspecLength");
    page.window(length, () => {
      const syntax = page.take("syntaxid");
      if (syntax === S7_ANY && length === 10) {
        page.take("transportSize");
        page.take("itemLength");
        page.take("db");
        const area = page.take("area");
        page.take(COUNTERS.includes(area) ? "addressNumber" : "address");
      } else page.take("itemData", page.left);
    });
  });
}

const SUCCESS = 0xff;
function dataItems(page: S7Page, count: number, kind: number, code: number): void {
  for (let number = 0; number < count && page.left > 0; number++) {
    if (kind === ANSWER && code === Function.write) {
      page.group("dataItem", 1, () => page.take("returncode"));
      continue;
    }
    const transport = page.peek(1, 1);
    const length = page.peek(2, 2);
    const result = page.peek(1);
    const octets = IN_BITS.includes(transport) ? Math.ceil(length / 8) : length;
    const isThere = (result === SUCCESS || kind === JOB) && octets > 0;
    page.group("dataItem", 4 + (isThere ? octets : 0), () => {
      page.take("returncode");
      page.take("dataTransport");
      page.take("dataLength", 2);
      if (isThere) page.take("data", octets);
    });
    if (isThere && octets % 2 === 1 && number + 1 < count && page.left > 0) page.take("fill");
  }
}
