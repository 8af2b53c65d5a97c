import { describe, expect, it } from "vitest";
import { connsOptions, type ConnsOptions } from "../../src/cli/conns-options.ts";
import { summaryJson, summaryTable } from "../../src/cli/conns-summary.ts";
import { recordFilter } from "../../src/cli/display-filter.ts";
import type { CommandIo } from "../../src/cli/io.ts";
import type { Connection } from "../../src/monitor/connection.ts";
import { connectionFields } from "../../src/monitor/connection-fields.ts";

const read = (line: string): ConnsOptions => connsOptions(line.split(" ").filter(Boolean)) as ConnsOptions;

describe("the options of conns", () => {
  it.each([
    ["", ["inet"]],
    ["-k udp6", ["udp6"]],
    ["--kind all", ["all"]],
    ["-t", ["tcp"]],
    ["-tu", ["inet"]],
    ["-u4", ["udp4"]],
    ["-6", ["inet6"]],
    ["-46", ["inet"]],
    ["-x", ["unix"]],
    ["-tx", ["tcp", "unix"]],
    ["-tunap", ["inet"]],
  ])("%s: %j", (line, kinds) => {
    expect(read(line).kinds).toEqual(kinds);
  });

  it("read ss's -l and -i, and times with units", () => {
    expect(read("-tli --watch --interval 500ms")).toMatchObject({ listening: true, tcpInfo: true, interval: 0.5 });
    expect(read("-t conn.pid == 1").filter).toBe("conn.pid == 1");
  });

  it("name a process, and ask for counts", () => {
    expect(read("-s --pid 17")).toMatchObject({ pid: 17, summary: true });
  });

  it("say what is wrong", () => {
    expect(() => read("-k TCP")).toThrow("there is no kind 'TCP': did you mean tcp?");
    expect(() => read("-k tcp -4")).toThrow("-k says it all");
    expect(() => read("--interval soon")).toThrow("--interval takes a time such as 30s, 5m or 1h, not 'soon'");
  });
});

describe("a summary", () => {
  it("counts sockets by table and state", () => {
    const tcp = { family: "AF_INET", type: "SOCK_STREAM", status: "ESTABLISHED" } as Connection;
    const unix = { family: "AF_UNIX", type: "SOCK_STREAM", status: "NONE" } as Connection;
    const list = [{ ...tcp, status: "LISTEN" } as Connection, tcp, unix, tcp];
    expect(summaryTable(list)).toEqual([
      "Proto  State        Sockets",
      "tcp4   ESTABLISHED        2",
      "tcp4   LISTEN             1",
      "unix   -                  1",
    ]);
    expect(summaryJson([unix], 5)).toEqual(['{"time":5,"protocol":"unix","state":"NONE","count":1}']);
  });
});

describe("a filter of connections that is wrong", () => {
  const io = { env: {} } as CommandIo;
  it.each([
    ["state == LISTEN", "did you mean `conn.state`?"],
    ["pid == 1", "did you mean `conn.pid`?"],
    ["port 2024", "fields are conn.proto, conn.state, "],
    ["tcp.port == 80", "fields are conn.proto, conn.state, "],
  ])("%s: %s", (filter, hint) => {
    expect(() => recordFilter(filter, "Connection", connectionFields, io)).toThrow(hint);
  });
});
