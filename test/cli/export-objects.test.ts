import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { temporary } from "./captures.ts";
import { ours, sample, theirs } from "./run-shark.ts";

describeWithOracle("tshark", "exported objects", () => {
  it("of HTTP are written byte for byte as tshark does, under the same names", async () => {
    const [folder, other] = [temporary("objects"), temporary("their-objects")];
    const words = ["-q", "-n", "-r", sample("http"), "--export-objects"];
    expect(await ours([...words, `http,${folder}`])).toMatchObject({ exit: 0, stdout: "", stderr: "" });
    theirs([...words, `http,${other}`]);
    const names = readdirSync(other).sort();
    expect(readdirSync(folder).sort()).toEqual(names);
    for (const name of names) expect(readFileSync(`${folder}/${name}`)).toEqual(readFileSync(`${other}/${name}`));
  });

  it("are those of protocols that have them", async () => {
    const ran = await ours(["-r", sample("http"), "--export-objects", "dicom,x"]);
    expect(ran).toMatchObject({
      exit: 1,
      stderr: "remora: Objects of dicom are not exported; those of ftp-data, http, imf, smb, tftp are\n",
    });
  });
});

describe("what is counted", () => {
  it("is of all packets, whatever is shown", async () => {
    const words = ["-q", "-n", "-r", sample("dns"), "-z", "conv,udp"];
    expect((await ours([...words, "-Y", "frame.number < 3"])).stdout).toBe((await ours(words)).stdout);
  });
});
