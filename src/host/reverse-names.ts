/** Milliseconds that a run waits for names of addresses, all questions together. */
const REVERSE_BUDGET_MS = 500;
/** Addresses asked for in one run. */
const QUESTION_LIMIT = 4096;

/** Milliseconds since the process began; `performance` is a module that takes longer to load than the DNS to answer. */
const uptime = (): number => process.uptime() * 1000;

/** What answers: Node's resolver, or a test's. */
export interface ReverseResolver {
  reverse(address: string): Promise<string[]>;
  cancel(): void;
}

/** Asks the DNS for the names of addresses; waits for answers no longer than the budget, whatever is asked how often. */
export class ReverseNames {
  private resolver: ReverseResolver | undefined;
  private readonly learn: (address: string, name: string) => void;
  private readonly asked = new Set<string>();
  private budget: number;

  /** `learn` is told each answer, also those that come after the wait. */
  constructor(learn: (address: string, name: string) => void, resolver?: ReverseResolver, budget = REVERSE_BUDGET_MS) {
    this.learn = learn;
    this.budget = budget;
    this.resolver = resolver;
  }

  /** Whether another question would still be waited for. */
  get open(): boolean {
    return this.budget > 0 && this.asked.size < QUESTION_LIMIT;
  }

  /** Whether another question would still be asked. */
  get curious(): boolean {
    return this.asked.size < QUESTION_LIMIT;
  }

  /**
   * Asks for those of `addresses` not asked for before; resolves when all are answered, `patience` milliseconds have passed
   * or the budget is used up.
   */
  async ask(addresses: Iterable<string>, patience = Infinity): Promise<void> {
    const started = uptime();
    const answers = await this.questions(addresses);
    if (answers.length === 0 || this.budget <= 0) return;
    const wait = Math.min(this.budget, patience);
    let timer: NodeJS.Timeout | undefined;
    let spent = 0;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        // A timer may fire a little before its time.
        spent = wait;
        resolve();
      }, wait);
    });
    await Promise.race([Promise.all(answers), timeout]);
    clearTimeout(timer);
    this.budget -= Math.max(spent, uptime() - started);
  }

  /** Gives up what is unanswered, so that nothing keeps the process alive. */
  close(): void {
    this.resolver?.cancel();
  }

  private async questions(addresses: Iterable<string>): Promise<Promise<void>[]> {
    const fresh = [...addresses].filter((address) => !this.asked.has(address));
    const questions = fresh.slice(0, QUESTION_LIMIT - this.asked.size);
    if (questions.length === 0) return [];
    for (const address of questions) this.asked.add(address);
    const resolver = (this.resolver ??= await systemResolver());
    return questions.map((address) => this.question(resolver, address));
  }

  private async question(resolver: ReverseResolver, address: string): Promise<void> {
    try {
      const [name] = await resolver.reverse(address);
      if (name !== undefined) this.learn(address, name);
    } catch {
      // No name: the address is printed.
    }
  }
}

async function systemResolver(): Promise<ReverseResolver> {
  const { Resolver } = await import("node:dns/promises");
  return new Resolver({ timeout: REVERSE_BUDGET_MS, tries: 1 });
}
