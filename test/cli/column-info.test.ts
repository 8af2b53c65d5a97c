import { describe, expect, it } from "vitest";
import { ours, sample } from "./run-shark.ts";

const info = async (...asked: string[]): Promise<string[]> => {
  const words = asked.flatMap((one) => ["-z", `proto,colinfo,${one}`]);
  const { stdout } = await ours(["-n", "-r", sample("sip"), "-c", "1", ...words]);
  return stdout.trimEnd().split(/ {2}(?=[a-zA-Z.]+ == |sip(?: |$))/);
};

describe("-z proto,colinfo", () => {
  it("appends each occurrence as a filter, what was asked for last first", async () => {
    const [, ...one] = await info("ip.ttl,ip.ttl");
    expect(one).toEqual([expect.stringMatching(/^ip\.ttl == \d+$/)]);
    const [, ...more] = await info("sip.Method,sip.Method", "udp.port > 0,udp.port", "eth.src,eth.src", "sip,sip");
    const ports = [expect.stringMatching(/^udp\.port == \d+$/), expect.stringMatching(/^udp\.port == \d+$/)];
    const method = expect.stringMatching(/^sip\.Method == "[A-Z]+"$/);
    expect(more).toEqual(["sip", expect.stringMatching(/^eth\.src == ([0-9a-f]{2}:?){6}$/), ...ports, method]);
  });

  it("appends nothing to packets that are not meant, nor what no filter names", async () => {
    expect(await info("ip.ttl == 0,ip.ttl")).toHaveLength(1);
    expect(await info("udp,ip.ttl")).toHaveLength(1);
  });

  it.each([
    ["proto,colinfo,ip", 'invalid "-z proto,colinfo,<filter>,<field>" argument'],
    ["proto,colinfo,ip,ip.ttll", 'Field "ip.ttll" doesn\'t exist.'],
    ["proto,colinfo,ipp,ip.ttl", "ipp"],
  ])("refuses %s", async (words, message) => {
    const ran = await ours(["-r", sample("sip"), "-z", words]);
    expect(ran.stderr).toContain(message);
    expect(ran.exit).not.toBe(0);
  });
});
