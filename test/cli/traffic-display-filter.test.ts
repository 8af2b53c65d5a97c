import { expect, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { defineProtocol } from "../../src/toolkit/index.ts";

const capture = new URL("../../samples/welcome.pcap", import.meta.url).pathname;

async function report(): Promise<string> {
  let printed = "";
  const io = {
    stdout: (bytes: Uint8Array) => void (printed += Buffer.from(bytes).toString()),
    stderr: (text: unknown) => void (printed += String(text)),
    env: { TZ: "GMT0" },
    cwd: "/",
  };
  await commands["report"].run(["-n", "-r", capture, "--csv", "dns.flags.response == 1"], io as never);
  return printed;
}

it("finds the same packets after a protocol was added", async () => {
  const before = await report();
  defineProtocol({ name: "added-later", layer: "AddedLater", title: "Added Later", spec: "none", fields: {} });
  expect(await report()).toBe(before);
  expect(before.split("\n").length).toBeGreaterThan(2);
});
