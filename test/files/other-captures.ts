import { Builder } from "./building.ts";

const text = (letters: string): Uint8Array => new TextEncoder().encode(letters);

/** A log of Bluetooth: a command that is sent on 2024-01-02, and an event that is received a microsecond later, `times` over. */
export function btsnoop(type = 1002, times = 1): Builder {
  const at = 1_704_153_600_000_001n + 0x00dcddb30f2f8000n;
  const time = (value: bigint) => [Number(value >> 32n), Number(value & 0xffffffffn)];
  const file = new Builder(false).put(text("btsnoop\0")).u32(1, type);
  for (let i = 0; i < times; i++) {
    file.u32(4, 4, 2, 0, ...time(at)).put([1, 3, 12, 0]);
    file.u32(9, 3, 3, 0, ...time(at + 1n)).put([4, 14, 7]);
  }
  return file;
}

/** A file of Network Monitor with two packets, a second and a half apart, `times` over, and a table of their places. */
export function netmon(minor = 0, network = 1, times = 1): Builder {
  const trailer = Array.from({ length: [0, 2, 6, 15][minor]! }, () => 9);
  const file = new Builder().put(text("GMBU")).put([minor, 2]).u16(network);
  file.u16(2005, 7, 0, 17, 0, 0, 46, 19).u32(0, 8 * times);
  file.put(Array.from({ length: 96 }, () => 0));
  for (let i = 0; i < times; i++) {
    file.u32(0, 0, 5, 3).put([1, 2, 3]).put(trailer);
    file.u32(1_500_000, 0, 2, 2).put([4, 5]).put(trailer);
  }
  for (let i = 0; i < 2 * times; i++) file.u32(0);
  return file;
}
