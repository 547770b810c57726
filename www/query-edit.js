// Facets, dates and sorting edit the query, which is the whole truth. Edits are made on the typed query, not on its text.

/** The top-level conjuncts of a query. */
const conjuncts = (query) => (!query.where ? [] : query.where.type === "and" ? query.where.of : [query.where]);
const joined = (clauses, query) => ({
  ...query,
  where: clauses.length === 0 ? null : clauses.length === 1 ? clauses[0] : { type: "and", of: clauses },
});

/** The one field that a clause names, positively and throughout; null if there is no such field. */
function ownField(clause) {
  if (clause.type === "not" || clause.type === "and") return null;
  if (clause.type !== "or") return clause.field ?? null;
  const fields = new Set(clause.of.map(ownField));
  return fields.size === 1 ? [...fields][0] : null;
}

const alternatives = (clause) => (clause.type === "or" ? clause.of.flatMap(alternatives) : [clause]);
const fold = (text) => text.normalize("NFKD").toLowerCase();

/** The query with the value of the field chosen, or no longer chosen. `names`: all that the value may be written as. */
export function toggled(query, field, value, names = [value], chosen = false) {
  const clauses = conjuncts(query);
  const folded = new Set(names.map(fold));
  const is = (clause) => "text" in clause && folded.has(fold(clause.text));
  if (chosen) {
    const left = clauses.flatMap((clause) => {
      if (ownField(clause) !== field) return [clause];
      const rest = alternatives(clause).filter((one) => !is(one));
      return rest.length === 0 ? [] : rest.length === 1 ? rest : [{ type: "or", of: rest }];
    });
    return joined(left, query);
  }
  const clause = { type: value.includes(" ") ? "phrase" : "word", field, text: value };
  const at = clauses.findIndex((one) => ownField(one) === field);
  if (at < 0) return joined([...clauses, clause], query);
  const widened = { type: "or", of: [...alternatives(clauses[at]), clause] };
  return joined(clauses.with(at, widened), query);
}

/** The query without any choice of the field. */
export const without = (query, field) => joined(conjuncts(query).filter((clause) => ownField(clause) !== field), query);

/** The query with these dates, in EDTF, null where open; with neither, the query without a choice of dates. */
export function withDates(query, from, to) {
  const others = conjuncts(query).filter((clause) => ownField(clause) !== "date");
  return joined(from || to ? [...others, { type: "range", field: "date", from, to }] : others, query);
}

/** The dates that the query chooses: `{ from, to }`, or null. */
export function chosenDates(query) {
  const range = conjuncts(query).find((clause) => clause.type === "range" && clause.field === "date");
  if (range) return { from: range.from, to: range.to };
  const date = conjuncts(query).find((clause) => clause.type === "word" && clause.field === "date");
  return date ? { from: date.text, to: date.text } : null;
}

export const sorted = (query, sort) => ({ ...query, sort });
