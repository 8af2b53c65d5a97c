import { expect, it } from "vitest";
import { answerOf } from "../../src/web/engine/answer.ts";
import type { Followed } from "../../src/web/messages.ts";
import { http2Capture } from "./http2-capture.ts";
import { engineOf } from "./opened.ts";

it("follows each stream of a connection over HTTP/2", async () => {
  const { engine, heard } = engineOf(await http2Capture(), "http2.pcap");
  await engine.open();
  await heard("progress", ({ done }) => done);
  const followed = (await answerOf({ ask: "follow", index: 0 }, engine, new AbortController().signal)) as Followed;
  expect(followed.kinds).toEqual(["http2", "tcp"]);
  const said = followed.segments.map(({ part, from, bytes }) => [part, from, Buffer.from(bytes).toString()]);
  expect(said).toEqual([
    [1, 0, ":method: GET\r\n:scheme: http\r\n:path: /one\r\n\r\n"],
    [3, 0, ":method: GET\r\n:scheme: http\r\n:path: /three\r\n\r\n"],
    [3, 1, ":status: 200\r\n\r\n"],
    [3, 1, "third"],
    [1, 1, ":status: 200\r\n\r\n"],
    [1, 1, "first"],
  ]);
});
