// Ballots as fifteen seats: permanent members in a row of their own, each ballot by colour, shape and letter.

import { h, put, s } from "../dom.js";
import { ofKind } from "../chosen.js";
import { BALLOTS, counted, number } from "../words.js";
import { recordLink } from "./list.js";

const SHAPE = {
  yes: () => s("circle", { r: 11 }),
  no: () => s("path", { d: "M-5,-11.5H5L11.5,-5V5L5,11.5H-5L-11.5,5V-5Z" }),
  abstain: () => s("rect", { x: -10, y: -10, width: 20, height: 20, rx: 3 }),
  absent: () => s("circle", { r: 10.5 }),
};

function seat({ member, ballot, permanent }, vetoed) {
  const { letter, word } = BALLOTS[ballot];
  return h("li.seat", { title: `${member.label}: ${word}${permanent ? ", permanent member" : ""}${vetoed ? ", veto" : ""}` },
    s("svg", { class: `ballot b-${ballot}`, width: 28, height: 28, viewBox: "-14 -14 28 28", "aria-hidden": "true" },
      SHAPE[ballot](), s("text", { y: 4.5, "text-anchor": "middle" }, letter)),
    h("span.seat-code", { "aria-hidden": "true" }, member.id.length <= 4 ? member.id : member.label),
    h("span.visually-hidden", null, `${member.label}: ${word}${vetoed ? ", a veto" : ""}`));
}

/** The seats of a vote, with its outcome in words. */
export function seats(vote) {
  const rows = [vote.ballots.filter((one) => one.permanent), vote.ballots.filter((one) => !one.permanent)];
  const veto = new Set(vote.vetoes);
  const outcome = {
    adopted: "Adopted", failed: "Not adopted", vetoed: `Vetoed by ${vote.ballots.filter(({ member }) => veto.has(member.id) || veto.has(member.label)).map(({ member }) => member.label).join(" and ") || vote.vetoes.join(" and ")}`,
  }[vote.outcome];
  const parts = [`${number(vote.yes)} yes`, `${number(vote.no)} no`, `${number(vote.abstain)} abstained`];
  if (vote.absent) parts.push(`${number(vote.absent)} absent`);
  return h("div.vote", null,
    h("p.vote-outcome", null, h(`strong.o-${vote.outcome}`, null, outcome), h("span.vote-tally", null, parts.join(", "))),
    rows.map((row, index) => row.length > 0 && h("div.seat-row", null,
      h("p.seat-head", null, index === 0 ? "Permanent members" : "Elected members"),
      h(`ul.seats${index === 0 ? ".permanent" : ""}`, null, row.map((one) => seat(one, vote.outcome === "vetoed" && one.ballot === "no" && one.permanent))))));
}

export const voteLegend = () =>
  h("ul.legend", { "aria-label": "Legend" }, Object.entries(BALLOTS).map(([ballot, { letter, word }]) =>
    h("li", null, s("svg", { class: `ballot b-${ballot}`, width: 18, height: 18, viewBox: "-14 -14 28 28", "aria-hidden": "true" }, SHAPE[ballot](), s("text", { y: 4.5, "text-anchor": "middle" }, letter)), word)));

const AT_ONCE = 24;

export function createVotes(context) {
  const root = h("div.votes-view");
  let model = null;
  let asked = 0;

  async function draw(limit) {
    const mine = ++asked;
    const { core, state } = context;
    const query = await core.parse(model.state.q);
    const votes = await core.query(ofKind({ ...query, sort: query.sort ?? "-date" }, "vote"), { limit });
    const infos = await Promise.all(votes.hits.map((hit) => core.get(hit.id)));
    if (mine !== asked) return;
    if (!infos.length) {
      return put(root, h("div.empty", null,
        h("h3", null, model.result.total ? `None of these ${counted(model.result.total, "record")} is a vote` : "No vote matches"),
        h("p", null, h("button", { type: "button", onclick: () => state.set({ q: "kind:vote" }) }, "Show every vote of the dossier"))));
    }
    put(root, h("p.hint", null, `${counted(votes.total, "vote")} in this result${votes.total > infos.length ? `, the first ${infos.length} shown` : ""}`), voteLegend(),
      h("ul.vote-cards", null, infos.map((info) => h("li.vote-card", { dataset: { id: info.id }, "aria-current": info.id === model.state.sel ? "true" : null },
        h("h3", null, recordLink(context, info.id, { class: "row-link" }, info.text)),
        h("p.vote-date", null, info.date?.text ?? ""),
        info.vote && seats(info.vote)))),
      votes.total > infos.length && h("button.more-hits", { type: "button", onclick: () => draw(limit + AT_ONCE) }, "Show more votes"));
  }

  return {
    root,
    move() {},
    render(next) {
      const same = model?.result === next.result;
      model = next;
      if (!next.result) return;
      if (!same) return draw(AT_ONCE);
      for (const card of root.querySelectorAll(".vote-card")) card.dataset.id === next.state.sel ? card.setAttribute("aria-current", "true") : card.removeAttribute("aria-current");
    },
  };
}
