import { lengthIn, lengthSize } from "./mysql-fields.ts";
import { counted, leftOver, type MysqlName, type MysqlPage } from "./mysql-page.ts";

/** The statement of a query, behind its attributes where both sides know of them. */
export function runQuery(page: MysqlPage, hasAttributes: boolean): void {
  if (hasAttributes) page.group("queryAttributes", page.left, () => queryAttributes(page));
  page.take("query", page.left);
}

function queryAttributes(page: MysqlPage): void {
  const count = page.take("queryAttributeCount");
  page.pass(1);
  if (count === 0) return;
  page.take("unused", (count + 7) >> 3);
  page.take("sendsTypes");
  for (let left = count; left > 0 && page.left > 0; left--) {
    page.take("queryAttributeType");
    counted(page, "countedName", "queryAttributeName");
  }
  for (let left = count; left > 0 && page.left > 0; left--) counted(page, "countedValue", "queryAttributeValue");
}

/** Fields of values of a type, with and without a sign. */
const numeric: { readonly [type: number]: readonly [signed: MysqlName, unsigned: MysqlName] } = {
  1: ["tiny", "unsignedTiny"],
  2: ["short", "unsignedShort"],
  3: ["long", "unsignedLong"],
  8: ["longlong", "unsignedLonglong"],
};
const sizes: { readonly [type: number]: number } = { 1: 1, 2: 2, 3: 4, 4: 4, 8: 8 };
const FLOAT = 4;
const NULL = 6;
const texts = new Set([0, 15, 246, 249, 250, 251, 252, 253, 254]);

/** What a statement is executed with, where it is known how many parameters it has. */
export function executeStatement(page: MysqlPage, count: number): void {
  page.take("statement");
  page.take("executeFlags");
  page.take("iterations");
  if (count === 0) {
    if (page.left > 0) leftOver(page, "unprepared");
    return;
  }
  const nulls = page.at;
  page.pass((count + 7) >> 3);
  if (page.take("bound") === 0 || page.left < 2 * count) {
    if (page.left > 0) leftOver(page, "incomplete");
    return;
  }
  let types = page.at;
  page.at += 2 * count;
  for (let number = 0; number < count && !page.lacks; number++, types += 2) {
    const isNull = ((page.bytes[nulls + (number >> 3)] >> (number & 7)) & 1) !== 0;
    page.place("executed", types, types + 2);
    page.within(() => {
      page.place("columnType", types, types + 1);
      page.place("unsigned", types + 1, types + 2);
      if (!value(page, page.bytes[types], page.bytes[types + 1] !== 0, isNull)) page.fail();
    });
  }
}

/** Takes the value of a parameter; false where it is of a type that is not known here. */
function value(page: MysqlPage, type: number, isUnsigned: boolean, isNull: boolean): boolean {
  if (isNull || type === NULL) page.mark("nothing");
  else if (numeric[type]) page.take(numeric[type][isUnsigned ? 1 : 0], sizes[type]);
  else if (type === FLOAT) page.take("float", sizes[type]);
  else if (texts.has(type)) page.take("string", lengthSize(page.peek(1)) + lengthIn(page.bytes, page.at, page.end));
  else return false;
  return true;
}
