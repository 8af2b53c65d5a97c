import { describe, expect, it } from "vitest";
import { noNames, PacketColumns } from "../../src/report/columns/packet-columns.ts";
import { standardTexts } from "../../src/report/columns/standard-texts.ts";
import { ARP, Ether } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const NOBODY = "00:00:00:00:00:00";
const station = (number: number): string => `02:00:00:00:00:0${number}`;

function request(hwsrc: string, psrc: string, pdst: string, hwdst = NOBODY) {
  return [Ether(), ARP({ op: "who-has", hwsrc, psrc, hwdst, pdst })];
}
function reply(hwsrc: string, psrc: string, hwdst: string, pdst: string) {
  return [Ether(), ARP({ op: "is-at", hwsrc, psrc, hwdst, pdst })];
}

/** Of each message, seconds apart: which frames have earlier uses of its addresses, and how many seconds before. */
function duplicates(...messages: ReturnType<typeof request>[]): string[] {
  const talk = new Talk();
  return messages.map((message, i) => {
    talk.send(message, 1000 * i);
    const frames = talk.field("arp.duplicate-address-frame");
    const seconds = talk.field("arp.seconds-since-duplicate-address-frame");
    expect(talk.field("arp.duplicate-address-detected")).toHaveLength(frames.length);
    return frames.map((frame, at) => `${frame}:${seconds[at]}`).join(" ");
  });
}

describe("messages of ARP", () => {
  it("say whether they are gratuitous, announcements or probes", () => {
    const purpose = (message: ReturnType<typeof request>): string =>
      ["gratuitous", "announcement", "probe"]
        .filter((name) => new Talk().send(message, 0).field(`arp.is${name}`).length > 0)
        .join(" ");
    expect(purpose(request(station(1), "10.0.0.1", "10.0.0.2"))).toBe("");
    expect(purpose(request(station(1), "10.0.0.1", "10.0.0.1"))).toBe("gratuitous announcement");
    expect(purpose(request(station(1), "10.0.0.1", "10.0.0.1", "ff:ff:ff:ff:ff:ff"))).toBe("gratuitous");
    expect(purpose(reply(station(1), "10.0.0.1", station(1), "10.0.0.1"))).toBe("gratuitous");
    expect(purpose(request(station(1), "0.0.0.0", "10.0.0.1"))).toBe("probe");
    expect(purpose(request(station(1), "0.0.0.0", "10.0.0.1", station(2)))).toBe("");
  });

  it("are told to name another station than the latest one of who had the address first", () => {
    expect(
      duplicates(
        request(station(1), "10.0.0.1", "10.0.0.2"),
        reply(station(2), "10.0.0.2", station(1), "10.0.0.1"),
        request(station(3), "10.0.0.1", "10.0.0.2"),
        request(station(1), "10.0.0.1", "10.0.0.2"),
        reply(station(4), "10.0.0.2", station(3), "10.0.0.1"),
      ),
    ).toEqual(["", "", "2:1", "", "2:3 4:1"]);
  });

  it("have it in Info, of two addresses the target's", () => {
    const talk = new Talk().send(reply(station(1), "10.0.0.1", station(2), "10.0.0.2"), 0);
    talk.send(reply(station(3), "10.0.0.1", station(4), "10.0.0.2"), 1000);
    const columns = new PacketColumns(talk.session.dissector, standardTexts, noNames);
    columns.compose();
    expect(Buffer.from(columns.buffer.subarray(0, columns.length)).toString()).toBe(
      "10.0.0.1 is at 02:00:00:00:00:03 (duplicate use of 10.0.0.2 detected!)",
    );
  });

  it("are told so neither of nobody and groups, nor of whom a request asks, nor twice of one address", () => {
    expect(
      duplicates(
        request(station(1), "10.0.0.1", "10.0.0.1"),
        request(NOBODY, "10.0.0.1", "10.0.0.2"),
        request("ff:ff:ff:ff:ff:ff", "10.0.0.1", "10.0.0.2"),
        request(station(2), "0.0.0.0", "10.0.0.1"),
        request(station(3), "10.0.0.3", "10.0.0.1", station(3)),
        reply(station(4), "10.0.0.1", station(5), "10.0.0.1"),
      ),
    ).toEqual(["", "", "", "", "", "1:5"]);
  });
});
