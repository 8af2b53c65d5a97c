/** What -j and -J let be shown of trees: which layers and fields are opened. */
export class TreeSelection {
  private readonly opened: ReadonlySet<string> | undefined;
  private readonly whole: ReadonlySet<string>;

  /** `opened`: names whose own fields are shown (-j); `whole`: names that are shown with everything inside (-J). */
  constructor(opened?: readonly string[], whole?: readonly string[]) {
    this.opened = opened || whole ? new Set(opened) : undefined;
    this.whole = new Set(whole);
  }

  /** Nothing is left out. */
  get isWhole(): boolean {
    return this.opened === undefined;
  }

  /** What is shown inside a layer or field of this name; undefined where it stays closed. */
  inside(name: string): TreeSelection | undefined {
    if (this.opened === undefined || this.opened.has(name)) return this;
    return this.whole.has(name) ? everything : undefined;
  }
}

/** Everything is shown. */
export const everything: TreeSelection = new TreeSelection();
