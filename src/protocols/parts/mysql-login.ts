import { ended, has, length, type MysqlLayout, type MysqlPage } from "./mysql-page.ts";

/** Bits of the capabilities that say what is in a greeting or a login. */
const Able = { longPassword: 1, database: 8, version41: 0x200, hashed: 0x8000, plugins: 8, attributes: 0x10 } as const;
const SALT = 9;
const SECOND_SALT = 13;

export const greeting: MysqlLayout = (page) =>
  page.group("greeting", page.left, () => {
    page.take("protocol");
    ended(page, "version");
    page.take("thread");
    page.take("salt", SALT);
    if (page.left === 0) return;
    const isMariaDb = (page.take("serverCapabilities") & Able.longPassword) === 0;
    if (page.left === 0) return;
    page.take(isMariaDb ? "mariadbLanguage" : "serverLanguage");
    page.take("status");
    page.take("serverFurther");
    page.take("pluginLength");
    if (isMariaDb) {
      page.take("unused", 6);
      page.take("mariadbServer");
    } else page.take("unused", 10);
    if (page.left > 0) page.take("salt2", Math.min(SECOND_SALT, page.left));
    if (page.left > 0) ended(page, "plugin");
  });

export const login: MysqlLayout = (page, told) =>
  page.group("login", page.left, () => {
    const isMariaDb = has(told, "mariaDb");
    const able = page.take("clientCapabilities");
    let further = 0;
    if (able & Able.version41) {
      further = page.take("clientFurther");
      page.take("longest");
      page.take(isMariaDb ? "mariadbCharset" : "charset");
      if (isMariaDb && !(able & Able.longPassword)) {
        page.take("unused", 19);
        page.take("mariadbClient");
      } else page.take("unused", 23);
    } else page.take("longestOld");
    ended(page, "user");
    if (page.left === 0) return;
    password(page, (able & Able.hashed) !== 0);
    if (page.left > 0 && able & Able.database) ended(page, "schema");
    if (further & Able.plugins) ended(page, "clientPlugin");
    if (page.left > 0 && further & Able.attributes) attributes(page);
  });

/** Takes a password, behind its length or up to a zero. */
export function password(page: MysqlPage, isHashed: boolean): void {
  const size = isHashed ? page.peek(1) : page.bytes.indexOf(0, page.at) - page.at;
  if (isHashed) page.pass(1);
  if (size > 0) page.take("password", Math.min(size, page.left));
  if (!isHashed && page.left > 0) page.pass(1);
}

/** What a client says of itself. */
export function attributes(page: MysqlPage): void {
  const { at } = page;
  const size = length(page);
  page.place("attributes", at, at + size);
  page.within(() => {
    page.place("attributesLength", at, page.at);
    page.window(Math.min(size, page.left), () => {
      while (page.left > 0) {
        const from = page.at;
        page.place("attribute", from, from + pairSize(page));
        page.within(() => {
          named(page, "nameLength", "name");
          named(page, "valueLength", "value");
        });
      }
    });
  });
}

/** Octets of two texts with their lengths, which are short. */
function pairSize(page: MysqlPage): number {
  const name = page.peek(1);
  return 2 + name + page.peek(1, 1 + name);
}

/** Takes a text with a length that Wireshark shows. */
function named(page: MysqlPage, size: "nameLength" | "valueLength", name: "name" | "value"): void {
  const { at } = page;
  const octets = length(page);
  page.place(size, at, page.at);
  page.take(name, octets);
}
