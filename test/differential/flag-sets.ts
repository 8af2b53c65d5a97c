/** The sets of flags with which captures are printed and compared. */
export const flagSets: readonly string[] = ["-nn", "-nn -v", "-nn -vvv -e", "-nn -q", "-nn -X"];
