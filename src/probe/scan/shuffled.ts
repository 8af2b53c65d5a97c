/** The numbers from 0 to `count` - 1 in random order; `random` gives 32 bits at a time. */
export function shuffled(count: number, random: () => number): Uint16Array {
  const numbers = new Uint16Array(count);
  for (let place = 0; place < count; place++) numbers[place] = place;
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor((random() / 2 ** 32) * (last + 1));
    const moved = numbers[other];
    numbers[other] = numbers[last];
    numbers[last] = moved;
  }
  return numbers;
}
