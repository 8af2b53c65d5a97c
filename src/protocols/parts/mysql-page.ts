import { mysqlTrait, type MysqlTold, type MysqlTrait } from "../../definition/mysql-told.ts";
import type { Page } from "./laid-out.ts";
import { lengthIn, lengthSize, type mysqlFields, type mysqlMissing } from "./mysql-fields.ts";

export type MysqlName = keyof typeof mysqlFields | keyof typeof mysqlMissing;
export type MysqlPage = Page<MysqlName>;

/** Lays out what is in a message of a kind. */
export type MysqlLayout = (page: MysqlPage, told: MysqlTold) => void;

/** Whether both sides agreed on something. */
export function has({ traits }: MysqlTold, trait: MysqlTrait): boolean {
  return (traits & mysqlTrait(trait)) !== 0;
}

const MISSING = 0xfb;

/** Takes a number of as many octets as it takes, which is also `name`, where it is not 0 of one that was inserted. */
export function length(page: MysqlPage, name?: MysqlName): number {
  const { at } = page;
  const first = page.peek(1);
  const size = lengthSize(first);
  if (page.left < size) {
    page.fail();
    return 0;
  }
  page.take("prefix");
  const value = lengthIn(page.bytes, at, page.end);
  if (first !== MISSING) page.place("length", size > 1 ? at + 1 : at, at + size);
  page.at = at + size;
  if (name && (name !== "inserted" || value !== 0)) page.place(name, at, at + size);
  return value;
}

/** Takes a text with the zero that ends it, or up to the end. */
export function ended(page: MysqlPage, name: MysqlName): void {
  const zero = page.bytes.indexOf(0, page.at);
  page.take(name, zero < 0 || zero >= page.end ? page.left : zero + 1 - page.at);
}

/** Takes a text with its length, in a group of their own; `missing` says that there is none. */
export function counted(page: MysqlPage, group: MysqlName, name: MysqlName, missing?: MysqlName): void {
  const isMissing = page.peek(1) === MISSING;
  page.mark(group, lengthSize(page.peek(1)) + lengthIn(page.bytes, page.at, page.end));
  page.within(() => {
    const size = length(page);
    if (!isMissing) page.take(name, size);
    else if (missing) page.mark(missing, 0, "NULL");
  });
}

/** Takes what is left, with a remark on it. */
export function leftOver(page: MysqlPage, remark: MysqlName): void {
  const { at } = page;
  page.take("payload", page.left);
  page.within(() => page.place(remark, at, at));
}
