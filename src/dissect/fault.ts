/** Returned in place of an offset where decoding cannot go on; what is wrong is in the tree. */
export const FAULT = -1;

/** Steps that one packet may take: far above what honest packets need, and what bounds a hostile one. */
export const STEP_LIMIT = 50_000;
