import { describe, expect, it } from "vitest";
import { pingTime } from "../../src/cli/probing/ping-text.ts";
import { runPing } from "../../src/cli/probing/ping.ts";
import { ladder } from "../link/scenarios.ts";
import { runProbe } from "./run-probe.ts";

describe("remora ping", () => {
  it("prints ping's lines", async () => {
    const { stdout, exit } = await runProbe(runPing, ["-c", "3", "-i", "0.2", "203.0.113.7"]);
    expect(stdout).toBe(
      `PING 203.0.113.7 (203.0.113.7) 56(84) bytes of data.
64 bytes from 203.0.113.7: icmp_seq=1 ttl=61 time=40.0 ms
64 bytes from 203.0.113.7: icmp_seq=2 ttl=61 time=40.0 ms
64 bytes from 203.0.113.7: icmp_seq=3 ttl=61 time=40.0 ms

--- 203.0.113.7 ping statistics ---
3 packets transmitted, 3 received, 0% packet loss, time 440ms
rtt min/avg/max/mdev = 40.000/40.000/40.000/0.000 ms
`,
    );
    expect(exit).toBe(0);
  });

  it("pings names, by IPv4 or IPv6", async () => {
    const { lines } = await runProbe(runPing, ["-c1", "-s16", "server"]);
    expect(lines.slice(0, 2)).toEqual([
      "PING server (203.0.113.7) 16(44) bytes of data.",
      "24 bytes from server (203.0.113.7): icmp_seq=1 ttl=61 time=40.0 ms",
    ]);
    const six = await runProbe(runPing, ["-6", "-c1", "-D", "server"]);
    expect(six.lines.slice(0, 2)).toEqual([
      "PING server (2001:db8:d::7) 56(104) bytes of data.",
      "[1767225600.042000] 64 bytes from server (2001:db8:d::7): icmp_seq=1 ttl=61 time=40.0 ms",
    ]);
  });

  it("tells errors, silence and loss, and ends with 1", async () => {
    const expired = await runProbe(runPing, ["-c", "2", "-t", "3", "-W", "1", "203.0.113.7"]);
    expect(expired.lines.slice(1)).toEqual([
      "From 198.51.100.1 icmp_seq=1 Time to live exceeded",
      "From 198.51.100.1 icmp_seq=2 Time to live exceeded",
      "",
      "--- 203.0.113.7 ping statistics ---",
      "2 packets transmitted, 0 received, +2 errors, 100% packet loss, time 1018ms",
    ]);
    expect(expired.exit).toBe(1);
    const silent = await runProbe(runPing, ["-O", "-c", "3", "-W", "0.5", "--tcp", "25", "203.0.113.7"]);
    expect(silent.lines.slice(0, 3)).toEqual([
      "PING 203.0.113.7 (203.0.113.7) tcp port 25 0(40) bytes of data.",
      "no answer yet for tcp_seq=1",
      "no answer yet for tcp_seq=2",
    ]);
    expect(silent.lines.at(-1)).toBe("3 packets transmitted, 0 received, 100% packet loss, time 2000ms");
  });

  it("asks ports", async () => {
    const { lines } = await runProbe(runPing, ["-c1", "--tcp", "80", "203.0.113.7"]);
    expect(lines[1]).toBe("20 bytes from 203.0.113.7: open tcp_seq=1 ttl=61 time=40.0 ms");
    const closed = await runProbe(runPing, ["-c1", "--udp", "54", "203.0.113.7"]);
    expect(closed.lines[1]).toBe("92 bytes from 203.0.113.7: closed udp_seq=1 ttl=61 time=40.0 ms");
    expect(closed.exit).toBe(0);
  });

  it("pings several targets, and fails when one of them is silent", async () => {
    const { lines, exit } = await runProbe(runPing, ["-q", "-c", "2", "-W", "1", "10.2.0.1", "10.0.0.77"], ladder);
    expect(lines).toEqual([
      "PING 10.2.0.1 (10.2.0.1) 56(84) bytes of data.",
      "PING 10.0.0.77 (10.0.0.77) 56(84) bytes of data.",
      "",
      "--- 10.2.0.1 ping statistics ---",
      expect.stringMatching(/^2 packets transmitted, 2 received, 0% packet loss, time 10\d\dms$/),
      expect.stringMatching(/^rtt min/),
      "",
      "--- 10.0.0.77 ping statistics ---",
      expect.stringMatching(/^2 packets transmitted, 0 received, \+2 errors, 100% packet loss, time 10\d\dms$/),
    ]);
    expect(exit).toBe(1);
  });

  it("prints JSON", async () => {
    const { lines } = await runProbe(runPing, ["--json", "-c", "1", "-W", "1", "203.0.113.7", "10.0.0.77"]);
    const [silent, reply, statistics, none] = lines.map((line): unknown => JSON.parse(line));
    const told = { time: expect.any(Number), sequence: 1 };
    const [near, far] = ["10.0.0.77", "203.0.113.7"].map((target) => ({ name: target, target }));
    const unreachable = { from: "10.0.0.2", reason: "Destination Host Unreachable" };
    expect(silent).toEqual({ ...told, ...near, kind: "error", ...unreachable });
    const measured = { what: "echo", octets: 64, ttl: 61, rttMs: 40, duplicate: false };
    expect(reply).toEqual({ ...told, ...far, kind: "reply", from: "203.0.113.7", ...measured });
    const counted = { kind: "statistics", transmitted: 1, duplicates: 0 };
    const times = { tookMs: 40, minMs: 40, avgMs: 40, maxMs: 40, mdevMs: 0 };
    expect(statistics).toEqual({ ...counted, ...far, received: 1, errors: 0, loss: 0, ...times });
    expect(none).toEqual({ ...counted, ...near, received: 0, errors: 1, loss: 1, tookMs: 0 });
  });

  it("floods with a dot for each probe that is missing", async () => {
    const { lines } = await runProbe(runPing, ["-f", "-c", "3", "203.0.113.7"]);
    expect(lines[1].replaceAll("\b \b", "<")).toMatch(/^\.+<+[.<]*$/);
  });

  it.each([
    { words: [], said: "whom to ping is missing: an address or a name" },
    { words: ["-c", "0", "::1"], said: "-c takes a whole number from 1 to 9007199254740991, not '0'" },
    { words: ["--tcp", "http", "::1"], said: "--tcp takes a whole number from 1 to 65535, not 'http'" },
    { words: ["--tcp", "1", "--udp", "1", "::1"], said: "--tcp and --udp are two ways to ping: give one" },
  ])("says what is wrong with $words", async ({ words, said }) => {
    const { stderr, exit } = await runProbe(runPing, words);
    expect(stderr).toBe(`remora: ${said}\nremora ping --help lists the options\n`);
    expect(exit).toBe(1);
  });

  it.each([
    { words: ["nobody"], said: "nobody: no such host, and no address" },
    { words: ["-4", "::1"], said: "::1 is an IPv6 address, not one of IPv4" },
    { words: ["-I", "eth9", "10.0.0.1"], said: "there is no interface eth9: there is us" },
    {
      words: ["-s", "2000", "10.0.0.1"],
      said: "us takes packets of up to 1500 octets, and these have 2028: at most 1472 octets fit behind the headers",
    },
  ])("says before anything is sent why it cannot: $said", async ({ words, said }) => {
    const { stderr, stdout, exit } = await runProbe(runPing, words);
    expect(stderr).toBe(`remora: ${said}\n`);
    expect(stdout.split("\n").filter((line) => line.includes("bytes from"))).toEqual([]);
    expect(exit).toBe(1);
  });

  it("shows times with three digits that count", () => {
    expect([0.0456, 0.9996, 1.234, 9.996, 12.34, 99.96, 1234.5].map(pingTime)).toEqual([
      "0.046",
      "1.00",
      "1.23",
      "10.0",
      "12.3",
      "100",
      "1235",
    ]);
  });
});
