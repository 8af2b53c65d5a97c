import { expect, it } from "vitest";
import { Ether, IP, packet, Raw, TCP } from "../../src/toolkit/index.ts";
import { hex, writePcap } from "../cli/captures.ts";
import { ours } from "../cli/run-shark.ts";

const MAGIC = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").toString("hex");
/** SETTINGS with one of them, an answer that ends with its headers, and its body. */
const SETTINGS = "000006040000000000 0003 00000064";
const HEADERS = "00000d010400000001 88 5f 0a 746578742f706c61696e";
const DATA = "000003000100000001 68690a";

const bytes = (load: string, back: boolean): Uint8Array => {
  const [src, dst] = back ? ["10.0.0.2", "10.0.0.1"] : ["10.0.0.1", "10.0.0.2"];
  const [sport, dport] = back ? [80, 40_000] : [40_000, 80];
  const data = hex(load);
  return packet(Ether(), IP({ src, dst }), TCP({ sport, dport, flags: "PA", seq: 1 }), Raw({ load: data })).bytes;
};
const file = writePcap("http2.pcap", [
  { seconds: 0, bytes: bytes(MAGIC + SETTINGS, false) },
  { seconds: 1, bytes: bytes(HEADERS + DATA, true) },
]);

it("says in lines which frames there are, and what their headers say", async () => {
  const { stdout } = await ours(["-n", "-r", file]);
  expect(stdout).toMatch(/ HTTP2 \d+ Magic, SETTINGS\[0\]\n/);
  expect(stdout).toMatch(/ HTTP2 \d+ HEADERS\[1\]: 200 OK, DATA\[1\] \(text\/plain\)\n/);
});

it("says the same in trees, with headers and bodies in their frames", async () => {
  const { stdout } = await ours(["-n", "-V", "-r", file]);
  for (const line of [
    "    Stream: Magic",
    "    Stream: SETTINGS, Stream ID: 0, Length 6",
    "        0... .... .... .... .... .... .... .... = Reserved: 0x0",
    "        Settings - Max concurrent streams : 100",
    "    Stream: HEADERS, Stream ID: 1, Length 13, 200 OK",
    "        Flags: 0x04, End Headers",
    "            00.0 ..0. = Unused: 0x00",
    "        Header: :status: 200 OK",
    "            Name Length: 7",
    "        Header: content-type: text/plain",
    "        Flags: 0x01, End Stream",
    "    Line-based text data: text/plain (1 lines)",
    "        hi\\n",
  ])
    expect(stdout).toContain(`\n${line}\n`);
});
