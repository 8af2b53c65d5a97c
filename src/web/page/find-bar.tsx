import { useLayoutEffect, useRef } from "preact/hooks";
import { closeFind, find, findBar, type Sought } from "./find-state.ts";
import { focusPane } from "./panes.ts";
import { Icon } from "./icons.tsx";

const kinds: readonly (readonly [what: Sought, label: string, example: string])[] = [
  ["text", "Text", "GET /index"],
  ["hex", "Bytes", "de ad be ef"],
  ["regex", "Regular expression", "User-Agent: .*curl"],
  ["filter", "Filter", "tcp.flags.reset == 1"],
  ["number", "Packet number", "1042"],
];

/** Where something is sought in packets, or the number of a packet typed. */
export function FindBar() {
  const state = findBar.value;
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), [state?.what]);
  if (!state) return null;
  const close = () => {
    closeFind();
    focusPane("list");
  };
  return (
    <form
      class="find"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void find(false);
        if (state.what === "number") close();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        close();
      }}
    >
      <Icon name="find" />
      <select
        aria-label="What is sought"
        value={state.what}
        onChange={({ currentTarget }) => (findBar.value = { ...state, what: currentTarget.value as Sought })}
      >
        {kinds.map(([what, label]) => (
          <option key={what} value={what}>
            {label}
          </option>
        ))}
      </select>
      <input
        ref={input}
        type="text"
        class="data"
        aria-label="Find"
        placeholder={kinds.find(([what]) => what === state.what)?.[2]}
        spellcheck={false}
        value={state.text}
        onInput={({ currentTarget }) => (findBar.value = { ...state, text: currentTarget.value })}
      />
      <button type="submit" class="plain">
        {state.what === "number" ? "Go" : "Next"}
      </button>
      {state.what !== "number" && (
        <button type="button" class="plain" onClick={() => void find(true)}>
          Previous
        </button>
      )}
      <button type="button" aria-label="Close" title="Close (Esc)" onClick={close}>
        <Icon name="clear" />
      </button>
    </form>
  );
}
