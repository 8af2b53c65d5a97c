import { describe, expect, it } from "vitest";
import { MySQL, Packet } from "../../src/toolkit/index.ts";
import { seenIn, segmentsOf, type Piece } from "./streams.ts";

type Message = readonly [side: "client" | "server", number: number, body: string];

const LATIN = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const short = (value: number): string => String.fromCharCode(value & 0xff, value >> 8);
const long = (value: number): string => short(value & 0xffff) + short(value >>> 16);
const framed = (number: number, body: string): Uint8Array =>
  LATIN(`${short(body.length)}\0${String.fromCharCode(number)}${body}`);
const piece = ([side, number, body]: Message): Piece => ({
  direction: side === "client" ? 0 : 1,
  bytes: framed(number, body),
});
const seen = (...messages: readonly Message[]) => seenIn(messages.map(piece), 3306).map(({ fields }) => fields);

const zeros = (count: number): string => "\0".repeat(count);
const counted = (text: string): string => String.fromCharCode(text.length) + text;
/** What both sides are able to: the 4.1 protocol, hashed passwords, plugins, and what is added. */
const greeting = (lower: number, upper = 0): Message => [
  "server",
  0,
  `\x0a8.0\0${long(7)}saltsalt\0${short(0x8201 | lower)}\x21${short(2)}${short(8 | upper)}\x15${zeros(10)}moresaltmore\0native\0`,
];
const login = (lower: number, upper = 0, rest = "me\0\0native\0"): Message => [
  "client",
  1,
  `${short(0x8201 | lower)}${short(8 | upper)}${long(1024)}\x21${zeros(23)}${rest}`,
];
const ok: Message = ["server", 2, `\0\0\0${short(2)}${short(0)}`];
const end = (number: number): Message => ["server", number, `\xfe${short(0)}${short(2)}`];
const column = (number: number, name: string): Message => [
  "server",
  number,
  `\x03def${counted("base")}${counted("table")}\0${counted(name)}\0\x0c\x21\0${long(10)}\xfd\0\0\0${zeros(2)}`,
];

describe("MySQL", () => {
  it("reads greetings and logins", () => {
    const [first, second, third] = seen(greeting(0), login(0), ok);
    expect(first!.get("mysql.version")).toEqual(["8.0"]);
    expect(first!.get("mysql.auth_plugin")).toEqual(["native"]);
    expect(second!.get("mysql.user")).toEqual(["me"]);
    expect(second!.get("mysql.client_auth_plugin")).toEqual(["native"]);
    expect(third!.get("mysql.affected_rows")).toEqual(["0"]);
    expect(third!.get("mysql.warnings")).toEqual(["0"]);
  });

  it("reads a server that refuses a client", () => {
    const [fields] = seen(["server", 0, `\xff${short(1130)}no`]);
    expect(fields!.get("mysql.error_code")).toEqual(["1130"]);
    expect(fields!.has("mysql.response_code")).toBe(false);
  });

  it("asks for another way to log in", () => {
    const fields = seen(greeting(0), login(0), ["server", 2, "\xfenative\0data"], ["client", 3, "hash"], ok);
    expect(fields[2]!.get("mysql.auth_switch_request.name")).toEqual(["native"]);
    expect(fields[3]!.has("mysql.auth_switch_response.data")).toBe(true);
    expect(fields[4]!.get("mysql.response_code")).toEqual(["0x00"]);
  });

  it("reads columns and rows, and values that are not there", () => {
    const fields = seen(
      greeting(0),
      login(0),
      ok,
      ["client", 0, "\x03select a"],
      ["server", 1, "\x01"],
      column(2, "a"),
      end(3),
      ["server", 4, counted("value")],
      ["server", 5, "\xfb"],
      end(6),
    );
    expect(fields[3]!.get("mysql.query")).toEqual(["select a"]);
    expect(fields[4]!.get("mysql.num_fields")).toEqual(["1"]);
    expect(fields[5]!.get("mysql.field.name")).toEqual(["a"]);
    expect(fields[7]!.get("mysql.row.text")).toEqual(["value"]);
    expect(fields[8]!.get("mysql.row.text")).toEqual(["NULL"]);
    expect(fields[9]!.get("mysql.eof")).toEqual(["254"]);
  });

  it("knows how many parameters a statement has", () => {
    const fields = seen(
      greeting(0),
      login(0),
      ok,
      ["client", 0, "\x16select ?"],
      ["server", 1, `\0${long(3)}${short(0)}${short(2)}\0${short(0)}`],
      column(2, "?"),
      column(3, "?"),
      end(4),
      ["client", 0, `\x17${long(3)}\0${long(1)}\0\x01\x03\0\xfd\0${long(5)}${counted("text")}`],
    );
    expect(fields[4]!.get("mysql.num_params")).toEqual(["2"]);
    expect(fields[8]!.get("mysql.exec.field.long")).toEqual(["5"]);
    expect(fields[8]!.get("mysql.exec.field.string")).toEqual(["text"]);
  });

  it("goes on as TLS where the client asks for it", () => {
    const hello = { direction: 0, bytes: Uint8Array.of(22, 3, 1, 0, 4, 1, 0, 0, 0) } as const;
    const packets = seenIn([piece(greeting(0x800)), piece(login(0x800, 0, "")), hello], 3306);
    expect(packets.map(({ path }) => path.split(":").at(-1))).toEqual(["mysql", "mysql", "tls"]);
  });

  it("is built as it was", () => {
    for (const bytes of segmentsOf([greeting(0), login(0), ok].map(piece), 3306)) {
      const read = new Packet(bytes);
      expect(read.get(MySQL)).toBeDefined();
      expect(read.build()).toEqual(bytes);
    }
  });
});
