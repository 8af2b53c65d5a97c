import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";

const PORT = 445;
const HEADER = 64;
const Command = { setup: 1, connect: 3, create: 5, close: 6, notify: 15 };

interface About {
  readonly status?: number;
  readonly tree?: number;
  readonly answers?: boolean;
}

/** A message of SMB 2 in its frame: of session 7, its number is the command's. */
function message(command: number, body: readonly number[], { status = 0, tree = 0, answers = false }: About = {}) {
  const octets = new Uint8Array(4 + HEADER + body.length);
  const view = new DataView(octets.buffer);
  octets[3] = octets.length - 4;
  octets.set([0xfe, 0x53, 0x4d, 0x42, 64], 4);
  view.setUint32(4 + 8, status, true);
  view.setUint16(4 + 12, command, true);
  octets[4 + 16] = answers ? 1 : 0;
  octets[4 + 24] = command;
  view.setUint32(4 + 36, tree, true);
  octets[4 + 40] = 7;
  octets.set(body, 4 + HEADER);
  return octets;
}

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const wide = (text: string): number[] => Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0]);
const HANDLE = Array.from({ length: 16 }, (_, at) => at + 1);

/** A conversation whose messages go one way and the other, each behind what was sent before. */
class Conversation {
  readonly talk = new Talk();
  private readonly next = { client: 1, server: 1 };

  asks(command: number, body: readonly number[], about?: About): this {
    return this.send("client", message(command, body, about));
  }
  answers(command: number, body: readonly number[], about?: About): this {
    return this.send("server", message(command, body, { ...about, answers: true }));
  }

  private send(side: "client" | "server", data: Uint8Array): this {
    this.talk[side]({ seq: this.next[side], flags: "PA", data }, PORT);
    this.next[side] += data.length;
    return this;
  }
}

/** Frames 1 to 6: a session, a share, and a file in it. */
const opened = (): Conversation =>
  new Conversation()
    .asks(Command.setup, [25, 0, ...zeros(22)])
    .answers(Command.setup, [9, 0, ...zeros(6)])
    .asks(Command.connect, [9, 0, 0, 0, 72, 0, 10, 0, ...wide("\\\\a\\b")])
    .answers(Command.connect, [16, 0, 2, ...zeros(13)], { tree: 5 })
    .asks(Command.create, [57, 0, ...zeros(42), 120, 0, 2, 0, ...zeros(8), ...wide("f")], { tree: 5 })
    .answers(Command.create, [89, 0, ...zeros(62), ...HANDLE, ...zeros(8)], { tree: 5 });

describe("what messages of SMB 2 are about", () => {
  it("is remembered: the session, the share and the file", () => {
    const { talk } = opened().asks(Command.notify, [32, 0, ...zeros(6), ...HANDLE, ...zeros(8)], { tree: 5 });
    expect(talk.field("smb2.auth_frame")).toEqual([2]);
    expect(talk.field("smb2.tree")).toEqual(["\\\\a\\b"]);
    expect(talk.field("smb2.share_type")).toEqual([2]);
    expect(talk.field("smb2.tcon_frame")).toEqual([4]);
    expect(talk.field("dcerpc.nt.open_frame")).toEqual([6]);
    expect(talk.field("dcerpc.nt.close_frame")).toEqual([]);
  });

  it("is said of a file as it is closed", () => {
    const { talk } = opened().asks(Command.close, [24, 0, ...zeros(6), ...HANDLE], { tree: 5 });
    expect(talk.field("dcerpc.nt.close_frame")).toEqual([7]);
  });

  it("is not what failed", () => {
    const denied = { status: 0xc0000022, tree: 6 };
    const { talk } = new Conversation()
      .asks(Command.connect, [9, 0, 0, 0, 72, 0, 10, 0, ...wide("\\\\a\\b")])
      .answers(Command.connect, [16, 0, 2, ...zeros(13)], denied)
      .asks(Command.notify, [32, 0, ...zeros(6), ...HANDLE, ...zeros(8)], { tree: 6 });
    expect(talk.field("smb2.tree")).toEqual([]);
    expect(talk.field("smb2.auth_frame")).toEqual([]);
  });

  it("bears messages that are cut, and offsets beyond them", () => {
    const { talk } = new Conversation().asks(Command.connect, [9, 0, 0, 0, 255, 255, 255, 255]);
    for (let size = 0; size < 9; size++)
      talk.client({ seq: 500 + size, data: message(Command.create, zeros(size)) }, PORT);
    expect(talk.field("smb2.tree")).toEqual([]);
  });
});
