/** What a radio's header tells the frame of its end (`TOLD`), as bits. */
export const FCS = 1;
export const PADDED = 2;
/** The check sequence is there, but was not captured. */
export const FCS_CUT = 4;

/** Whether a frame check sequence follows, whether the header is padded to four octets, whether all of it was captured. */
export function frameTold(fcs: boolean, padded: boolean, whole: boolean): number {
  return (fcs ? (whole ? FCS : FCS_CUT) : 0) | (padded ? PADDED : 0);
}
