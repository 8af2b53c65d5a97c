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

/** One of these files. */
export type NameFile = keyof typeof nameFiles;

/** Paths of these files, where they are not the system's. */
export type NameFilePaths = Readonly<Partial<Record<NameFile, string>>>;

/**
 * What finds the lines of such a file that begin with a text. The file is kept as octets, and searched as it is: of a long one
 * few lines are ever wanted.
 */
export function nameLines(file: NameFile, paths: NameFilePaths = nameFiles): (beginning: string) => readonly string[] {
  let octets: Buffer | undefined;
  return (beginning) => {
    octets ??= readOctets(paths[file] ?? nameFiles[file]);
    const found: string[] = [];
    const key = `\n${beginning}`;
    for (let at = octets.indexOf(key, 0, "latin1"); at >= 0; at = octets.indexOf(key, at + 1, "latin1")) {
      const end = octets.indexOf("\n", at + 1);
      found.push(octets.toString("latin1", at + 1, end < 0 ? octets.length : end));
    }
    return found;
  };
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
