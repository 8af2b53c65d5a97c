import { describe, expect, it } from "vitest";
import { processText } from "../../src/cli/dump/process-text.ts";
import type { PacketProcess } from "../../src/files/pcapng-options.ts";
import { PacketRecord } from "../../src/files/record.ts";

function textOf(process?: PacketProcess): string {
  return processText(Object.assign(new PacketRecord(), { metadata: process === undefined ? undefined : { process } }));
}

describe("the process at the end of a line", () => {
  it("has its name, its number and its user, as far as they are known", () => {
    expect(textOf({ pid: 7, thread: 0, info: { name: "curl", uid: 1000, user: "alice" } })).toBe(
      " (proc curl:7, user alice)",
    );
    expect(textOf({ pid: 7, thread: 0, info: { uid: 1000 } })).toBe(" (proc 7, user 1000)");
    expect(textOf({ pid: 7, thread: 0 })).toBe(" (proc 7)");
  });

  it("is said to be unknown where it is", () => {
    expect(textOf({ pid: 0, thread: 0, info: { user: "alice" } })).toBe(" (proc unknown, user alice)");
    expect(textOf()).toBe(" (proc unknown)");
  });
});
