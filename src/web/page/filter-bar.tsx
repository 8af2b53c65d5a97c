import { useEffect, useRef, useState } from "preact/hooks";
import { accepted, choose, offer, propose, withdraw } from "./completion.ts";
import { live, opened, progress } from "./capture.ts";
import { draft, draftState, history, mistake, saved, submit, toggleSaved } from "./filter-draft.ts";
import { Icon } from "./icons.tsx";
import { focusPane } from "./panes.ts";
import { view } from "./view.ts";

/** What the edge of the bar says by colour, in words. */
const words = {
  empty: "",
  checking: "",
  wrong: "not a filter",
  right: "Enter applies",
  applied: "",
  nothing: "no packet matches",
} as const;

/** Where display filters are typed, with what was typed before and buttons for those that are kept. */
export function FilterBar() {
  const input = useRef<HTMLInputElement>(null);
  const [showsHistory, setShowsHistory] = useState(false);
  const state = draftState.value;
  const offered = showsHistory ? undefined : offer.value;
  const isSaved = saved.value.some(({ text }) => text === draft.value.trim());

  const take = (which: number) => {
    if (!offered || !input.current) return;
    const { text, cursor } = accepted(draft.value, offered, which);
    draft.value = text;
    input.current.value = text;
    input.current.setSelectionRange(cursor, cursor);
    input.current.focus();
    void propose(text, cursor);
  };
  const apply = (text: string) => {
    withdraw();
    setShowsHistory(false);
    submit(text);
  };
  const keys: Record<string, () => boolean> = {
    ArrowDown() {
      if (offered) choose(1);
      else void propose(draft.value, input.current?.selectionStart ?? draft.value.length);
      return true;
    },
    ArrowUp() {
      if (offered) choose(-1);
      return offered !== undefined;
    },
    Tab() {
      if (!offered) return false;
      take(Math.max(0, offered.chosen));
      return true;
    },
    Enter() {
      if (offered && offered.chosen >= 0) take(offered.chosen);
      else apply(draft.value);
      return true;
    },
    Escape() {
      if (offered) withdraw();
      else if (showsHistory) setShowsHistory(false);
      else focusPane("list");
      return true;
    },
  };

  return (
    <div class="filter-area">
      <div class={`filter ${state}`} role="search">
        <Icon name="filter" />
        <input
          ref={input}
          type="text"
          role="combobox"
          class="data"
          data-pane="filter"
          aria-label="Display filter"
          aria-autocomplete="list"
          aria-expanded={offered !== undefined}
          aria-controls="proposals"
          aria-activedescendant={offered && offered.chosen >= 0 ? `proposal-${offered.chosen}` : undefined}
          aria-invalid={state === "wrong"}
          aria-describedby="filter-says"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="Display filter, such as tcp.port == 443 or dns"
          disabled={!opened.value}
          value={draft.value}
          onInput={({ currentTarget }) => {
            draft.value = currentTarget.value;
            void propose(currentTarget.value, currentTarget.selectionStart ?? currentTarget.value.length);
          }}
          onBlur={() => withdraw()}
          onKeyDown={(event) => {
            if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
            if (keys[event.key]?.()) event.preventDefault();
            event.stopPropagation();
          }}
        />
        <span class="word">{words[state]}</span>
        {draft.value !== "" && (
          <button type="button" aria-label="Clear the filter" title="Clear the filter" onClick={() => apply("")}>
            <Icon name="clear" />
          </button>
        )}
        <button
          type="button"
          class={isSaved ? "star on" : "star"}
          aria-label={isSaved ? "Take the button of this filter away" : "Give this filter a button"}
          title={isSaved ? "Take the button of this filter away" : "Give this filter a button"}
          aria-pressed={isSaved}
          disabled={state !== "applied" && state !== "nothing" && !isSaved}
          onClick={() => toggleSaved(draft.value.trim())}
        >
          <Icon name="star" />
        </button>
        <button
          type="button"
          aria-label="Filters used before"
          title="Filters used before"
          aria-expanded={showsHistory}
          disabled={history.value.length === 0}
          onClick={() => setShowsHistory(!showsHistory)}
        >
          <Icon name="down" />
        </button>
        <div class="saved">
          {saved.value.map(({ name, text }) => (
            <button
              key={text}
              type="button"
              class="plain"
              title={text}
              aria-pressed={view.value.text === text}
              disabled={!opened.value}
              onClick={() => apply(view.value.text === text ? "" : text)}
            >
              {name}
            </button>
          ))}
        </div>
      </div>
      <ProgressLine />
      <div class="below-filter">
        <Said />
        {offered && <Proposals take={take} />}
        {showsHistory && (
          <div class="proposals" role="menu" aria-label="Filters used before">
            {history.value.map((text) => (
              <button key={text} type="button" role="menuitem" class="data" onClick={() => apply(text)}>
                {text}
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** What is wrong with the filter, with the place marked. */
function Said() {
  const { value } = mistake;
  const text = draft.value;
  return (
    <div id="filter-says" class={value ? "filter-says" : "unseen"} aria-live="polite">
      {value && (
        <>
          <span class="data">
            {text.slice(Math.max(0, value.from - 24), value.from)}
            <mark>{text.slice(value.from, Math.max(value.to, value.from + 1)) || " "}</mark>
            {text.slice(Math.max(value.to, value.from + 1)).slice(0, 24)}
          </span>
          <span>
            {value.message}
            {value.hint !== undefined && ` ${value.hint}`}
          </span>
        </>
      )}
    </div>
  );
}

/** A thin line that grows while the capture is read or filtered. */
function ProgressLine() {
  const { read, size, done, packets } = progress.value;
  const filtered = view.value;
  // A live capture is read for as long as it lasts: there is nothing to wait for.
  const isReading = !done && opened.value !== undefined && !live.value;
  const share = isReading
    ? size === undefined
      ? undefined
      : read / Math.max(1, size)
    : filtered.seen / Math.max(1, packets);
  if (!isReading && (filtered.done || live.value)) return <div class="progress" />;
  const label = isReading ? "Reading the capture" : "Filtering";
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return (
    <div class="progress" role="progressbar" aria-label={label} aria-valuenow={percent}>
      <div style={{ transform: `scaleX(${share ?? 1})` }} />
      {percent !== undefined && <span>{`${label} ${percent} %`}</span>}
    </div>
  );
}

function Proposals({ take }: { readonly take: (which: number) => void }) {
  const { proposals, chosen } = offer.value ?? { proposals: [], chosen: -1 };
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div class="proposals" id="proposals" role="listbox" aria-label="Proposals" ref={list}>
      {proposals.map(({ text, kind, detail, count }, which) => (
        <div
          key={text}
          id={`proposal-${which}`}
          role="option"
          class="proposal"
          aria-selected={which === chosen}
          onPointerDown={(event) => {
            event.preventDefault();
            take(which);
          }}
        >
          <span class={`kind ${kind}`}>{kind}</span>
          <span class="data">{text}</span>
          <span class="detail">{detail}</span>
          {count !== undefined && <span class="count data">{count.toLocaleString("en")}</span>}
        </div>
      ))}
    </div>
  );
}
