// What a query chooses, read off the typed query. Changing a query is the core's work.

const conjuncts = (query) => (!query.where ? [] : query.where.type === "and" ? query.where.of : [query.where]);

/** The dates that a query chooses at its top: `{ from, to }` in EDTF, null where open; or null. */
export function chosenDates(query) {
  const clause = conjuncts(query).find((one) => one.field === "date" && (one.type === "range" || one.type === "word"));
  if (!clause) return null;
  return clause.type === "range" ? { from: clause.from, to: clause.to } : { from: clause.text, to: clause.text };
}

/** The query, and besides that the kind of record. */
export function ofKind(query, kind) {
  const clause = { type: "word", field: "kind", text: kind };
  return { ...query, where: query.where ? { type: "and", of: [...conjuncts(query), clause] } : clause };
}
