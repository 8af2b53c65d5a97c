import type { Condition, Step } from "../bpf/condition.ts";
import type { Value, Variable } from "../bpf/value.ts";

/** Looks which variables are read; it ends when all are, which in a long list is soon. */
export class VariableSearch {
  readonly #missing: Set<Variable>;

  constructor(variables: readonly Variable[]) {
    this.#missing = new Set(variables);
  }

  /** Whether one of the variables searched for has been found. */
  isRead(variable: Variable): boolean {
    return !this.#missing.has(variable);
  }

  inCondition(condition: Condition): void {
    if (this.#missing.size === 0) return;
    switch (condition.kind) {
      case "constant":
        return;
      case "test":
        this.#inValue(condition.left);
        return this.#inValue(condition.right);
      case "not":
        return this.inCondition(condition.of);
      case "all":
      case "any":
        for (const part of condition.of) this.inCondition(part);
        return;
      case "after":
        this.inSteps(condition.steps);
        return this.inCondition(condition.condition);
    }
  }

  inSteps(steps: readonly Step[]): void {
    for (const step of steps) {
      if (this.#missing.size === 0) return;
      if (step.kind === "assign") this.#inValue(step.value);
      else {
        this.inCondition(step.test);
        this.inSteps(step.yes);
        this.inSteps(step.no);
      }
    }
  }

  #inValue(value: Value): void {
    if (value.kind === "variable") this.#missing.delete(value);
    else if (value.kind === "load" && value.base !== undefined) this.#inValue(value.base);
    else if (value.kind === "operation") {
      this.#inValue(value.left);
      this.#inValue(value.right);
    }
  }
}
