/** Tells of every move of the pointer that was pressed on an element, until it is let go. */
export function drag(event: PointerEvent, move: (event: PointerEvent) => void, end: () => void = () => {}): void {
  const { currentTarget: element, pointerId } = event;
  if (!(element instanceof Element)) return;
  const over = new AbortController();
  const { signal } = over;
  element.setPointerCapture(pointerId);
  element.addEventListener("pointermove", (moved) => move(moved as PointerEvent), { signal });
  element.addEventListener(
    "lostpointercapture",
    () => {
      over.abort();
      end();
    },
    { signal },
  );
}
