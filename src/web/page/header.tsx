import { chooseFile } from "./files.ts";
import { live, opened, progress, nameOf, source } from "./capture.ts";
import { ask } from "./engine.ts";
import { toggleDrawer } from "./drawer-state.ts";
import { Emblem, Icon } from "./icons.tsx";
import { nextTheme, theme } from "./settings.ts";
import { view } from "./view.ts";

const themes = { auto: ["auto", "as the system"], light: ["sun", "light"], dark: ["moon", "dark"] } as const;

/** What is open, how much of it is shown, and what is about the page itself. */
export function Header() {
  const [icon, name] = themes[theme.value];
  return (
    <header class="header">
      <span class="name">
        <Emblem />
        Remora
      </span>
      {source.value && (
        <button type="button" class="file" title="Open another capture" onClick={chooseFile}>
          <Icon name="open" />
          <span>{nameOf(source.value)}</span>
        </button>
      )}
      <LivePill />
      <Counts />
      <button type="button" aria-label={`Theme: ${name}`} title={`Theme: ${name}`} onClick={nextTheme}>
        <Icon name={icon} />
      </button>
      <button type="button" aria-label="Keys" title="Keys (?)" onClick={() => toggleDrawer({ kind: "keys" })}>
        <Icon name="help" />
      </button>
    </header>
  );
}

function LivePill() {
  const counts = live.value;
  if (!counts) return null;
  return (
    <>
      <span class={counts.open ? "pill" : "pill ended"}>
        <span class="dot" />
        {counts.open ? "live" : "capture ended"}
      </span>
      {counts.open && (
        <button type="button" class="plain" onClick={() => void ask<"stop">({ ask: "stop" })}>
          Stop
        </button>
      )}
    </>
  );
}

function Counts() {
  if (!opened.value) return <span class="counts" />;
  const counts = live.value;
  const { count, view: number } = view.value;
  const { packets } = progress.value;
  const all = packets.toLocaleString("en");
  const lost = counts && [
    counts.dropped > 0 ? `${counts.dropped.toLocaleString("en")} dropped` : "0 dropped",
    ...(counts.skipped > 0 ? [`${counts.skipped.toLocaleString("en")} not sent to this page`] : []),
  ];
  return (
    <>
      <span class="counts" aria-live="off">
        {number === 0 ? (
          <b>{`${all} ${packets === 1 ? "packet" : "packets"}`}</b>
        ) : (
          <>
            <b>{count.toLocaleString("en")}</b>
            {` of ${all} shown`}
          </>
        )}
        {lost && counts.dropped + counts.skipped === 0 && ` · ${lost.join(" · ")}`}
      </span>
      {lost && counts.dropped + counts.skipped > 0 && (
        <span class="pill lost" title="The kernel, or this page, could not take all packets">
          <span class="dot" />
          {lost.join(" · ")}
        </span>
      )}
    </>
  );
}
