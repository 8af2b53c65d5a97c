import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** A program whose answers this project is compared with: where it may be, and how to ask it for its version. */
interface Oracle {
  readonly commands: readonly string[];
  readonly args: readonly string[];
  readonly version: RegExp;
}

const oracles = {
  tcpdump: { commands: ["tcpdump"], args: ["--version"], version: /tcpdump version (\S+)/ },
  tshark: { commands: ["tshark"], args: ["--version"], version: /TShark \(Wireshark\) (\d+\.\d+\.\d+)/ },
  scapy: {
    // The system's package is seen by the system's Python alone, which need not be the first one in the path.
    commands: ["/usr/bin/python3", "python3"],
    args: ["-c", "import importlib.metadata as m; print('scapy', m.version('scapy'))"],
    version: /scapy (\S+)/,
  },
  psutil: {
    commands: ["/usr/bin/python3", "python3"],
    args: ["-c", "import psutil; print('psutil', psutil.__version__)"],
    version: /psutil (\S+)/,
  },
  ss: { commands: ["ss"], args: ["-V"], version: /iproute2-([\d.]+)/ },
  // The library that tcpdump runs with is the one that `Libpcap` (libpcap.ts) loads.
  libpcap: { commands: ["tcpdump"], args: ["--version"], version: /libpcap version (\S+)/ },
} satisfies Record<string, Oracle>;

/** The programs that tests compare with. */
export type OracleName = keyof typeof oracles;

/** The releases whose output the expectations were written against. */
export const oracleVersions: Readonly<Record<OracleName, string>> = {
  tcpdump: "4.99.3",
  tshark: "4.0.17",
  scapy: "2.5.0",
  libpcap: "1.10.3",
  psutil: "5.9.4",
  ss: "6.1.0",
};

const inCi = process.env["CI"] === "true";
const found = new Map<OracleName, InstalledOracle | undefined>();

/** An oracle of this machine: the command that runs it (Python, for Scapy), and its release. */
export interface InstalledOracle {
  readonly command: string;
  readonly version: string;
}

/** Finds an oracle; undefined where it is not installed. */
export function findOracle(name: OracleName): InstalledOracle | undefined {
  if (!found.has(name)) found.set(name, search(oracles[name]));
  return found.get(name);
}

function search({ commands, args, version }: Oracle): InstalledOracle | undefined {
  for (const command of commands) {
    const { stdout } = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    const release = version.exec(stdout ?? "")?.[1];
    if (release !== undefined) return { command, version: release };
  }
  return undefined;
}

/**
 * Groups tests that need an oracle in the release they were written against: without it they are skipped with the
 * reason in their title, and under `CI=true` they fail.
 */
export function describeWithOracle(name: OracleName, title: string, body: () => void): void {
  const version = findOracle(name)?.version;
  const wanted = oracleVersions[name];
  if (version === wanted) return void describe(`${title} (${name} ${version})`, body);
  const reason = version === undefined ? "not installed" : `is ${version}`;
  const lack = `${title} [needs ${name} ${wanted}: ${reason}]`;
  if (!inCi) return void describe.skip(lack, body);
  it(lack, () => expect.fail(`CI compares with ${name} ${wanted}: ${reason}`));
}

/** The folder of real captures beside the repository, or undefined where it is not there. */
export function sharedCaptures(): string | undefined {
  const folder = fileURLToPath(new URL("../../shared/captures", import.meta.url));
  return existsSync(folder) ? folder : undefined;
}

/** Groups tests over the real captures beside the repository; without them they are skipped and the title says so. */
export function describeWithCaptures(title: string, body: (folder: string) => void): void {
  const folder = sharedCaptures();
  if (folder !== undefined) return void describe(title, () => body(folder));
  describe.skip(`${title} [needs ../shared/captures]`, () => body(""));
}
