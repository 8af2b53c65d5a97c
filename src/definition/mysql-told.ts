/** What messages of MySQL are, which depends on those before them. */
export const mysqlKinds = [
  "unknown",
  "greeting",
  "refusal",
  "login",
  "switchRequest",
  "switchResponse",
  "request",
  "ok",
  "okEnd",
  "end",
  "error",
  "prepared",
  "columnCount",
  "column",
  "shownColumn",
  "row",
  "binaryRow",
  "text",
  "strange",
] as const;
export type MysqlKind = (typeof mysqlKinds)[number];

/** What both sides of a connection agreed on, as far as messages depend on it. */
export const mysqlTraits = [
  "mariaDb",
  "version41",
  "tracksSession",
  "queryAttributes",
  "knownColumns",
  "extendedColumns",
  "plugins",
] as const;
export type MysqlTrait = (typeof mysqlTraits)[number];

/** What a message of MySQL is told, because its octets do not say it. */
export interface MysqlTold {
  readonly kind: MysqlKind;
  readonly traits: number;
  /** How many parameters the statement at hand has, or a row columns. */
  readonly count: number;
}

const KIND_BITS = 5;
const COUNT_AT = 16;
const COUNT_LIMIT = 0x7fff;

export function mysqlTrait(trait: MysqlTrait): number {
  return 1 << mysqlTraits.indexOf(trait);
}

export function packMysql({ kind, traits, count }: MysqlTold): number {
  return mysqlKinds.indexOf(kind) | (traits << KIND_BITS) | (Math.min(count, COUNT_LIMIT) << COUNT_AT);
}

/** Where nobody told, a message is unknown. */
export function unpackMysql(told: number): MysqlTold {
  return {
    kind: mysqlKinds[told & 0x1f] ?? "unknown",
    traits: (told >>> KIND_BITS) & 0x3ff,
    count: told >>> COUNT_AT,
  };
}
