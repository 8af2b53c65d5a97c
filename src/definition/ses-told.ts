/** What a unit of the session layer carries, and tells it: another unit, or what the presentation layer sends then. */
export const SES_CARRIES = { unit: 1, data: 2, connect: 3, accept: 4 } as const;
