import type { Page } from "./laid-out.ts";
import type { tdsRequestFields } from "./tds-request-fields.ts";
import { tdsValue, typeInfo, type ValuePage } from "./tds-values.ts";

export type RequestPage = Page<keyof typeof tdsRequestFields> & ValuePage;

const END_OF_OPTIONS = 0xff;
/** Octets of an option: token, offset and length. */
const OPTION = 5;

type OptionName = keyof typeof tdsRequestFields & `option${string}`;
const optionNames: { readonly [token: number]: OptionName } = {
  1: "optionEncryption",
  2: "optionInstance",
  3: "optionThread",
  4: "optionMars",
  5: "optionTrace",
  6: "optionFederated",
  7: "optionNonce",
};

/** Whether octets are the options of a pre-login, whose first one is the version ([MS-TDS] 2.2.6.5). */
export function arePreLogin(octets: Uint8Array, start: number, end: number): boolean {
  if (octets[start] !== 0) return false;
  for (let at = start; at < end; at += OPTION) {
    if (octets[at] === END_OF_OPTIONS) return at > start;
    if (at + OPTION > end || octets[at] > 7) return false;
  }
  return false;
}

export function preLogin(page: RequestPage): void {
  const { at: base, end } = page;
  page.group("prelogin", page.left, () => {
    while (page.left > 0) {
      const token = page.peek(1);
      page.group("option", token === END_OF_OPTIONS ? 1 : OPTION, () => {
        page.take("optionToken");
        if (token === END_OF_OPTIONS) return;
        const from = base + page.take("optionOffset");
        const to = from + page.take("optionLength");
        if (to > from && to <= end && !page.lacks) option(page, token, from, to);
      });
      if (token === END_OF_OPTIONS) break;
    }
  });
}

function option(page: RequestPage, token: number, from: number, to: number): void {
  const name = optionNames[token];
  if (name) return page.place(name, from, to);
  if (token !== 0) return;
  page.place("optionVersion", from, Math.min(to, from + 4));
  if (to >= from + 6) page.place("optionBuild", from + 4, from + 6);
}

const texts = [
  "clientName",
  "userName",
  "password",
  "application",
  "server",
  "unknown",
  "library",
  "locale",
  "database",
] as const;

/** A login of version 7: numbers, then where its texts are, and the texts themselves ([MS-TDS] 2.2.6.4). */
export function login(page: RequestPage): void {
  const { at: base } = page;
  page.group("login", page.left, () => {
    page.group("loginHeader", 36, () => {
      page.take("loginSize");
      page.take("loginVersion");
      page.take("loginPacketSize");
      page.take("loginClientVersion");
      page.take("loginProcess");
      page.take("loginConnection");
      page.take("loginFlags1");
      page.take("loginFlags2");
      page.take("loginSqlFlags");
      page.take("loginReserved");
      page.take("loginZone");
      page.take("loginCollation");
    });
    const found: { readonly name: (typeof texts)[number]; readonly from: number; readonly to: number }[] = [];
    page.group("places", 36, () => {
      for (const name of texts) {
        const from = base + page.take(`${name}Offset`);
        found.push({ name, from, to: from + 2 * page.take(`${name}Length`) });
      }
    });
    let last = 0;
    for (const { name, from, to } of found) {
      last = Math.max(last, to);
      if (to > page.end) return page.fail();
      if (name !== "unknown" && to > from) page.place(name, from, to);
    }
    // What is behind the last text is what a client proves itself by.
    if (last > page.at && last < page.end) page.place("token", last, page.end);
  });
}

/** Octets of a header that stands in front of requests of version 7.2, at least. */
const HEADER = 18;

function headers(page: RequestPage): void {
  const size = page.peekLittle(4);
  if (size < 4 + HEADER || size > page.left || page.peekLittle(2, 8) > 3 || page.peekLittle(2, 8) === 0) return;
  page.group("headers", size, () => {
    page.take("headersLength");
    page.window(size - 4, () => {
      while (page.left > 0) {
        const length = page.peekLittle(4);
        if (length < 6 || length > page.left) return page.pass(page.left);
        page.group("header", length, () => {
          page.take("headerLength");
          const type = page.take("headerType");
          if (type === 2 && length >= HEADER) {
            page.take("transaction", 8);
            page.take("outstanding");
          } else page.pass(length - 6);
        });
      }
    });
  });
}

export function batch(page: RequestPage): void {
  page.group("batch", page.left, () => {
    headers(page);
    page.take("query", page.left);
  });
}

export function transaction(page: RequestPage): void {
  page.group("transactionRequest", page.left, () => {
    headers(page);
    page.take("transactionKind");
    page.mark("transactionPayload", page.left);
  });
}

const BY_NUMBER = 0xffff;
const SEPARATORS: readonly number[] = [0x80, 0xfe, 0xff];

/** Calls of procedures, with separators between them ([MS-TDS] 2.2.6.6). */
export function calls(page: RequestPage): void {
  page.group("rpc", page.left, () => {
    headers(page);
    while (page.left > 0) {
      const length = page.take("procedureLength");
      if (length === BY_NUMBER) page.take("procedure");
      else page.take("procedureName", 2 * length);
      page.take("callOptions");
      while (page.left > 0 && !SEPARATORS.includes(page.peek(1))) parameter(page);
      if (page.left > 0) page.take("separator");
    }
  });
}

function parameter(page: RequestPage): void {
  page.group("parameter", 0, () => {
    const length = page.take("parameterLength");
    if (length > 0) page.take("parameterName", 2 * length);
    page.take("parameterStatus");
    const type = typeInfo(page);
    page.group("parameterValue", 0, () => tdsValue(page, type, true));
  });
}
