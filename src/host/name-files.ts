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

/** The text of a file that names come from; one that cannot be read is empty. */
export function readNameFile(file: NameFile, paths: NameFilePaths = nameFiles): string {
  try {
    return readFileSync(paths[file] ?? nameFiles[file], "latin1");
  } catch {
    return "";
  }
}
