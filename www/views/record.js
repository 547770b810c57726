// Everything known about one record, each statement of it one click from what it rests on.

import { h, put } from "../dom.js";
import { copy } from "../files.js";
import { glyph } from "../glyph.js";
import { FLAGS, MODES, STATUS, family, kindWord, number, several, verb } from "../words.js";
import { recordLink } from "./list.js";
import { seats } from "./votes.js";

export function createRecord(root, context) {
  const link = (ref) => recordLink(context, ref.id, { class: "ref" }, ref.label);
  const links = (refs) => refs.flatMap((ref, index) => (index ? [", ", link(ref)] : [link(ref)]));
  const line = (label, ...value) => {
    const content = value.flat().filter(Boolean);
    return content.length ? [h("dt", null, label), h("dd", null, content)] : null;
  };

  const head = (title, ...rest) => h("div.record-head", null,
    h("p.record-kind", null, title, ...rest),
    h("button.icon", { type: "button", "aria-label": "Close the record", onclick: () => context.select(null) }, "×"));

  function date(info) {
    const d = info.date;
    if (!d) return null;
    const how = [
      d.approximate && "approximate", d.uncertain && "uncertain",
      d.precision !== "day" && (d.precision === "interval" ? "an interval" : `known to the ${d.precision}`),
    ].filter(Boolean).join(", ");
    return [
      line("Date", h("span", null, d.text), " ", h("code.edtf", { title: "EDTF (ISO 8601-2)" }, d.edtf), how && h("span.soft", null, ` ${how}`)),
      line("Source says", d.claimed && h("span", null, h("code.edtf", null, d.claimed), " as its date")),
      line("Read from", d.expression && h("q", null, d.expression)),
      line("How it was read", d.reason),
    ];
  }

  /** Who stands where on a claim, side by side. */
  function claim({ claim: ref, position, stands, tally }, self) {
    const by = (kind) => stands.filter((stand) => stand.position === kind && !stand.relay);
    const relays = stands.filter((stand) => stand.relay);
    const side = (title, kinds) => {
      const all = kinds.flatMap(by);
      // Of a claim with very many, the core lists the first; how many there are is in its tally.
      const many = kinds.reduce((sum, kind) => sum + (tally?.[kind] ?? 0), 0);
      const shown = all.length < many ? `the first ${all.length} of ${number(many)}` : all.length;
      return h("div.side", null, h("p.side-head", null, `${title} (${shown})`),
        all.length === 0 ? h("p.hint", null, "Nobody in this dossier") :
        h("ul", null, all.map((stand) => h("li", { class: stand.record.id === self.id ? "stand self" : "stand" },
          recordLink(context, stand.record.id, { class: "stand-link" },
            h("strong", null, stand.who), " ",
            h(`span.stance.f-${family(stand.position)}`, null, glyph(stand.position), " ", verb(stand.position, several(stand.who)))),
          h("span.soft", null, [stand.date, stand.place].filter(Boolean).join(", "))))));
    };
    return h("section.claim", null,
      position && h("h4", null, h(`span.stance.f-${family(position)}`, null, glyph(position), " ", verb(position)), " ", ref.id === self.id ? ref.label : link(ref)),
      h("div.sides", null, side("For", ["affirm", "allege"]), side("Against", ["deny"]), tally?.question > 0 && side("Left open", ["question"])),
      relays.length > 0 && h("p.relays.soft", null, "Passed on, neither for nor against: ", relays.flatMap((stand, index) => [index ? ", " : "", recordLink(context, stand.record.id, { class: "ref" }, stand.who), ` (${[stand.date, stand.place].filter(Boolean).join(", ")})`])));
  }

  function copyButton(label, text, name) {
    const button = h("button.small", { type: "button", "aria-label": label.startsWith("Copy") ? label : `${label}: copy it`, onclick: async () => {
      try {
        await copy(typeof text === "string" ? text : await text());
        button.textContent = "Copied";
        context.announce.now(`${name} copied`);
      } catch (error) {
        context.say(error.message, "error");
      }
      setTimeout(() => (button.textContent = label), 1600);
    } }, label);
    return button;
  }

  function evidence(one, info) {
    const c = one.context;
    return h("li.evidence", null,
      h("p.evidence-place", null, recordLink(context, one.source, { class: "ref" }, one.place), " ", h("span.soft", null, one.sourceTitle)),
      // A fragment that brings its own quotation marks gets no second pair.
      one.quote && h("blockquote", null, h(/^["“‘]/.test(one.quote) ? "span" : "q", null, one.quote)),
      one.note && h("p.note", null, one.note),
      c && h("blockquote.in-text", null, c.paragraph.slice(0, c.span[0]), h("mark", null, c.paragraph.slice(...c.span)), c.paragraph.slice(c.span[1])),
      c && !c.intact && h("p.warn", null, "The text at this place is not the text that the record was made on."),
      h("p.soft.how", null,
        { curated: "Written by hand", extracted: "Extracted by a program", edited: "Extracted, then edited" }[one.made],
        one.confidence < 1 && `, confidence ${Math.round(one.confidence * 100)} %`,
        one.anchor && `, characters ${one.anchor.start} to ${one.anchor.end}`,
        !c && one.anchor && [". ", h("button.link", { type: "button", onclick: () => context.showSource(one.source) }, "Add your copy of the text"), " to read the sentence here"]),
      h("p.buttons", null, copyButton("Copy citation", one.citation, "the citation"),
        copyButton("BibTeX", () => context.core.cited(one.source, "bibtex"), "BibTeX"),
        copyButton("CSL-JSON", () => context.core.cited(one.source, "csl-json"), "CSL-JSON")));
  }

  function draw(info) {
    const who = info.who.length ? links(info.who) : null;
    put(root,
      head(kindWord(info.kind), h("code.id", null, info.id)),
      h("div.record-body", null,
        info.stance && h("p.record-stance", null, h("strong", null, names(info)), " ", h(`span.stance.f-${family(info.stance)}`, null, glyph(info.stance, 12), " ", verb(info.stance, info.who.length > 1))),
        h("h2.record-title", { tabindex: "-1", id: "record-title" }, info.text),
        h("p.badges", null,
          info.status && h(`span.status.s-${info.status}`, { title: STATUS[info.status] }, info.status),
          info.conflict && h("span.conflict", null, h("span", { "aria-hidden": "true" }, "≠ "), "contested")),
        info.vote && seats(info.vote),
        h("dl", null,
          line(info.kind === "statement" ? "Who" : info.kind === "assertion" ? "Whose voice" : "Involved", who),
          line("Named as", info.named && h("q", null, info.named)),
          line("Role", info.role),
          line("Speaking for", links(info.spokeFor)),
          line("To", links(info.addressees)),
          line("Setting", info.setting),
          line("At", info.event && link(info.event)),
          line("Said how", [info.mode && MODES[info.mode], info.cue && [info.mode && ", ", "verb of saying “", info.cue, "”"]].flat(2)),
          line("Relays", info.relays && [link(info.relays), h("span.soft", null, " (passing on is neither support nor denial)")]),
          line("Relayed by", links(info.relayedBy)),
          line("Told through", links(info.via)),
          date(info),
          info.facts.map((fact) => line(fact.label, fact.ref ? recordLink(context, fact.ref.id, { class: "ref" }, fact.value) : fact.value))),
        info.kind === "claim" && stands(info),
        info.evidence.length > 0 && section(info.evidence.length === 1 ? "Evidence" : `Evidence (${info.evidence.length})`, h("ul.evidences", null, info.evidence.map((one) => evidence(one, info)))),
        info.flags.length > 0 && section("Remarks", h("ul.flags", null, info.flags.map((flag) =>
          h(`li.flag.flag-${flag.kind}`, null, h("strong", null, FLAGS[flag.kind] ?? flag.kind), " ", flag.note,
            flag.with.length > 0 && h("ul.refs.with", { "aria-label": "Concerns also" }, flag.with.map((ref) => h("li", { title: ref.label }, link(ref)))))))),
        info.kind !== "claim" && stands(info),
        info.kind === "source" && section("Cite", h("p.buttons", null,
          copyButton("Copy citation", () => context.core.cited(info.id, "text"), "the citation"),
          copyButton("BibTeX", () => context.core.cited(info.id, "bibtex"), "BibTeX"),
          copyButton("CSL-JSON", () => context.core.cited(info.id, "csl-json"), "CSL-JSON")),
          h("p", null, h("button.link", { type: "button", onclick: () => context.state.set({ q: `source:${info.id}` }) }, "Show all that rests on this source"))),
        info.related.filter(({ refs }) => refs.length).map(({ label, refs }) => section(label, h("ul.related", null, refs.map((ref) => h("li", null, link(ref), h("span.soft", null, ` ${kindWord(ref.kind)}`)))))),
        section("Look further", h("p.buttons", null,
          info.kind === "actor" && search("All that it is involved in", `actor:${info.id}`),
          info.kind === "actor" && search("All that it says", `speaker:${info.id}`),
          info.kind === "claim" && search("All that takes a position on it", `about:${info.id}`),
          info.kind === "instrument" && search("All that is about it", `instrument:${info.id}`),
          info.kind === "event" && search("All that was said there", `event:${info.id}`),
          info.who[0] && info.kind === "statement" && search(`All that ${info.who[0].label} says`, `speaker:${info.who[0].id}`),
          info.date && search("The same time", `date:${info.date.edtf}`),
          copyButton("Copy link", () => location.href, "the link"),
          copyButton("Copy as JSON", () => JSON.stringify(info.record, null, 2), "the record")))));
  }

  const stands = (info) =>
    info.claims.length > 0 && section(info.kind === "claim" ? "Who stands where" : "Where it stands, and who else does", info.claims.map((one) => claim(one, info)));
  const search = (label, q) => h("button.small", { type: "button", onclick: () => context.state.set({ q, view: "list" }) }, label);
  const section = (title, ...content) => h("section.record-section", null, h("h3", null, title), content);

  const names = (info) => info.who.map((ref) => ref.label).join(" and ");

  let shown;
  return {
    focus: () => root.querySelector("#record-title, h2")?.focus({ preventScroll: true }),
    render({ record, recordError, state, info }) {
      root.classList.toggle("has-record", Boolean(state.sel));
      if (recordError) {
        shown = recordError;
        return put(root, head("record"), h("div.record-body", null, h("h2.record-title", { tabindex: "-1" }, "No such record here"),
          h("p", null, recordError.message),
          recordError.suggestion && h("p", null, "Did you mean ", recordLink(context, recordError.suggestion, { class: "ref" }, recordError.suggestion), "?"),
          h("p", null, h("button", { type: "button", onclick: () => context.select(null) }, "Close"))));
      }
      if (!record) {
        shown = null;
        return put(root, h("div.record-none", null, h("h2", null, info.title),
          h("p", null, "Choose a record to see who said it, in what role, on what evidence, and who says otherwise."),
          info.kinds.length > 0 && h("ul.kinds", null,
            info.kinds.filter(({ count }) => count).map(({ kind, count }) => h("li", null, h("a", { href: context.state.href({ q: `kind:${kind}`, sel: null }) }, kindWord(kind, 2)), h("span", null, number(count)))),
            h("li", null, h("a", { href: context.state.href({ q: "has:conflict", sel: null }) }, "what is contested"))),
          h("p.hint", null, "Keys: ", h("kbd", null, "j"), " ", h("kbd", null, "k"), " move, ", h("kbd", null, "Enter"), " opens, ", h("kbd", null, "?"), " tells the rest.")));
      }
      if (record === shown) return;
      shown = record;
      draw(record);
      root.scrollTop = 0;
    },
  };
}
