import { signal } from "@preact/signals";

/** Which rows of the list are in sight. */
export const inSight = signal({ first: 0, count: 0 });
