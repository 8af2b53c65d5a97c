import { join } from "node:path";
import { expect, it } from "vitest";
import { asOurs } from "../cli/run-dump.ts";
import { describeWithOracle } from "../oracles.ts";
import { describeWithNetwork } from "./network.ts";

const LONG = { timeout: 60_000 };

describeWithNetwork("interfaces of remora dump", (network) => {
  const ours = (...words: string[]) => network().run("near", process.execPath, ...network().words(...words));
  const theirs = (...words: string[]) => asOurs(network().run("near", "tcpdump", ...words));

  describeWithOracle("tcpdump", "beside tcpdump's", () => {
    it.each([
      ["-D"],
      ["-D", "-i", "near"],
      ["-L"],
      ["-L", "-i", "any"],
      ["-L", "-i", "lo"],
      ["-J"],
      ["-J", "-i", "any"],
      ["-i", "near", "-y", "RAW"],
      ["-i", "near", "-w", "/nonexistent/file"],
      ["-i", "near", "-Z", "no-such-user"],
      ["-d", "-i", "any", "tcp"],
      ["-d", "-i", "any", "-y", "LINUX_SLL", "tcp"],
      ["-d", "-i", "near", "vlan"],
    ])("answer %s %s %s %s %s", LONG, (...words) => {
      expect(ours(...words)).toEqual(theirs(...words));
    });

    it.each(["0", "77"])("have no number %s", LONG, (number) => {
      const [{ exit, stderr }, expected] = [ours("-i", number), theirs("-i", number)];
      expect(exit).toBe(expected.exit);
      expect(stderr).toContain(expected.stderr.trim());
    });

    it("refuse what is not up", LONG, () => {
      network().ip("link", "add", "down0", "type", "veth", "peer", "name", "down1");
      expect(ours("-i", "down0")).toEqual(theirs("-i", "down0"));
      expect(ours("-D")).toEqual(theirs("-D"));
      network().ip("link", "delete", "down0");
    });
  });

  it("that are mistyped get the nearest names", LONG, () => {
    const { exit, stderr } = ours("-i", "naer");
    expect(exit).toBe(1);
    expect(stderr).toMatch(/^remora: naer: .*near/);
  });

  it("that may not be captured on: one sentence, with what is missing and what to do", LONG, () => {
    const words = ["--reuid", "65534", "--regid", "65534", "--clear-groups", process.execPath];
    const { exit, stderr } = network().run("near", "setpriv", ...words, ...network().words("-i", "near"));
    expect(exit).toBe(1);
    expect(stderr).toMatch(/CAP_NET_RAW/);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("are captured on by dumpcap where it may and the user may not", LONG, async ({ skip }) => {
    const dumpcap = join(network().folder, "dumpcap");
    const { exit } = network().run(
      "near",
      "sh",
      "-c",
      `cp "$(command -v dumpcap)" ${dumpcap} && setcap cap_net_raw,cap_net_admin+ep ${dumpcap}`,
    );
    if (exit !== 0) skip("needs dumpcap and setcap");
    const words = [
      "--reuid",
      "65534",
      "--regid",
      "65534",
      "--clear-groups",
      "env",
      `PATH=${network().folder}:/usr/bin:/bin`,
    ];
    const running = network().start("setpriv", [
      ...words,
      process.execPath,
      ...network().words("-nt", "-i", "near", "-c", "2"),
    ]);
    await running.isListening();
    await network().send("far", 2);
    const { exit: ended, stdout, stderr } = await running.end();
    const text = "IP 10.99.0.1.4000 > 10.99.0.255.4001: UDP, length 18";
    expect({ ended, lines: stdout.trim().split("\n") }).toEqual({ ended: 0, lines: [text, text] });
    expect(stderr).toContain("dumpcap captures, because this user may not");
  });

  it("are captured on together: each line says which it was", LONG, async () => {
    network().ip("link", "add", "left", "type", "veth", "peer", "name", "right");
    for (const name of ["left", "right"]) network().ip("link", "set", name, "up");
    const running = await network().remora("-n", "-t", "-i", "left", "-i", "right", "-i", "left");
    await network().send("near", 2, 100, 60, "right");
    await running.until(({ stdout }) => stdout.split("\n").length > 4);
    const { stdout, stderr } = await running.stop();
    const text = "IP 10.99.0.1.4000 > 10.99.0.255.4001: UDP, length 18";
    expect(stdout.trim().split("\n")).toEqual([
      `right Out ${text}`,
      `left  In  ${text}`,
      `right Out ${text}`,
      `left  In  ${text}`,
    ]);
    expect(stderr).toContain("listening on left, right, link-type EN10MB (Ethernet), snapshot length 262144 bytes\n");
    network().ip("link", "delete", "left");
  });

  it("whose packets look wrong only because the interface is to finish them: said once", LONG, async () => {
    const running = await network().remora("-n", "-v", "-i", "lo");
    const talk = `const s = require("net").createServer((c) => c.end("hello")).listen(0, "127.0.0.1", () =>
      require("net").connect(s.address().port, "127.0.0.1").resume().on("close", () => s.close()))`;
    network().run("near", process.execPath, "-e", talk);
    await running.until(({ stdout }) => stdout.includes("incorrect"));
    const { stderr } = await running.stop();
    expect(stderr.match(/only because the interface computes it after the capture/g)).toHaveLength(1);
  });
});
