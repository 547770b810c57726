// Dates as tables have them, made EDTF: 2024/6/28, 28 June 2024, June 28, 2024; and 28/06/2024 or 6/28/2024, where the order has to be
// known. An order is told from a day above 12, and else not guessed.

const NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** What can stand behind a day: a time of it. With anything else, as the end of a period, it is not that day alone. */
const TIME = "(?:[T ,]+\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?\\s*(?:[ap]\\.?m\\.?)?\\s*(?:[a-z]{1,5})?(?:[+-]\\d{1,2}:?(?:\\d\\d)?)?(?:\\[[^\\]]*\\])?)?$";
const PARTS = new RegExp(`^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})${TIME}`, "i");
const YEAR_FIRST = new RegExp(`^(\\d{4})[./](\\d{1,2})[./](\\d{1,2})${TIME}`, "i");
const MOMENT = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)${TIME}`, "i");
const NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i;
const NAMED_FIRST = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const FULL = /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

const iso = (year, month, day) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
const monthOf = (name) => (FULL.test(name) ? NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0);

/** A date in one of these forms, or a moment, as the EDTF of its day; `order` is "dmy" or "mdy" for those that need one. What is in none of them stays as it is. */
export function dayOf(text, order) {
  let found = text.match(MOMENT);
  if (found) return found[1];
  found = text.match(YEAR_FIRST);
  if (found) return iso(found[1], found[2], found[3]);
  found = text.match(NAMED);
  if (found && monthOf(found[2])) return iso(found[3], monthOf(found[2]), found[1]);
  found = text.match(NAMED_FIRST);
  if (found && monthOf(found[1])) return iso(found[3], monthOf(found[1]), found[2]);
  found = order && text.match(PARTS);
  if (!found) return text;
  return order === "dmy" ? iso(found[4], found[3], found[1]) : iso(found[4], found[1], found[3]);
}

/** Which orders the values of a field can have: of those written with day, month and year as numbers, some of "dmy" and "mdy"; of others none. */
export function ordersOf(values) {
  let some = 0;
  const can = { dmy: true, mdy: true };
  for (const value of values) {
    const found = value.trim().match(PARTS);
    if (!found) continue;
    some++;
    if (+found[1] > 12) can.mdy = false;
    if (+found[3] > 12) can.dmy = false;
    // Points stand in dates that begin with the day.
    if (found[2] === ".") can.mdy = false;
  }
  return some >= 0.8 * values.length && some > 0 ? Object.keys(can).filter((order) => can[order]) : [];
}
