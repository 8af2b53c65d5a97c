import { describe, expect, it } from "vitest";
import { seenIn, valuesOf, type Piece } from "./streams.ts";

const piece = (direction: 0 | 1, text: string): Piece => ({
  direction,
  bytes: new Uint8Array(Buffer.from(text, "latin1")),
});
const client = (text: string): Piece => piece(0, text);
const server = (text: string): Piece => piece(1, text);

const message =
  'From: "A, B" <a@example.com>\r\nTo: b@example.com,\r\n c@example.com\r\nSubject: three\r\n parts\r\n' +
  "Content-Type: multipart/mixed; boundary=XX\r\n\r\n" +
  "--XX\r\nContent-Type: text/plain\r\n\r\nHello\r\n--XX\r\nContent-Type: application/json\r\n\r\n[1]\r\n--XX--\r\n";
const before = [client("DATA\r\n"), server("354 go on\r\n")];

describe("mail", () => {
  it("is put together of the segments behind DATA, and cut into its parts", () => {
    const seen = seenIn(
      [...before, client(message.slice(0, 100)), client(message.slice(100)), client(".\r\n"), client("QUIT\r\n")],
      25,
    );
    expect(seen.map(({ path }) => path.replace("eth:ethertype:ip:", ""))).toEqual([
      "tcp:smtp",
      "tcp:smtp",
      "tcp:smtp:data-text-lines",
      "tcp:smtp:data-text-lines",
      "tcp:smtp:imf:mime_multipart:data-text-lines:json",
      "tcp:smtp",
    ]);
    expect(valuesOf(seen, "smtp.data.fragment")).toEqual(["3", "4"]);
    expect(valuesOf(seen, "smtp.data.reassembled.length")).toEqual([String(message.length)]);
    expect(valuesOf(seen, "imf.address")).toEqual(["a@example.com", "b@example.com", "\r\n c@example.com\r\n"]);
    expect(valuesOf(seen, "imf.subject")).toEqual(["three\r\n parts"]);
    expect(valuesOf(seen, "mime_multipart.header.content-type")).toEqual(["text/plain", "application/json"]);
    expect(valuesOf(seen, "smtp.req.command")).toEqual(["DATA", "QUIT"]);
  });

  it("ends at a dot in a line of its own, and commands may follow in the same segment", () => {
    const seen = seenIn([...before, client("Subject: x\r\n\r\n.not the end\r\n\r\n.\r\nRSET\r\n")], 25);
    expect(valuesOf(seen, "smtp.data.reassembled.length")).toEqual(["28"]);
    expect(valuesOf(seen, "smtp.req.command")).toEqual(["DATA", "RSET"]);
  });

  it("follows DATA even if the server refuses it, as in Wireshark", () => {
    const seen = seenIn([client("DATA\r\n"), server("554 no\r\n"), client("QUIT\r\n")], 25);
    expect(valuesOf(seen, "smtp.req.command")).toEqual(["DATA"]);
  });

  it("is nothing that the server says, even if that is no reply", () => {
    const seen = seenIn([client("EHLO\r\n"), server("nothing known\r\nto us\r\n"), client("hm\r\n")], 25);
    expect(seen.map(({ path }) => path.replace("eth:ethertype:ip:", ""))).toEqual([
      "tcp:smtp",
      "tcp:smtp",
      "tcp:smtp:data-text-lines",
    ]);
  });

  it("comes in chunks whose octets are counted", () => {
    const chunks = [client("BDAT 12 LAST\r\n"), client("a: b\r\n"), client(".\r\n\r\n.")];
    const seen = seenIn([...chunks, client("QUIT\r\n")], 25);
    expect(valuesOf(seen, "smtp.req.command")).toEqual(["BDAT", "QUIT"]);
    const fragment = "eth:ethertype:ip:tcp:smtp:data-text-lines";
    expect(seen.map(({ path }) => path === fragment)).toEqual([false, true, true, false]);
    const together = seenIn([client("BDAT 6\r\na: b\r\n"), client("NOOP\r\n")], 25);
    expect(together.map(({ path }) => path === fragment)).toEqual([true, false]);
  });

  it("has no end where no chunk can be of that length", () => {
    const seen = seenIn([client("BDAT -1 LAST\r\n"), client("QUIT\r\n")], 25);
    expect(valuesOf(seen, "smtp.req.command")).toEqual([]);
  });

  it("is no text in a reply that is a code alone", () => {
    const seen = seenIn([client("NOOP\r\n"), server("250\r\n")], 25);
    expect(valuesOf(seen, "smtp.response.code")).toEqual(["250"]);
  });

  it("waits for the end of a line that a segment does not reach", () => {
    const seen = seenIn([...before, client("x".repeat(50)), client("y\r\n"), client(".\r\n")], 25);
    expect(seen.slice(2).map(({ path }) => path.replace("eth:ethertype:ip:", ""))).toEqual([
      "tcp",
      "tcp:smtp:data-text-lines",
      "tcp:smtp:imf",
    ]);
  });

  it("is text where a segment of the client ends with no command, unless that belongs to an authentication", () => {
    const challenged = [client("AUTH LOGIN\r\n"), server("334 VXNlcm5hbWU6\r\n"), client("bWF0dGhldw==\r\n")];
    const seen = seenIn([...challenged, client("Zm9v\r\nYmFyYmFy\r\n"), client("NOOP\r\nDATA\r\nSubject: x\r\n")], 25);
    expect(seen.map(({ path }) => path.replace("eth:ethertype:ip:tcp:", ""))).toEqual([
      "smtp",
      "smtp",
      "smtp",
      "smtp",
      "smtp:data-text-lines",
    ]);
    expect(seenIn([client("TlRMTVNTUAAB\r\n")], 25)[0]!.path).toBe("eth:ethertype:ip:tcp:smtp:data-text-lines");
  });
});

describe("mail that is fetched by POP", () => {
  const paths = (pieces: readonly Piece[]): string[] =>
    seenIn(pieces, 110).map(({ path }) => path.replace("eth:ethertype:ip:tcp:", ""));

  it("is put together where the reply says how long it is", () => {
    const reply = server(`+OK ${message.length} octets\r\n`);
    const parts = [server(message.slice(0, 100)), server(message.slice(100)), client("QUIT\r\n"), server("+OK\r\n")];
    const seen = seenIn([client("RETR 1\r\n"), reply, ...parts], 110);
    expect(seen.map(({ path }) => path.replace("eth:ethertype:ip:tcp:", ""))).toEqual([
      "pop",
      "pop",
      "pop",
      "pop:imf:mime_multipart:data-text-lines:json",
      "pop",
      "pop",
    ]);
    expect(valuesOf(seen, "pop.data.fragment")).toEqual(["3", "4"]);
    expect(valuesOf(seen, "pop.data.reassembled.length")).toEqual([String(message.length)]);
  });

  it("is read segment by segment otherwise, as lists are", () => {
    expect(paths([client("LIST\r\n"), server("+OK\r\n"), server("1 20\r\n.\r\n"), client("STAT\r\n")])).toEqual([
      "pop",
      "pop",
      "pop:imf",
      "pop",
    ]);
  });
});
