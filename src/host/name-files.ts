import { readFileSync } from "node:fs";

/** Where a system keeps names (hosts(5), networks(5), services(5), protocols(5), ethers(5)), and Wireshark, where it is installed. */
export const nameFiles = {
  hosts: "/etc/hosts",
  networks: "/etc/networks",
  services: "/etc/services",
  protocols: "/etc/protocols",
  ethers: "/etc/ethers",
  manufacturers: "/usr/share/wireshark/manuf",
  wellKnownAddresses: "/usr/share/wireshark/wka",
} as const;

const LINE_FEED = 10;

/** One of these files. */
export type NameFile = keyof typeof nameFiles;

/** Paths of these files, where they are not the system's. */
export type NameFilePaths = Readonly<Partial<Record<NameFile, string>>>;

/**
 * What finds the lines of such a file that begin with a text, where its lines are in order. The file is kept as octets, and searched
 * as it is: of a long one few lines are ever wanted.
 */
export function nameLines(file: NameFile, paths: NameFilePaths = nameFiles): (beginning: string) => readonly string[] {
  let read: Buffer | undefined;
  return (beginning) => {
    const octets = (read ??= readOctets(paths[file] ?? nameFiles[file]));
    const found: string[] = [];
    for (let at = firstLine(octets, beginning); at < octets.length;) {
      const end = lineEnd(octets, at);
      const line = octets.toString("latin1", at, end);
      if (!line.startsWith(beginning)) break;
      found.push(line);
      at = end + 1;
    }
    return found;
  };
}

/** Where the first line begins that is not less than a text. */
function firstLine(octets: Buffer, text: string): number {
  let low = 0;
  let high = octets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : octets.lastIndexOf(LINE_FEED, middle - 1) + 1;
    const end = lineEnd(octets, start);
    if (octets.toString("latin1", start, Math.min(end, start + text.length)) < text) low = end + 1;
    else high = start;
  }
  return low;
}

function lineEnd(octets: Buffer, at: number): number {
  const end = octets.indexOf(LINE_FEED, at);
  return end < 0 ? octets.length : end;
}

function readOctets(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The text of a file that names come from; one that cannot be read is empty. */
export function readNameFile(file: NameFile, paths: NameFilePaths = nameFiles): string {
  try {
    return readFileSync(paths[file] ?? nameFiles[file], "latin1");
  } catch {
    return "";
  }
}
