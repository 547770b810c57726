// What is done to the linked views, from a seed, and how: a period is both ends with their days, a choice is
// a facet and values of it, none for all.
import { Random } from "../random.mjs";
import { DAYS, FIRST_DAY } from "./rows.mjs";

export function steps(number, seed = 3) {
  const random = new Random(seed);
  const drag = (kind) => Array.from({ length: number }, (_, i) =>
    ({ kind, period: [FIRST_DAY + 400, FIRST_DAY + 900 + 5 * i] }));
  const jump = () => {
    const ends = [random.below(DAYS), random.below(DAYS)].sort((a, b) => a - b);
    return { kind: "jump", period: ends.map((day) => FIRST_DAY + day) };
  };
  const choose = (facet, ...values) => ({ kind: "choose", facet, values });
  return [
    ...drag("drag"), ...Array.from({ length: Math.ceil(number / 4) }, jump),
    { kind: "between", period: [FIRST_DAY + 400, FIRST_DAY + 4400] },
    choose(5, 0), choose(5, 1, 2), choose(5), choose(1, 2), choose(1), choose(7, 3, 5, 9), choose(7),
    choose(3, 1), choose(3),
    choose(5, 0, 1), choose(3, 0),
    ...drag("chosen"),
  ];
}
