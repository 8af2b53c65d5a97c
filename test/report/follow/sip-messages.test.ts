import { describe, expect, it } from "vitest";
import { ours, sample } from "../../cli/run-shark.ts";
import { runStatistics, sampleFile } from "../statistics/run-statistics.ts";

const followed = async (words: string): Promise<string> =>
  (await runStatistics(sampleFile("sip.pcap"), [words]))[0].text();

describe("a call of SIP that is followed", () => {
  it("has the messages with its Call-ID, whole, and no others", async () => {
    const { stdout } = await ours(["-r", sample("sip"), "-T", "fields", "-e", "sip.Call-ID", "-Y", "sip.Call-ID"]);
    const calls = stdout.trimEnd().split("\n");
    const text = await followed(`follow,sip,ascii,${calls[0]}`);
    expect(text).toContain(`Follow: sip,ascii\nFilter: sip.Call-ID == "${calls[0]}"\n`);
    expect(text.match(/^Call-ID: /gm)).toHaveLength(calls.filter((call) => call === calls[0]).length);
    expect(await followed(`follow,sip,ascii,${calls[0]},1`)).toMatch(/^[^]*SIP\/2\.0[^]*$/);
    expect(await followed("follow,sip,ascii,nobody")).toContain("Node 0: :0\nNode 1: :0\n=====");
  });

  it("must be named", async () => {
    await expect(followed("follow,sip,ascii")).rejects.toThrow("the Call-ID is missing");
  });
});

describe("a stream of QUIC that is followed", () => {
  const words = (of: string): string[] => ["-r", sample("quic"), "-q", "-z", `follow,quic,ascii,${of}`];

  it("is chosen by two numbers", async () => {
    const filter = "Filter: quic.connection.number eq 0 and quic.stream.stream_id eq 4\n";
    expect((await ours(words("0,4"))).stdout).toContain(filter);
    expect((await ours(words("0"))).stderr).toContain("as in follow,quic,ascii,0,1");
    expect((await ours(words("10.0.0.1:1,10.0.0.2:2"))).stderr).toContain("by number");
  });

  it("is refused where keys are given that would open it", async () => {
    const { stderr } = await ours([...words("0,4"), "-o", "tls.keylog_file:keys"]);
    expect(stderr).toContain("streams of QUIC are not decrypted");
  });
});
