import { bindings, places } from "../keyboard.ts";

/** All keys. */
export function KeysDrawer() {
  return (
    <div class="drawer-body">
      <dl class="key-list">
        {bindings.map(({ key, does }) => (
          <Line key={key} keys={key} does={does} />
        ))}
      </dl>
      <h3>Where the focus is</h3>
      <dl class="key-list">
        {places.map(([keys, does]) => (
          <Line key={keys} keys={keys} does={does} />
        ))}
      </dl>
    </div>
  );
}

function Line({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <>
      <dt>
        {(keys.length > 1 ? keys.split(" ") : [keys]).map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  );
}
