import { effect, signal, type Signal } from "@preact/signals";

/** A value that the browser keeps from one visit to the next; the first one where it keeps nothing. */
export function remembered<T>(name: string, first: T): Signal<T> {
  const key = `remora.${name}`;
  const value = signal(read(key, first));
  effect(() => {
    const text = JSON.stringify(value.value);
    try {
      localStorage.setItem(key, text);
    } catch {
      // Where storage is forbidden or full, the value lasts as long as the page.
    }
  });
  return value;
}

function read<T>(key: string, first: T): T {
  try {
    const text = localStorage.getItem(key);
    return text === null ? first : JSON.parse(text);
  } catch {
    return first;
  }
}
