import { expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { ours, sample, theirs } from "./run-shark.ts";

const arp = sample("arp");
const tcp = sample("tcp");

describeWithOracle("tshark", "what remora shark prints", () => {
  const alike = [
    ["-n", "-r", tcp],
    ["-r", tcp, "-c", "5"],
    ["-n", "-r", tcp, "-t", "ad"],
    ["-n", "-r", tcp, "-t", "adoy"],
    ["-n", "-r", tcp, "-t", "d", "-u", "hms"],
    ["-n", "-r", tcp, "-t", "dd", "-Y", "tcp.flags.syn == 1"],
    ["-n", "-r", tcp, "-t", "e"],
    ["-n", "-r", tcp, "-t", "u"],
    ["-n", "-r", tcp, "-t", "ud"],
    ["-n", "-r", tcp, "-t", "udoy"],
    ["-n", "-r", tcp, "-T", "tabs"],
    ["-n", "-r", tcp, "tcp.len > 0"],
    ["-n", "-r", tcp, "-x"],
    ["-n", "-r", tcp, "-P", "-x", "-c", "2"],
    ["-n", "-r", tcp, "--hexdump", "delimit", "-c", "2"],
    ["-n", "-r", tcp, "--hexdump", "noascii", "-c", "2"],
    ["-n", "-r", tcp, "-O", "nothing"],
    ["-n", "-r", tcp, "-S", "----", "-O", "nothing", "-c", "3"],
    [
      "-n",
      "-r",
      tcp,
      "-o",
      'gui.column.format:"Length","%L","To","%d","From","%s","Port","%Cus:tcp.port:0:U","First","%Cus:tcp.port:1:U"',
    ],
    ["-n", "-r", arp, "-T", "fields", "-e", "frame.number", "-e", "eth.src", "-e", "eth.addr", "-e", "arp.opcode"],
    [
      "-n",
      "-r",
      tcp,
      "-T",
      "fields",
      "-e",
      "tcp.flags.syn",
      "-e",
      "tcp.payload",
      "-e",
      "tcp.port",
      "-e",
      "_ws.col.Info",
    ],
    [
      "-n",
      "-r",
      tcp,
      "-T",
      "fields",
      "-E",
      "header=y",
      "-E",
      "separator=,",
      "-E",
      "quote=d",
      "-e",
      "ip.addr",
      "-e",
      "udp.port",
    ],
    [
      "-n",
      "-r",
      tcp,
      "-T",
      "fields",
      "-E",
      "bom=y",
      "-E",
      "occurrence=f",
      "-E",
      "quote=s",
      "-e",
      "ip.addr",
      "-e",
      "ip.ttl",
    ],
    ["-n", "-r", tcp, "-T", "fields", "-E", "occurrence=l", "-E", "separator=/s", "-e", "tcp.port", "-e", "ip.id"],
    ["-n", "-r", tcp, "-T", "fields", "-E", "aggregator=/s", "-e", "frame.protocols", "-e", "tcp.port", "-e", "tcp"],
    ["-n", "-r", tcp, "-T", "json", "-e", "tcp.port", "-e", "_ws.col.Protocol", "-e", "udp.port", "-c", "3"],
    ["-n", "-r", tcp, "-T", "ek", "-e", "tcp.port", "-e", "frame.time_epoch", "-c", "3"],
    ["-n", "-r", tcp, "-T", "json", "-Y", "frame.number == 0"],
    ["-n", "-r", tcp, "-q"],
  ];
  it.each(alike.map((words) => ({ words, title: words.map((word) => word.replace(/.*\/samples\//, "")).join(" ") })))(
    "$title",
    async ({ words }) => {
      const ran = await ours(words);
      expect(ran.stdout).toBe(theirs(words).stdout);
      expect(ran.exit).toBe(0);
    },
  );

  it("writes files that tshark reads", async () => {
    const { stdout } = await ours(["-r", tcp, "-w", "-", "-Y", "tcp.flags.syn == 1"], {});
    expect(stdout.slice(0, 1)).toBe("\n");
  });
});
