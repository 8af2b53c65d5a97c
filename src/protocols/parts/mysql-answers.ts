import { unpackMysql } from "../../definition/mysql-told.ts";
import { has, leftOver, length, type MysqlLayout, type MysqlName, type MysqlPage } from "./mysql-page.ts";

const STATE_CHANGED = 0x4000;

export const error: MysqlLayout = (page) => {
  page.take("error");
  if (page.peek(1) === 0x23) {
    page.pass(1);
    page.take("sqlState", 5);
  }
  page.take("errorMessage", page.left);
};

/** What a server did, and what changed of the session. */
export const ok: MysqlLayout = (page, told) => {
  length(page, "affected");
  length(page, "inserted");
  if (page.left === 0) return;
  const status = page.take("status");
  if (has(told, "version41") && page.left > 0) page.take("warnings");
  if (!has(told, "tracksSession")) {
    if (page.left > 0) message(page);
  } else if (page.left > 0) {
    const size = length(page);
    if (size > 0) page.take("message", size);
    if (status & STATE_CHANGED && page.left > 0) changes(page);
  }
  if (page.left > 0) leftOver(page, "incomplete");
};

/** What a server says of what it did, up to a zero, which is no part of it. */
function message(page: MysqlPage): void {
  const zero = page.bytes.indexOf(0, page.at);
  page.take("message", zero < 0 || zero >= page.end ? page.left : zero - page.at);
}

const trackedTexts: { readonly [type: number]: MysqlLayout } = {
  0(page) {
    trackedText(page, "variableLength", "variableName");
    trackedText(page, "variableLength", "variableValue");
  },
  1: (page) => trackedText(page, "newSchemaLength", "newSchema"),
  2: (page) => trackedText(page, undefined, "stateChange"),
  3(page) {
    page.take("identifiersEncoding");
    trackedText(page, "identifiersLength", "identifiers");
  },
  4: (page) => trackedText(page, "characteristicsLength", "characteristics"),
  5: (page) => trackedText(page, "transactionLength", "transaction"),
};

function trackedText(page: MysqlPage, size: MysqlName | undefined, name: MysqlName): void {
  const { at } = page;
  const octets = length(page);
  if (size) page.place(size, at, page.at);
  page.take(name, octets);
}

/** What changed of a session. */
function changes(page: MysqlPage): void {
  const { at } = page;
  const size = length(page);
  page.place("tracked", at, page.at + size);
  page.within(() => {
    page.place("trackedLength", at, page.at);
    page.window(Math.min(size, page.left), () => {
      while (page.left > 0) change(page);
    });
  });
}

const change = (page: MysqlPage): void => {
  page.mark("track", 2 + page.peek(1, 1));
  page.within(() => {
    const type = page.take("trackType");
    const { at } = page;
    const size = length(page);
    page.place("trackLength", at, page.at);
    page.window(Math.min(size, page.left), () => trackedTexts[type]?.(page, unpackMysql(0)));
  });
};
