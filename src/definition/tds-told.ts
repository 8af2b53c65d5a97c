/** What a message of TDS is told, because its octets do not say it. */
export interface TdsTold {
  /** The version that the connection agreed on. */
  readonly version: (typeof versions)[number];
  /** It is a part of a message that goes on in others. */
  readonly isPart: boolean;
  /** The type in the header of what was put together; 0 where the header is part of the layer. */
  readonly type: number;
}

/** Unknown ones are read as if they were the latest. */
const versions = ["unknown", "7.0", "7.1", "7.2"] as const;
const PART = 4;

export function packTds({ version, isPart, type }: TdsTold): number {
  return versions.indexOf(version) | (isPart ? PART : 0) | (type << 3);
}

export function unpackTds(told: number): TdsTold {
  return { version: versions[told & 3], isPart: (told & PART) !== 0, type: told >> 3 };
}

/** The version of a number as logins and their answers have it. */
export function tdsVersion(number: number): TdsTold["version"] {
  const major = number >>> 24;
  if (major < 0x70) return "unknown";
  return major === 0x70 ? "7.0" : major === 0x71 ? "7.1" : "7.2";
}
