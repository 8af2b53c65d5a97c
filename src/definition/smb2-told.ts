/** A session of SMB 2: whose it is, where that was seen, and in which frame it was set up. */
export interface Smb2Session {
  readonly account?: string | undefined;
  readonly domain?: string | undefined;
  readonly host?: string | undefined;
  readonly frame: number;
}

/** A share that is connected: its name and type, and in which frame that was answered. */
export interface Smb2Tree {
  readonly name: string;
  readonly share: number;
  readonly frame: number;
}

/** A file that is open: its name, and in which frames it was opened and closed, 0 where it was not. */
export interface Smb2File {
  readonly name: string;
  readonly opened: number;
  closed: number;
}

/** What a message of SMB 2 is told of what earlier ones said. */
export interface Smb2Told {
  readonly session: Smb2Session | undefined;
  readonly tree: Smb2Tree | undefined;
  readonly file: Smb2File | undefined;
}
