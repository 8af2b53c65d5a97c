import fc from "fast-check";
import {
  after,
  all,
  always,
  any,
  assign,
  never,
  not,
  test,
  type Condition,
  type Meaning,
  type Step,
} from "../../src/bpf/condition.ts";
import { constant, load, operation, packetLength, variable, type Operator, type Value } from "../../src/bpf/value.ts";

const operators: readonly Operator[] = ["add", "sub", "mul", "div", "mod", "and", "or", "xor", "lsh", "rsh"];
const relations = ["eq", "gt", "ge", "set"] as const;
const variables = [variable("first"), variable("second"), variable("third")];

/** Numbers that are likely to meet: in octets of the packets below, as offsets, as masks. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }) },
  fc.constantFrom(8, 15, 16, 31, 32, 0xff, 0xff00, 0xfffffffc, 0xffffffff),
);
const size = fc.constantFrom<1 | 2 | 4>(1, 2, 4);
const offset = fc.oneof({ weight: 9, arbitrary: fc.nat(7) }, fc.constantFrom(20, 0xffffffff));

const { value } = fc.letrec<{ value: Value; leaf: Value; load: Value; operation: Value }>((tie) => ({
  leaf: fc.oneof(
    number.map(constant),
    fc.constant(packetLength),
    fc.constantFrom(...variables),
    fc.tuple(size, offset).map(([octets, at]) => load(octets, at)),
    // What a single instruction loads into the index register.
    fc.nat(3).map((at) => operation("mul", operation("and", load(1, at), 15), 4)),
  ),
  load: fc.tuple(size, offset, tie("value")).map(([octets, at, base]) => load(octets, at, base)),
  operation: fc.tuple(fc.constantFrom(...operators), tie("value"), tie("value")).map((of) => operation(...of)),
  value: fc.oneof({ maxDepth: 3 }, { weight: 3, arbitrary: tie("leaf") }, tie("load"), tie("operation")),
}));

/** Few different tests, so that some of them decide others. */
const simpleTest = fc
  .tuple(fc.constantFrom(...relations), fc.nat(3), fc.integer({ min: 0, max: 3 }))
  .map(([relation, at, k]) => test(load(1, at), relation, k));

const { condition, steps } = fc.letrec<{
  condition: Condition;
  list: readonly Condition[];
  steps: readonly Step[];
  step: Step;
}>((tie) => ({
  list: fc.array(tie("condition"), { minLength: 1, maxLength: 5 }),
  step: fc.oneof(
    { maxDepth: 2 },
    fc.tuple(fc.constantFrom(...variables), value).map(([to, computed]): Step => assign(to, computed)),
    fc.record({ kind: fc.constant("if" as const), test: tie("condition"), yes: tie("steps"), no: tie("steps") }),
  ),
  steps: fc.array(tie("step"), { maxLength: 2 }),
  condition: fc.oneof(
    { maxDepth: 4 },
    { weight: 4, arbitrary: simpleTest },
    { weight: 2, arbitrary: fc.tuple(value, fc.constantFrom(...relations), value).map((of) => test(...of)) },
    fc.constantFrom(always, never),
    tie("condition").map(not),
    tie("list").map((of) => all(...of)),
    tie("list").map((of) => any(...of)),
    fc.tuple(tie("steps"), tie("condition")).map((of) => after(...of)),
  ),
}));

/** What a filter may mean: small, and made so that its tests meet. */
export const meanings: fc.Arbitrary<Meaning> = fc.record({ prelude: steps, condition });

/** Packets of small numbers, short enough that loads run beyond their end. */
export const packets: fc.Arbitrary<Uint8Array> = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.nat(4) }, fc.nat(255)), { maxLength: 16 })
  .map((octets) => Uint8Array.from(octets));
