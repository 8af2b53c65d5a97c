import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { linux } from "../../src/host/native/linux.ts";
import { iterateSocketFiles } from "../../src/host/process/socket-iterator.ts";
import { eachSocketFile } from "../../src/host/process/socket-files.ts";

const program = `
import os, socket, sys
one = socket.socket()
os.dup2(one.fileno(), 200)
os.dup2(one.fileno(), 201)
other = socket.socket()
sys.stdout.write(f"{one.fileno()} {other.fileno()}\\n")
sys.stdout.flush()
sys.stdin.read()
`;
const isHere = process.platform === "linux" && spawnSync("python3", ["--version"]).status === 0;

describe.skipIf(!isHere)("the open files of processes", () => {
  it("are found however they are numbered, with and without the C library", async () => {
    const holder = spawn("python3", ["-c", program], { stdio: ["pipe", "pipe", "inherit"] });
    try {
      const [line] = (await once(holder.stdout, "data")) as [Buffer];
      const pid = holder.pid!;
      const [one, other] = line.toString().trim().split(" ").map(Number);
      const inodeOf = (fd: number): number => Number(/\d+/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))![0]);
      for (const system of [await linux(), undefined]) {
        const found: string[] = [];
        let isEnough = false;
        const see = (inode: number, owner: number, fd: number): void => {
          if (owner !== pid || fd <= 2) return; // its streams are sockets, too
          found.push(`${fd} ${inode}`);
          isEnough = true;
        };
        const unseen = eachSocketFile(see, () => isEnough, system);
        expect(found).toEqual([one, other, 200, 201].map((fd) => `${fd} ${inodeOf(fd)}`));
        expect(unseen).toEqual(new Map());
      }
    } finally {
      holder.stdin.end();
    }
  });

  it("are the same where the kernel looks for them", async (context) => {
    const holder = spawn("python3", ["-c", program], { stdio: ["pipe", "pipe", "inherit"] });
    try {
      await once(holder.stdout, "data");
      const system = await linux();
      const [asked, iterated]: string[][] = [[], []];
      const into = (list: string[]) => (inode: number, pid: number, fd: number) => {
        if (pid === holder.pid) list.push(`${fd} ${inode}`);
      };
      if (!iterateSocketFiles(into(iterated), system)) context.skip(); // it takes root and Linux 5.11
      eachSocketFile(into(asked), () => false, system);
      expect(iterated).toEqual(asked);
      expect(iterated.length).toBeGreaterThanOrEqual(4);
    } finally {
      holder.stdin.end();
    }
  });
});
