import type { Step } from "./program.ts";

/** The steps of a choice by the number that decides: each is compiled when it is first taken, because few ever are. */
export class LateCases {
  private readonly steps = new Map<number, Step>();
  private readonly makers = new Map<number, () => Step>();

  /** Has a step made for `number`; of two for one the later counts. */
  add(number: number, make: () => Step): void {
    if (this.makers.has(number)) this.get(number);
    this.steps.delete(number);
    this.makers.set(number, make);
  }

  get(number: number): Step | undefined {
    return this.steps.get(number) ?? this.made(number);
  }

  /** Compiles what is left. */
  complete(): void {
    for (const number of this.makers.keys()) this.made(number);
  }

  private made(number: number): Step | undefined {
    const make = this.makers.get(number);
    if (!make) return undefined;
    this.makers.delete(number);
    const step = make();
    this.steps.set(number, step);
    return step;
  }
}
