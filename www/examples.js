// Questions that the built-in dossier answers, to start from.

export const EXAMPLES = [
  { ask: "Who denies that arms went from the DPRK to Russia?", q: "denies:cl-arms-dprk-russia" },
  { ask: "What did Wood say, and in what setting?", q: "kind:statement speaker:Wood" },
  { ask: "Every veto on the DPRK, with the ballots", q: "kind:vote veto DPRK", view: "votes" },
  { ask: "All that rests on source 004", q: "source:004" },
  { ask: "What does the week of 17 June 2024 hold?", q: "date:2024-06-17..2024-06-23" },
];
