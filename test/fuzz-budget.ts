/** How many seconds one test of the hostile suite may spend on random input; `REMORA_FUZZ_SECONDS` changes it. */
export const fuzzSeconds = Number(process.env["REMORA_FUZZ_SECONDS"] ?? 20);
