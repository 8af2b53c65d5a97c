import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { linux } from "../../src/host/native/linux.ts";
import { listConnections } from "../../src/host/sockets/connections.ts";

/** Two processes that share a listening socket; says their ids and its port. */
const program = `
import os, socket, sys, time
one = socket.socket()
one.bind(("127.0.0.1", 0))
one.listen()
child = os.fork()
if child == 0:
    sys.stdin.read()
    os._exit(0)
os.write(1, f"{os.getpid()} {child} {one.getsockname()[1]}\\n".encode()) # at once, however stdout is buffered
sys.stdin.read()
`;
const isHere = process.platform === "linux" && spawnSync("python3", ["--version"]).status === 0;

describe.skipIf(!isHere)("sockets of one process", () => {
  it("are those that it has open, whoever else has them, from the kernel and from its text tables", async () => {
    const holder = spawn("python3", ["-c", program], { stdio: ["pipe", "pipe", "inherit"] });
    try {
      const [line] = (await once(holder.stdout, "data")) as [Buffer];
      const [parent, child, port] = line.toString().trim().split(" ").map(Number);
      for (const system of [await linux(), undefined]) {
        const of = (pid?: number): unknown[] =>
          listConnections("tcp4", { pid }, system)
            .filter(({ laddr }) => typeof laddr === "object" && laddr.port === port)
            .map(({ pid, status }) => [pid, status]);
        expect(of(parent)).toEqual([[parent, "LISTEN"]]);
        expect(of(child)).toEqual([[child, "LISTEN"]]);
        expect(of()).toEqual([[Math.max(parent, child), "LISTEN"]]);
        expect(listConnections("tcp4", { pid: 2 ** 30 }, system)).toHaveLength(0);
      }
    } finally {
      holder.stdin.end();
    }
  });
});
