import { unpackPgsql, type PgsqlTold } from "../../definition/told.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { noticeFields, pgsqlFields } from "./pgsql-fields.ts";

type Name = keyof typeof pgsqlFields;
type PgsqlPage = Page<Name>;
type Layout = (page: PgsqlPage, told: PgsqlTold) => void;

const PASSWORD = 0x70;
const STARTUP = 196608;
const CANCEL = 80877102;
/** Octets of a length. */
const LENGTH = 4;

/** Takes a text with the zero that ends it. */
function text(page: PgsqlPage, name: Name): void {
  const zero = page.bytes.indexOf(0, page.at);
  if (page.lacks || zero < 0 || zero >= page.end) page.fail();
  else page.take(name, zero + 1 - page.at);
}

/** Takes as many of something as a number in front of them says. */
function counted(page: PgsqlPage, count: Name, inside: () => void, uncounted = 0): void {
  let left = page.take(count) - uncounted;
  page.within(() => {
    for (; left > 0 && !page.lacks; left--) inside();
  });
}

const values: Layout = (page) => {
  // The length is signed: below 0 there is no value.
  const length = page.take("valueLength") | 0;
  if (length > 0) page.take("value", length);
};
const formats = (page: PgsqlPage, count: Name): void => counted(page, count, () => page.take("format"));
const rest = (page: PgsqlPage, name: Name): void => {
  page.take(name, page.left);
};

/** Parameters of a startup message, up to an empty name that ends them. */
const startup: Layout = (page) => {
  page.take("major");
  page.take("minor");
  while (page.left > 0) {
    const zero = page.bytes.indexOf(0, page.at);
    if (zero === page.end - 1) break;
    text(page, "parameterName");
    text(page, "parameterValue");
  }
};
const cancel: Layout = (page) => {
  page.pass(LENGTH);
  page.take("pid");
  page.take("key");
};

const password: Layout = (page, { authentication }) => {
  if (authentication === "gss") return rest(page, "gss");
  if (authentication === "saslContinued") return rest(page, "sasl");
  if (authentication === "none") return text(page, "password");
  text(page, "mechanism");
  const length = page.take("saslLength") | 0;
  if (length !== 0) page.take("sasl", length);
};

const described: Layout = (page) => {
  const isPortal = page.peek(1) === 0x50;
  page.pass(1);
  text(page, isPortal ? "portal" : "statement");
};

const frontend: { readonly [type: string]: Layout } = {
  p: password,
  Q: (page) => text(page, "query"),
  P(page) {
    text(page, "statement");
    text(page, "query");
    counted(page, "parameters", () => page.take("typeId"));
  },
  B(page, told) {
    text(page, "portal");
    text(page, "statement");
    formats(page, "parameterFormats");
    counted(page, "parameterValues", () => values(page, told));
    formats(page, "resultFormats");
  },
  E(page) {
    text(page, "portal");
    page.take("returns");
  },
  D: described,
  C: described,
  F(page, told) {
    page.take("object");
    formats(page, "parameterFormats");
    counted(page, "parameterValues", () => values(page, told));
    page.take("format");
  },
  d: (page) => rest(page, "copied"),
  f: (page) => text(page, "error"),
};

const authenticate: Layout = (page) => {
  const type = page.take("authentication");
  if (type === 4) page.take("salt", 2);
  else if (type === 5) page.take("salt", 4);
  else if (type === 8) {
    // Wireshark shows these octets from the number in front of them on, and as many as there are behind it.
    if (!page.lacks) page.place("gss", page.at - 4, page.end - 4);
  } else if (type === 10) {
    while (page.left > 0 && page.peek(1) !== 0) text(page, "mechanism");
  } else if (type === 11 || type === 12) rest(page, "sasl");
};

/** Fields of an error or a notice, each behind an octet that says what it is, up to a zero. */
const notice: Layout = (page) => {
  while (page.left > 0) {
    const code = page.peek(1);
    if (code === 0) break;
    text(page, noticeFields[String.fromCharCode(code)] ?? "otherText");
  }
};

const copying: Layout = (page) => {
  page.take("copyFormat");
  // Wireshark shows the formats of all columns but two.
  counted(page, "columns", () => page.take("format"), 2);
};

const backend: { readonly [type: string]: Layout } = {
  R: authenticate,
  K(page) {
    page.take("pid");
    page.take("key");
  },
  S(page) {
    text(page, "parameterName");
    text(page, "parameterValue");
  },
  C: (page) => text(page, "tag"),
  t: (page) => counted(page, "parameters", () => page.take("typeId")),
  T(page) {
    counted(page, "fieldCount", () => {
      text(page, "column");
      page.within(() => {
        page.take("table");
        page.take("columnIndex");
        page.take("typeId");
        page.take("columnLength");
        page.take("modifier");
        page.take("format");
      });
    });
  },
  D: (page, told) => counted(page, "fieldCount", () => values(page, told)),
  E: notice,
  N: notice,
  Z: (page) => void page.take("status"),
  A(page) {
    page.take("pid");
    text(page, "condition");
    if (page.left > 1) text(page, "text");
  },
  V: values,
  G: copying,
  H: copying,
  d: (page) => rest(page, "copied"),
  v(page) {
    page.take("supportedMinor");
    for (let left = page.take("optionCount") | 0; left > 0 && !page.lacks; left--) text(page, "option");
  },
};

/** What a client is asked to prove itself by changes what its password messages are. */
const passwordTypes: { readonly [K in PgsqlTold["authentication"]]: Name } = {
  none: "frontendType",
  gss: "gssType",
  sasl: "saslType",
  saslContinued: "saslContinuedType",
};

function typeField(type: number, { isFrontend, authentication }: PgsqlTold): Name {
  if (type === 0) return "startupType";
  if (!isFrontend) return "backendType";
  return type === PASSWORD ? passwordTypes[authentication] : "frontendType";
}

/** Whether a message of which nobody told who sent it is the client's: those that only it sends. */
function isClients(type: number): boolean {
  return type === 0 || "pQPBFfX".includes(String.fromCharCode(type));
}

/** A message with its type and length; whoever cuts the stream tells who sent it (`packPgsql`). */
export const pgsqlMessage = laidOut("message of PostgreSQL", pgsqlFields, (page) => {
  const octet = page.peek(1);
  const told = unpackPgsql(page.told) ?? { isFrontend: isClients(octet), authentication: "none" };
  // Messages that open a connection have no type: their length is their first field.
  const typed = octet === 0 ? 0 : 1;
  const size = typed + page.peek(LENGTH, typed);
  if (page.left < typed + LENGTH || size <= LENGTH) return page.fail();
  if (typed === 0 && page.left < 2 * LENGTH) return page.fail();
  const opens = typed === 0 ? page.peek(LENGTH, LENGTH) : 0;
  page.end = Math.min(page.end, page.start + size);
  page.take(typeField(octet, told), typed);
  page.take("length");
  page.place(told.isFrontend ? "fromFrontend" : "fromBackend", page.start, page.start);
  if (typed !== 0) (told.isFrontend ? frontend : backend)[String.fromCharCode(octet)]?.(page, told);
  else if (opens === STARTUP) startup(page, told);
  else if (opens === CANCEL) cancel(page, told);
});
