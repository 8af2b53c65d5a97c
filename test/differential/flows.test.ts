import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openFile } from "../../src/host/open-file.ts";
import { readPackets, reassemble, type TcpStream } from "../../src/toolkit/index.ts";
import { describeWithCaptures, describeWithOracle, findOracle } from "../oracles.ts";
import { flowFields, ourFlowFields } from "./flow-fields.ts";

/** Loss, reordering, repetition, closed windows, fragments, broken times, and messages of many segments. */
const captures = [
  "arkime/smtp-subject-encoded-empty.pcap",
  "chrissanders/ipv6_fragments.pcapng",
  "chrissanders/tcp_dupack.pcapng",
  "chrissanders/tcp_zerowindowdead.pcapng",
  "chrissanders/tcp_zerowindowrecovery.pcapng",
  "ipfixprobe/tls.pcap",
  "ja4/macos_tcp_flags.pcap",
  "markofu/NetworkForensics__puzzle1.pcap.tgz__puzzle1.pcap",
  "markofu/PracticalPacketAnalysis__ppa-capture-files__hauntedbrowser.pcap",
  "ndpi/cloudflare-warp.pcap",
  "ndpi/conncheck.pcap",
  "ndpi/dns_doh.pcap",
  "packethunting/SSL-decryption.pcap",
  "pcapplusplus/Tests__ExamplesTest__pcap_examples__tls.pcap",
  "wireshark-wiki/BITTORRENT.pcap",
  "wireshark-wiki/RDP-002.pcap.gz",
  "wireshark-wiki/smtp2525-ssl.pcapng",
  "zeek/testing__btest__Traces__http__m57-long-49583-80.pcap",
  "zeek/testing__btest__Traces__workshop_2011_browse.pcap",
];

/** Captures whose streams are compared octet by octet, with how many they have. */
const followed: readonly (readonly [capture: string, streams: number])[] = [
  ["chrissanders/tcp_dupack.pcapng", 1],
  ["ipfixprobe/tls.pcap", 4],
  ["markofu/NetworkForensics__puzzle1.pcap.tgz__puzzle1.pcap", 3],
  ["ndpi/conncheck.pcap", 3],
  ["zeek/testing__btest__Traces__http__m57-long-49583-80.pcap", 1],
];

function tshark(words: readonly string[]): string {
  const command = findOracle("tshark")?.command ?? "tshark";
  return spawnSync(command, ["-n", ...words], { encoding: "utf8", maxBuffer: 1 << 30 }).stdout;
}

describeWithOracle("tshark", "flows", () => {
  describeWithCaptures("are those of tshark", (folder) => {
    it.each(captures)("fields of %s", { timeout: 60_000 }, async (capture) => {
      const path = join(folder, capture);
      const words = flowFields.flatMap((name) => ["-e", name]);
      const theirs = tshark(["-r", path, "-T", "fields", "-E", "occurrence=a", "-E", "aggregator=,", ...words]);
      const wrong = differences(await ourFlowFields(path), theirs.replace(/\n$/, "").split("\n"));
      expect(wrong).toEqual([]);
    });

    it.each(followed)("octets of the streams of %s", { timeout: 60_000 }, async (capture, count) => {
      const path = join(folder, capture);
      for await (const stream of reassemble(readPackets(await openFile(path)))) {
        if (stream.number >= count) continue;
        expect(sent(stream).toSorted(), `stream ${stream.number}`).toEqual(follow(path, stream.number).toSorted());
      }
    });
  });
});

/** Cells that differ, with the packet, the field and both values. */
function differences(ours: readonly string[], theirs: readonly string[]): string[] {
  return theirs.flatMap((line, i) =>
    line.split("\t").flatMap((cell, column) => {
      const own = ours[i]?.split("\t")[column] ?? "";
      return own === cell ? [] : [`packet ${i + 1} ${flowFields[column]}: ${own}, tshark ${cell}`];
    }),
  );
}

/** What tshark says that each side sent, in hexadecimal. */
function follow(path: string, stream: number): [string, string] {
  const lines = tshark(["-r", path, "-q", "-z", `follow,tcp,raw,${stream}`]).split("\n");
  const octets = lines.filter((line) => /^\t?[0-9a-f]+$/.test(line));
  const whole = (own: boolean): string =>
    octets
      .filter((line) => line.startsWith("\t") !== own)
      .map((line) => line.trim())
      .join("");
  return [whole(true), whole(false)];
}

/** The same of ours; what is missing stands there in tshark's words. */
function sent(stream: TcpStream): [string, string] {
  const sides: [string, string] = ["", ""];
  for (const { side, bytes, missing } of stream.pieces) {
    const octets = missing > 0 ? Buffer.from(`[${missing} bytes missing in capture file]\0`) : bytes;
    sides[side] += Buffer.from(octets).toString("hex");
  }
  return sides;
}
