import { describe, expect, it } from "vitest";
import { Packet, TDS } from "../../src/toolkit/index.ts";
import { seenIn, segmentsOf, type Piece } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const size = (hex: string): number => octets(hex).length;
const little = (number: number, octetCount: number): string => {
  let hex = "";
  for (let i = 0; i < octetCount; i++) hex += (Math.floor(number / 256 ** i) % 256).toString(16).padStart(2, "0");
  return hex;
};
const wide = (words: string): string => Array.from(words, (letter) => little(letter.charCodeAt(0), 2)).join("");
const named = (words: string): string => little(words.length, 1) + wide(words);
const packetOf = (type: number, body: string, status = 1, number = 1): string =>
  `${little(type, 1)} ${little(status, 1)} ${(8 + size(body)).toString(16).padStart(4, "0")} 0000 ${little(number, 1)} 00 ${body}`;
const client = (hex: string): Piece => ({ direction: 0, bytes: octets(hex) });
const server = (hex: string): Piece => ({ direction: 1, bytes: octets(hex) });
const asked = (type: number, body: string) => seenIn([client(packetOf(type, body))], 1433)[0]!;
const answered = (body: string) => seenIn([server(packetOf(4, body))], 1433)[0]!.fields;

const token = (id: string, body: string): string => `${id} ${little(size(body), 2)} ${body}`;
const done = `fd 1000 c100 ${little(5, 8)}`;
const collation = "0904 d000 34";
const column = (type: string, name: string): string => `00000000 0908 ${type} ${named(name)}`;
const table = (...columns: readonly string[]): string => `81 ${little(columns.length, 2)} ${columns.join(" ")}`;
const headers = `16000000 12000000 0200 ${little(7, 8)} 01000000`;

