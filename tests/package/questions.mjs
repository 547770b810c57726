// The five questions that the built-in dossier must answer everywhere: in Rust, in Node, in the page.
export const QUESTIONS = [
  {
    question: "Who denies that arms went from the DPRK to Russia?",
    query: "denies:cl-arms-dprk-russia",
    finds: ["st-000-kim-yo-jong-absurd"],
  },
  {
    question: "What did Wood say, and in what setting?",
    query: "speaker:Wood kind:statement",
    finds: ["st-001-wood-violates"],
  },
  {
    question: "Which vetoes were there on the DPRK, and who voted how?",
    query: "kind:vote vetoed DPRK",
    finds: ["vote-s-2022-431", "vote-s-2024-255"],
  },
  {
    question: "What rests on source 004?",
    query: "source:004",
    finds: ["as-004-reinforced"],
  },
  {
    question: "What is known of 17 to 23 June 2024?",
    query: "date:2024-06-17..2024-06-23",
    finds: ["ev-2024-06-19-treaty"],
  },
];
