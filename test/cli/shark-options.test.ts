import { describe, expect, it } from "vitest";
import { ours, sample } from "./run-shark.ts";

const arp = sample("arp");

describe("options of remora shark", () => {
  it.each([
    [["-r", "nothing.pcap"], 2, 'remora: The file "nothing.pcap" doesn\'t exist.'],
    [["-r", arp, "-Y", "ip.scr == 1.2.3.4"], 2, "did you mean `ip.src`?"],
    [["-r", arp, "-f", "arp"], 1, "Only read filters, not capture filters"],
    [["-r", arp, "-t", "zz"], 1, 'Invalid time stamp type "zz"'],
    [["-r", arp, "-u", "zz"], 1, 'Invalid seconds type "zz"'],
    [["-r", arp, "-T", "zz"], 1, 'Invalid -T parameter "zz"'],
    [["-r", arp, "-T", "fields"], 1, 'no fields were specified with "-e"'],
    [["-r", arp, "-e", "ip.src"], 1, "Output fields were specified"],
    [["-r", arp, "-T", "fields", "-e", "ip.srcx"], 1, "Some fields aren't valid:\n\tip.srcx"],
    [["-r", arp, "-T", "fields", "-e", "ip.src", "-E", "foo=x"], 1, '"foo=x" is not a valid field output option'],
    [["-r", arp, "-T", "fields", "-e", "ip.src", "-E", "quote=x"], 1, "quote=d|s|n"],
    [["-r", arp, "-c", "0"], 1, "The specified packet count is zero"],
    [["-r", arp, "-c", "x"], 1, "isn't a decimal number"],
    [["-r", arp, "-R", "arp"], 1, "-R without -2 is deprecated"],
    [["-2", "-i", "lo"], 1, "Live captures do not support two-pass analysis."],
    [["-r", arp, "-Y", "arp", "ip"], 1, "Display filters were specified both"],
    [["-r", arp, "-d", "tcp.prt==1,http"], 1, "Unknown layer type -- tcp.prt; did you mean tcp.port?"],
    [["-r", arp, "-d", "tcp.port==1,htp"], 1, 'Unknown protocol -- "htp"; did you mean'],
    [["-r", arp, "-d", "tcp.port=1,http"], 1, "doesn't follow the template"],
    [["-r", arp, "-d", "tcp.port==x,http"], 1, 'Invalid selector number "x"'],
    [["-r", arp, "-o", "foo:1"], 1, "unknown preference"],
    [["-r", arp, "-o", "foo"], 1, 'Invalid -o flag "foo"'],
    [["-r", arp, "-o", 'gui.column.format:"No."'], 1, "gui.column.format"],
    [["-r", arp, "-z", "io,ph"], 1, "did you mean io,phs?"],
    [["-r", arp, "-w", "x", "-F", "snoop"], 1, "isn't a valid capture file type"],
    [["-r", arp, "-w", "-", "-b", "packets:1"], 1, "written to standard output"],
    [["-r", arp, "-a", "durations:1"], 1, 'Invalid or unknown -a flag "durations:1"'],
    [["-r", arp, "-N", "x"], 1, "unknown resolving option 'x'"],
    [["-r", arp, "-K", "x"], 1, "Kerberos"],
    [["-r", arp, "-M", "5"], 1, "not needed"],
    [["-r", arp, "-U", "IP"], 1, "--export-objects and -z follow"],
    [["-r", arp, "-X", "lua_script:x"], 1, "CONTRIBUTING"],
    [["-r", arp, "-C", "mine"], 1, 'Configuration Profile "mine" does not exist'],
    [["-r", arp, "-W", "x"], 1, 'Invalid -W argument "x"'],
    [["-r", arp, "-W", "n", "-P", "-w", "-"], 1, "keeps those of a pcapng file"],
    [["-r", arp, "-W", "n", "-F", "pcap", "-w", "-"], 1, "doesn't support name resolution"],
    [["-r", arp, "--capture-comment", "x"], 1, "aren't writing a capture file"],
    [["-r", arp, "--capture-comment", "x", "-F", "pcap", "-w", "-"], 1, "only be written to files of the type pcapng"],
    [["-r", arp, "--temp-dir", "/nowhere"], 1, "Can't set temporary directory /nowhere"],
    [["-r", arp, "--enable-heuristic", "nope_udp"], 1, "No such protocol nope_udp, can't enable"],
    [["-r", arp, "--enable-heuristic", "rtp_udp"], 1, "-d udp.port==5004,rtp"],
    [["-r", arp, "--disable-heuristic", "sip_udp"], 1, "--disable-protocol"],
    [["-r", arp, "--log-level", "x"], 1, 'Invalid log level "x"'],
    [["-r", arp, "--log-fatal", "info"], 1, 'must be "critical" or "warning"'],
    [["-r", arp, "--log-file", "/nowhere/x"], 1, "Could not open log file '/nowhere/x': No such file or directory"],
    [["-r", arp, "--hexdump", "x"], 1, "noascii, help"],
    [["-G", "feilds"], 1, "did you mean fields?"],
    [["-Z"], 1, "remora shark --help lists the options"],
  ])("%j ends with %i", async (words, exit, message) => {
    const ran = await ours(words);
    expect(ran.stderr).toContain(message);
    expect(ran).toMatchObject({ exit, stdout: "" });
  });

  it("prints the same whatever else scripts for tshark say", async () => {
    const words = ["-r", arp, "-c", "2"];
    const more =
      "-g -C Default -W n --temp-dir / --enable-heuristic sip_udp --log-level debug --log-domains x --log-noisy y";
    expect(await ours([...words, ...more.split(" ")])).toEqual(await ours(words));
  });

  it("explains --hexdump", async () => {
    const { exit, stdout } = await ours(["--hexdump", "help"]);
    expect(exit).toBe(0);
    expect(stdout).toContain("\n  noascii ");
  });

  it("writes comments on the whole file", async () => {
    const { stdout } = await ours(["-r", arp, "-w", "-", "--capture-comment", "first", "--capture-comment", "second"]);
    expect(stdout.slice(0, 120)).toMatch(/first[^]*second/);
  });

  it("decodes as told", async () => {
    const words = ["-n", "-r", sample("udplite"), "-T", "fields", "-e", "frame.protocols", "-c", "1"];
    const plain = await ours(words);
    const told = await ours([...words, "-d", "ip.proto==136,ah"]);
    expect(plain.stdout).toContain("udplite");
    expect(told.stdout).not.toContain("udplite");
  });

  it("leaves protocols out", async () => {
    const words = ["-n", "-r", sample("dns"), "-T", "fields", "-e", "frame.protocols", "-Y", "udp", "-c", "1"];
    expect((await ours(words)).stdout).toContain("udp:dns");
    expect((await ours([...words, "--disable-protocol", "dns"])).stdout).not.toContain("dns");
  });

  it("sees in the second pass what the first lets through, numbered anew", async () => {
    const { stdout } = await ours(["-2", "-R", "arp.opcode == 2", "-r", arp, "-T", "fields", "-e", "frame.number"]);
    expect(stdout.split("\n")[0]).toBe("1");
    const all = await ours(["-r", arp, "-Y", "arp.opcode == 2", "-T", "fields", "-e", "frame.number"]);
    expect(stdout.split("\n")).toHaveLength(all.stdout.split("\n").length);
  });

  it("counts with -z, as JSON too", async () => {
    const { stdout } = await ours(["-r", arp, "-q", "-z", "io,phs", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ statistic: "io,phs" });
  });

  it("colours lines", async () => {
    const { stdout } = await ours(["-n", "-r", arp, "--color", "-c", "1"]);
    // oxlint-disable-next-line no-control-regex -- it is they that are meant
    expect(stdout).toMatch(/^\u001b\[48;2;\d+;\d+;\d+m\u001b\[38;2;\d+;\d+;\d+m.*ARP.*\u001b\[0m\n$/);
  });
});
