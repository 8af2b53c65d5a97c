/** Digits behind the last one that is shown, by which a tie is told from what is only near to one. */
const BEYOND = 40;

/** A number with so many decimal places, as C and Python print it: what lies halfway between two goes to the even one. */
export function fixed(value: number, places: number): string {
  const text = value.toFixed(places);
  if ((Math.abs(value) * 10 ** places) % 1 !== 0.5) return text;
  const isTie = /^50*$/.test(value.toFixed(places + BEYOND).slice(-BEYOND));
  // Of the two that are as near toFixed takes the one further from zero.
  const last = Number(text.at(-1));
  return isTie && last % 2 === 1 ? `${text.slice(0, -1)}${last - 1}` : text;
}