describe("TDS", () => {
  it("opens with options on both sides, and goes on in TLS", () => {
    const options = `00 0015 0006 01 001b 0001 02 001c 0003 03 001f 0004 ff 0b000c380000 01 616200 00001234`;
    for (const fields of [asked(18, options).fields, answered(options)]) {
      expect(fields.get("tds.prelogin.option.encryption")).toEqual(["1"]);
      expect(fields.get("tds.prelogin.option.instopt")).toEqual(["ab"]);
      expect(fields.get("tds.prelogin.option.threadid")).toEqual(["4660"]);
    }
    const alert = "15 0303 0002 0100";
    const [inside, bare] = seenIn([client(packetOf(18, alert)), client("17 0303 0004 01020304")], 1433);
    expect(inside!.path).toBe("eth:ethertype:ip:tcp:tds:tls");
    expect(bare!.path).toBe("eth:ethertype:ip:tcp:tds:tls");
  });

  it("logs in with texts and a token of NTLM", () => {
    const texts = ["host", "me", "pw", "app", "srv", "", "lib", "", "db"];
    let [at, places, data] = [94, "", ""];
    for (const text of texts) {
      places += little(at, 2) + little(text.length, 2);
      data += text === "pw" ? "a2a5 d2a5" : wide(text);
      at += 2 * text.length;
    }
    const head = `${little(at, 4)} 04000074 00100000 00000007 64000000 00000000 e0 03 00 00 00000000 09040000`;
    const ntlm = `4e544c4d53535000 01000000 ${"00".repeat(20)}`;
    const login = asked(16, `${head} ${places} ${"00".repeat(22)} ${data} ${ntlm}`);
    expect(login.fields.get("tds.7login.clientname")).toEqual(["host"]);
    expect(login.fields.get("tds.7login.password")?.[0]).toHaveLength(2);
    expect(login.fields.get("tds.7login.databasename")).toEqual(["db"]);
    expect(login.path).toContain("tds:ntlmssp");
    expect(asked(17, ntlm).path).toContain("tds:ntlmssp");
  });

  it("asks by statements and by calls of procedures", () => {
    const { fields } = asked(1, `${headers} ${wide("select 1")}`);
    expect(fields.get("tds.query")).toEqual(["select 1"]);
    expect(fields.get("tds.all_headers.header.trans_descr")).toEqual(["7"]);
    expect(asked(14, `${headers} 0500 00`).fields.get("tds.transmgr")).toEqual(["5"]);
    const number = `00 01 26 04 04 ${little(9, 4)}`;
    const words = `${named("@a")} 00 e7 4000 ${collation} ${little(4, 2)} ${wide("hi")}`;
    const call = asked(3, `${headers} ffff 0a00 0000 ${number} ${words} ff 0100 ${wide("p")} 0200`).fields;
    expect(call.get("tds.rpc.proc_id")).toEqual(["10"]);
    expect(call.get("tds.type_varbyte.data.int")).toEqual(["9"]);
    expect(call.get("tds.type_varbyte.data.string")).toEqual(["hi"]);
    expect(call.get("tds.rpc.name")).toEqual(["p"]);
    expect(call.get("tds.type_info.collation.sortid")).toEqual(["52"]);
  });

  it("tells of changes, errors and logins", () => {
    const change = token("e3", `01 ${named("a")} ${named("b")}`) + token("e3", `07 05 ${collation} 00`);
    const begun = token("e3", `08 08 ${little(7, 8)} 00`);
    const text = `${little(2, 2)} ${wide("no")} ${named("s")} ${named("p")}`;
    const error = token("aa", `${little(18456, 4)} 01 0e ${text} 07000000`);
    const login = token("ad", `01 71000001 ${named("SQL")} 0f0007d0`);
    const info = token("ab", `${little(5701, 4)} 01 00 ${text} 0300`);
    const fields = answered(`${change} ${begun} ${error} ${login} ${info} fd 0000 0000 ${little(1, 4)}`);
    expect(fields.get("tds.envchange.newvalue_string")).toEqual(["a"]);
    expect(fields.get("tds.envchange.collate_codepage")).toEqual(["1033"]);
    expect(fields.get("tds.error.number")).toEqual(["18456"]);
    expect(fields.get("tds.error.linenumber")).toEqual(["7"]);
    expect(fields.get("tds.info.linenumber")).toEqual(["3"]);
    expect(fields.get("tds.loginack.progname")).toEqual(["SQL"]);
    expect(fields.get("tds.done.donerowcount")).toEqual(["1"]);
  });

  it("answers with rows of every kind of value", () => {
    const columns: readonly (readonly [type: string, value: string, field: string, shown: string])[] = [
      ["30", "07", "int", "7"],
      ["34", "3412", "int", "4660"],
      ["7f", "fbffffffffffffff", "int64", "-5"],
      ["32", "01", "bool", "1"],
      ["3b", "0000c03f", "float", "1.5"],
      ["3e", "0000000000000240", "float", "2.25"],
      ["7a", "39300000", "float", "12345"],
      ["24 10", `10 ${"00".repeat(15)}01`, "guid", "00000000-0000-0000-0000-000000000001"],
      ["68 01", "01 01", "bool", "1"],
      ["6f 08", "08 28a00000 c0c62d00", "datetime", "1333421200.000000000"],
      ["28", "03 db0a0b", "datetime", ""],
      ["2a 07", "08 0102030405 db0a0b", "datetime", ""],
      ["29 07", "05 0102030405", "time", "2154.000000000"],
      ["6a 11 12 04", "05 01 39300000", "sign", "1"],
      ["a5 1000", "0200 abcd", "bytes", "ab:cd"],
      [`a7 1000 ${collation}`, "0200 6869", "string", "hi"],
      [`e7 ffff ${collation}`, `${little(4, 8)} ${little(4, 4)} ${wide("hi")} 00000000`, "string", "hi"],
      [`63 ffffff7f ${collation} 01 0100 7400`, `02 abcd ${little(0, 8)} 02000000 6100`, "string", "a"],
    ];
    for (const [type, value, field, shown] of columns) {
      const fields = answered(`${table(column(type, "c"))} d1 ${value} ${done}`);
      const found = fields.get(`tds.type_varbyte.data.${field}`);
      if (shown === "" || field === "datetime") expect(found).toHaveLength(1);
      else expect(found).toEqual([shown]);
      expect(fields.get("tds.done.donerowcount64")).toEqual(["5"]);
    }
    const sparse = answered(`${table(column("30", "a"), column("26 04", "b"))} d2 02 07 ${done}`);
    expect(sparse.get("tds.type_varbyte.data.int")).toEqual(["7"]);
    expect(answered(`${table(column("26 04", "b"))} d1 00 ${done}`).has("tds.type_varbyte.data.null")).toBe(true);
  });

  it("has further tokens, and passes those that nothing is known of", () => {
    const known = `ae 01 02000000 abcd ff  e4 09000000 03000000 01 05 02 6162  a9 0400 0100 0200  78 0100 0200  79 00000000`;
    const fields = answered(`${known} ${done} ac 0100`);
    expect(fields.get("tds.featureextack.featureackdata")).toEqual(["ab:cd"]);
    expect(fields.get("tds.sessionstate.statevalue")).toEqual(["61:62"]);
    expect(fields.get("tds.order.colnum")).toEqual(["1", "2"]);
    expect(fields.get("tds.returnstatus.value")).toEqual(["0"]);
    expect(fields.has("tds.unknown_tds_token")).toBe(true);
  });

  it("puts messages together that several packets carry, whatever their order", () => {
    const parts = [packetOf(1, wide("select"), 0, 1), packetOf(1, wide(" 1"), 1, 2)];
    for (const order of [parts, parts.toReversed()]) {
      const [first, second] = seenIn(order.map(client), 1433);
      expect(first!.path).toBe("eth:ethertype:ip:tcp:tds:data");
      expect(second!.fields.get("tds.query")).toEqual(["select 1"]);
      expect(second!.fields.get("tds.fragment.count")).toEqual(["2"]);
    }
    const whole = octets(parts.join(""));
    const seen = seenIn(
      [client(packetOf(1, "")), { direction: 0, bytes: whole.slice(0, 5) }, { direction: 0, bytes: whole.slice(5) }],
      1433,
    );
    expect(seen[2]!.fields.get("tds.query")).toEqual(["select 1"]);
  });

  it("is built as it was, and bears being cut", () => {
    const [bytes] = segmentsOf([client(packetOf(1, wide("select")))], 1433);
    const read = new Packet(bytes!);
    expect(read.has(TDS)).toBe(true);
    expect(read.build()).toEqual(bytes);
    for (const type of [1, 3, 4, 6, 7, 14, 16, 17, 18]) {
      for (const body of ["", "00", "ffff", "81 0500 0000"])
        expect(asked(type, body).fields.has("tds.type")).toBe(true);
    }
  });
});
