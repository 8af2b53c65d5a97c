/** The words of each line that has two or more, without `#` comments, as hosts(5) and services(5) are written. */
export function lineWords(text: string): string[][] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim().split(/\s+/))
    .filter((words) => words.length >= 2);
}
