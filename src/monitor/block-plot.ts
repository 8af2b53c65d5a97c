const BLOCKS = " ▁▂▃▄▅▆▇█";
const STEPS = BLOCKS.length - 1;

/** Values as columns of blocks on a number of rows, the newest on the right; the highest value fills its column. */
export function blockPlot(values: readonly number[], columns: number, rows: number): string[] {
  const shown = values.slice(-columns);
  const most = Math.max(0, ...shown);
  const heights = shown.map((value) => (most > 0 ? Math.ceil((value / most) * rows * STEPS) : 0));
  return Array.from({ length: rows }, (_, row) => {
    const below = (rows - 1 - row) * STEPS;
    const blocks = heights.map((height) => BLOCKS[Math.max(0, Math.min(STEPS, height - below))]);
    return blocks.join("").padStart(columns);
  });
}
