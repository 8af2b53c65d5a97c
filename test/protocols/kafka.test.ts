import { describe, expect, it } from "vitest";
import { seenIn } from "../flows/streams.ts";

const PORT = 9092;
const octets = (hex: string): number[] =>
  (hex.replaceAll(/\s/g, "").match(/../g) ?? []).map((pair) => parseInt(pair, 16));
const framed = (hex: string): Uint8Array => {
  const message = octets(hex);
  return Uint8Array.from([0, 0, message.length >> 8, message.length & 255, ...message]);
};
/** The fields of a request and of its response, whose bodies these are. */
function exchange(api: string, version: string, request: string, response: string) {
  const seen = seenIn(
    [
      { direction: 0, bytes: framed(`${api} ${version} 00000007 0001 63 ${request}`) },
      { direction: 1, bytes: framed(`00000007 ${response}`) },
    ],
    PORT,
  );
  return seen.map(({ fields }) => fields);
}

describe("Kafka", () => {
  it("reads a response by the request that it answers", () => {
    const [asked, answered] = exchange(
      "0003",
      "0001",
      "00000001 0001 74",
      "00000001 00000005 0001 68 00002384 ffff 00000005 00000001 0003 0001 74 01 00000000",
    );
    expect(asked!.get("kafka.topic_name")).toEqual(["t"]);
    expect(asked!.get("kafka.client_id")).toEqual(["c"]);
    expect(answered!.get("kafka.request_frame")).toHaveLength(1);
    expect(answered!.get("kafka.api_key")).toEqual(["3"]);
    expect(answered!.get("kafka.host")).toEqual(["h"]);
    expect(answered!.get("kafka.rack")).toEqual(["[ Null ]"]);
    expect(answered!.get("kafka.error")).toEqual(["3"]);
    expect(answered!.get("kafka.is_internal")).toEqual(["1"]);
  });

  it("says that a request is missing", () => {
    const [alone] = seenIn([{ direction: 1, bytes: framed("00000007 0000") }], PORT);
    expect(alone!.fields.has("kafka.request_missing")).toBe(true);
  });

  it("reads compact texts and tagged fields of later versions", () => {
    const [asked, answered] = exchange(
      "0012",
      "0003",
      "00 05 6a617661 02 31 01 09 02 abcd",
      "0000 02 0012 0000 0063 00 00000000 00",
    );
    expect(asked!.get("kafka.client_software_name")).toEqual(["java"]);
    expect(asked!.get("kafka.tagged_field_data")).toEqual(["ab:cd"]);
    expect(answered!.get("kafka.api_versions.max_version")).toEqual(["99"]);
    expect(answered!.has("kafka.unsupported_api_version")).toBe(true);
  });

  it("reads records of a batch", () => {
    const record = "00 04 02 01 06 616263 02 02 68 04 7631";
    const size = octets(record).length;
    const batch = `0000000000000000 ${(50 + size).toString(16).padStart(8, "0")} 00000000 02 00000000 0000 00000000
      0000018797c250b8 0000018797c250b8 ffffffffffffffff ffff ffffffff 00000001 ${(2 * size).toString(16)} ${record}`;
    const octetsOfBatch = octets(batch).length.toString(16).padStart(8, "0");
    const [asked] = exchange(
      "0000",
      "0003",
      `ffff 0001 00001388 00000001 0001 74 00000001 00000000 ${octetsOfBatch} ${batch}`,
      "00000000 00000000",
    );
    expect(asked!.get("kafka.message_value")).toEqual(["61:62:63"]);
    expect(asked!.get("kafka.header_key")).toEqual(["h"]);
    expect(asked!.get("kafka.header_value")).toEqual(["76:31"]);
    expect(asked!.get("kafka.offset")).toEqual(["0", "1"]);
    expect(asked!.get("kafka.message_timestamp")![0]).toContain("2023");
  });

  it("reads messages of version 1 as Wireshark does, and says what is cut", () => {
    const message = "0000000000000000 00000011 01020304 01 00 0000000000000001 ffff ffff 00";
    const [asked] = exchange(
      "0000",
      "0002",
      `0001 00000000 00000001 0001 74 00000001 00000000 ${(octets(message).length + 3).toString(16).padStart(8, "0")} ${message} aabbcc`,
      "00000000 00000000",
    );
    expect(asked!.get("kafka.message_crc")).toEqual(["0x01020304"]);
    expect(asked!.get("kafka.truncated_content")).toHaveLength(1);
  });

  it("ends where octets lack", () => {
    for (const body of ["", "0001 0000", "8000 0000"])
      for (const api of ["0000", "0001", "0008", "2710"])
        for (const version of ["0000", "0009"])
          expect(exchange(api, version, body, body).every((fields) => fields.has("kafka.len"))).toBe(true);
  });
});
