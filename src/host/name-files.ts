import { readFileSync } from "node:fs";

/** Where a system keeps names (hosts(5), services(5), ethers(5)). */
export const nameFiles = {
  hosts: "/etc/hosts",
  services: "/etc/services",
  ethers: "/etc/ethers",
} as const;

/** Paths of these files. */
export type NameFilePaths = Readonly<Record<keyof typeof nameFiles, string>>;

/** Reads the files that names come from; one that cannot be read is empty. */
export function readNameFiles(paths: NameFilePaths = nameFiles): Record<keyof typeof nameFiles, string> {
  return {
    hosts: read(paths.hosts),
    services: read(paths.services),
    ethers: read(paths.ethers),
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
