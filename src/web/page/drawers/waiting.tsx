import type { Awaited } from "./use-answer.ts";

/** What is said while an answer is not there. */
export function Waiting({ answer }: { readonly answer: Exclude<Awaited<never>, { readonly state: "there" }> }) {
  if (answer.state === "waiting")
    return (
      <p class="message" aria-busy="true">
        Counting…
      </p>
    );
  return (
    <p class="message" role="alert">
      {answer.message}
    </p>
  );
}
