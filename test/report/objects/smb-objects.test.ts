import { expect, it } from "vitest";
import { SmbObjects } from "../../../src/report/objects/smb-objects.ts";
import { Talk } from "../../flows/talk.ts";

const PORT = 445;
const HEADER = 64;

/** A message of SMB 2 behind the length of NBSS; `fields` are little-endian numbers, each with where it is and its octets. */
function message(
  about: { readonly command: number; readonly id: number; readonly response?: boolean; readonly status?: number },
  size: number,
  fields: readonly (readonly [at: number, octets: number, value: number])[],
  text = "",
): Uint8Array {
  const bytes = new Uint8Array(4 + HEADER + size + text.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, HEADER + size + text.length);
  bytes.set([0xfe, 0x53, 0x4d, 0x42, HEADER], 4);
  view.setUint32(4 + 8, about.status ?? 0, true);
  view.setUint16(4 + 12, about.command, true);
  view.setUint32(4 + 16, about.response === true ? 1 : 0, true);
  view.setUint32(4 + 24, about.id, true);
  for (const [at, octets, value] of fields)
    for (let i = 0; i < octets; i++) bytes[4 + HEADER + at + i] = value / 256 ** i;
  bytes.set(new TextEncoder().encode(text), 4 + HEADER + size);
  return bytes;
}

const [CREATE, READ, WRITE] = [5, 8, 9];
const FILE = 7;

it("puts files of SMB 2 together of what is read and written, wherever that belongs", () => {
  const talk = new Talk().client({ seq: 0, flags: "S" }, PORT).server({ seq: 0, ack: 1, flags: "SA" }, PORT);
  const objects = new SmbObjects(talk.session);
  const next = { client: 1, server: 1 };
  const say = (side: "client" | "server", data: Uint8Array): void => {
    talk[side]({ seq: next[side], ack: next[side === "client" ? "server" : "client"], data }, PORT);
    next[side] += data.length;
    expect(objects.find()).toEqual([]);
  };
  const read = (id: number, file: number, at: number): Uint8Array =>
    message({ command: READ, id }, 49, [
      [0, 2, 49],
      [4, 4, 9],
      [8, 8, at],
      [16, 16, file],
    ]);
  const answer = (id: number, text: string, status = 0): Uint8Array =>
    message(
      { command: READ, id, response: true, status },
      16,
      [
        [0, 2, 17],
        [2, 1, 80],
        [4, 4, text.length],
      ],
      text,
    );
  say(
    "client",
    message(
      { command: CREATE, id: 1 },
      56,
      [
        [0, 2, 57],
        [44, 2, 120],
        [46, 2, 4],
      ],
      "a\0b\0",
    ),
  );
  say(
    "server",
    message({ command: CREATE, id: 1, response: true }, 88, [
      [0, 2, 89],
      [64, 16, FILE],
    ]),
  );
  say("client", read(2, FILE, 3));
  say("server", answer(2, "", 0x103));
  say("server", answer(2, "def"));
  say("client", read(3, FILE + 1, 0));
  say("server", answer(3, "unknown"));
  say(
    "client",
    message(
      { command: WRITE, id: 4 },
      48,
      [
        [0, 2, 49],
        [2, 2, 112],
        [4, 4, 2],
        [16, 16, FILE],
      ],
      "ab",
    ),
  );
  const octets = new TextEncoder().encode("ab\0def");
  expect(objects.end()).toEqual([
    { name: "%5cab", bytes: octets },
    { name: "File_Id_00000008-0000-0000-0000-000000000000", bytes: new Uint8Array(0) },
  ]);
});
