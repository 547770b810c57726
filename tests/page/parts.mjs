// What can be tested without a browser of the parts that load and show one's own documents.

import { domain, isoDay, startOf } from "../../www/collection/buckets.js";
import { dayOf, ordersOf } from "../../www/collection/days.js";
import { Documents } from "../../www/collection/documents.js";
import { dateOf, idOf, propose, rolesOf, settle, textKeys, textOf, valuesOf } from "../../www/collection/fields.js";
import { readerOf } from "../../www/collection/reading.js";
import { isSaved, packed, unpacked } from "../../www/collection/saved.js";
import { snippet, stems } from "../../www/collection/snippet.js";
import { formatOf, splitter } from "../../www/collection/splitting.js";
import { holds, same } from "./kit.mjs";

const bytesOf = (text) => new TextEncoder().encode(text);

/** The parts of a file that arrives in pieces of so many bytes: `[text, line]` of each. */
function parts(text, piece, name = "file") {
  const bytes = bytesOf(text);
  const found = [];
  const split = splitter(bytes, formatOf(bytes, name));
  for (let filled = 0; filled < bytes.length;) {
    filled = Math.min(bytes.length, filled + piece);
    split.arrived(filled, filled === bytes.length);
    while (split.next()) found.push([new TextDecoder().decode(bytes.subarray(split.start, split.end)).trim(), split.line]);
  }
  return { found, cut: split.cut !== null };
}

const roles = (documents) => Object.fromEntries(propose(documents).map(({ name, role }) => [name, role]));

export const tests = [
  {
    name: "documents are found in a file however it is cut into pieces",
    run: () => {
      const lines = "\ufeff\n{\"a\": \"é\\n}\"}\r\n\n{\"b\":[1,{}]}\n{broken\n{\"c\":3}";
      const array = " [\n{\"a\":\"]},\\\"[\"} ,\n\n{\"b\":[1,[2]]},{\"c\":3}\n, 7 ]\n";
      for (let piece = 1; piece < 70; piece++) {
        same(parts(lines, piece), { found: [["{\"a\": \"é\\n}\"}", 2], ["{\"b\":[1,{}]}", 4], ["{broken", 5], ["{\"c\":3}", 6]], cut: false }, `lines by ${piece}`);
        same(parts(array, piece), { found: [["{\"a\":\"]},\\\"[\"}", 2], ["{\"b\":[1,[2]]}", 4], ["{\"c\":3}", 4], ["7", 5]], cut: false }, `array by ${piece}`);
      }
      same(parts("[{\"a\":1},{\"b\":", 4), { found: [["{\"a\":1}", 1]], cut: true }, "an array that is cut off");
      same(parts("[]", 1), { found: [], cut: false });
    },
  },
  {
    name: "rows are found in a table however it is cut into pieces, and read as they were written",
    run: () => {
      const table = "\ufeffid,\"a \"\"b\"\"\nname\",a,,a\r\n1, x ,\"é, \"\"\r\n\"\"\",\r\n\r\n,,,,\n2,5\" pipe,\"\",y,z\n\"3\",\"q\"r,\"\"\"\"";
      const rows = [["1, x ,\"é, \"\"\r\n\"\"\",", 3], ["2,5\" pipe,\"\",y,z", 7], ["\"3\",\"q\"r,\"\"\"\"", 8]];
      for (let piece = 1; piece < 90; piece++) same(parts(table, piece, "t.csv"), { found: rows, cut: false }, `by ${piece}`);
      const bytes = bytesOf(table);
      const format = formatOf(bytes, "t.csv");
      same([format.delimiter, format.columns], [",", ["id", "a \"b\" name", "a", "column 4", "a (2)"]]);
      const read = readerOf(format);
      same(rows.map(([row]) => read(bytesOf(row))), [{ id: "1", "a \"b\" name": "x", a: "é, \"\r\n\"" }, { id: "2", "a \"b\" name": "5\" pipe", "column 4": "y", "a (2)": "z" }, { id: "3", "a \"b\" name": "qr", a: "\"" }]);
      const said = (row) => {
        try {
          read(row);
        } catch (error) {
          return error.message;
        }
      };
      holds(said(bytesOf("1,2,3,4,5,6")).includes("6 cells"), "more cells than columns");
      same(said(bytesOf("1,2,3,4,5,,")), undefined, "empty ones do no harm");
      holds(said(Uint8Array.of(65, 0xe9)).includes("UTF-8"), "another encoding");
      const own = readerOf({ format: "table", delimiter: ",", columns: ["__proto__", "x"] })(bytesOf("a,b"));
      same([Object.keys(own), Object.getPrototypeOf(own) === Object.prototype], [["__proto__", "x"], true]);
    },
  },
  {
    name: "rows of random cells are read as they were written",
    run: () => {
      let seed = 7;
      const random = (n) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
      for (let round = 0; round < 300; round++) {
        const delimiter = [",", ";", "\t", "|"][random(4)];
        const write = (cell) => (/["\r\n,;\t|]/.test(cell) || random(4) === 0 ? `${" ".repeat(random(3))}"${cell.replaceAll("\"", "\"\"")}"${random(3) ? "" : " "}` : cell);
        const cell = () => `x${Array.from({ length: random(6) }, () => ["a", "\"", delimiter, "\n", "\r\n", " b", "é"][random(7)]).join("")}y`;
        const rows = Array.from({ length: 1 + random(4) }, () => [cell(), cell(), cell()]);
        const text = [["one", "two", "three"], ...rows].map((row) => row.map(write).join(delimiter)).join(random(2) ? "\n" : "\r\n");
        const bytes = bytesOf(text);
        const format = formatOf(bytes, "t.csv");
        const read = readerOf(format);
        const piece = 1 + random(40);
        const found = parts(text, piece, "t.csv").found.map(([row]) => Object.values(read(bytesOf(row))));
        same(found, rows, `${JSON.stringify(text)} by ${piece}`);
      }
    },
  },
  {
    name: "what parts the cells of a table is told from its names",
    run: () => {
      const of = (text, name = "t.csv") => {
        const { delimiter, columns } = formatOf(bytesOf(text), name);
        return [delimiter, ...columns];
      };
      same(of("a;b;c, d\n"), [";", "a", "b", "c, d"]);
      same(of("\ta b\tc\n", "t.tsv"), ["\t", "column 1", "a b", "c"]);
      same(of("sep=;\na;b,c,d\n"), [";", "a", "b,c,d"]);
      same(of("\"a;b;c\",d\n"), [",", "a;b;c", "d"]);
      same(of("only\n1\n"), [",", "only"]);
      same(parts("a,b\n1,2\n3,\"4\n5,6\n", 3, "t.csv"), { found: [["1,2", 2]], cut: true }, "a quotation mark that is not closed");
    },
  },
  {
    name: "dates of tables become EDTF, and an order that does not show is not guessed",
    run: () => {
      const written = { "2024/6/8": "2024-06-08", "8 June 2024": "2024-06-08", "June 28th, 2024": "2024-06-28", "28-Jun-2024": "2024-06-28", "Sept. 3, 2024": "2024-09-03", "28 Juno 2024": "28 Juno 2024", "2024-06": "2024-06", "2024/2025": "2024/2025", "8/6/2024": "8/6/2024" };
      same(Object.keys(written).map((text) => dayOf(text, null)), Object.values(written));
      same([dayOf("8/6/2024", "dmy"), dayOf("8/6/2024 10:00", "mdy"), dayOf("31.12.2023", "dmy")], ["2024-06-08", "2024-08-06", "2023-12-31"]);
      same(["28/06/2024 - 30/06/2024", "28/06/2024 10:00 - 12:00", "2024/06/28 to 2024/06/30"].map((text) => dayOf(text, "dmy")), ["28/06/2024 - 30/06/2024", "28/06/2024 10:00 - 12:00", "2024/06/28 to 2024/06/30"], "a period is not its first day");
      same(["2024-06-28 10:00 - 2024-06-30 12:00", "2024-06-28 2024-06-30"].map((text) => dayOf(text, null)), ["2024-06-28 10:00 - 2024-06-30 12:00", "2024-06-28 2024-06-30"]);
      same(["2024-06-28T12:00:00Z", "2024-06-28 12:00:00.123+0100", "2024-06-28T12:00+01:00[Europe/Paris]", "2024-06-28 9:00 CET", "2024-06-28T10:00 GMT+2", "2024-06-28"].map((text) => dayOf(text, null)), Array(6).fill("2024-06-28"));
      same(["28/06/2024T09:30:15.5Z", "28.06.2024, 9:30 pm", "2024/6/28 09:30 +02:00"].map((text) => dayOf(text, "dmy")), ["2024-06-28", "2024-06-28", "2024-06-28"]);
      same([["28/06/2024", "1/2/2024"], ["6/28/2024"], ["1/2/2024", "3/4/2024"], ["1.2.2024"], ["28/06/2024", "6/28/2024"], ["2024-06-28"], []].map(ordersOf), [["dmy"], ["mdy"], ["dmy", "mdy"], ["dmy"], [], [], []]);
    },
  },
  {
    name: "uses of the columns of a table are proposed with care",
    run: () => {
      const rows = Array.from({ length: 60 }, (_, i) => ({ id: `${i}`, when: `${1 + (i % 28)}/${1 + (i % 9)}/2024`, seen: `${1 + (i % 9)}/2/2024`, year: `${2000 + (i % 20)}`, tags: i % 3 ? `a${i % 4}; b${i % 3}` : "a1", body: `A text; of its own ${i}; with marks`, tons: `${i * 7},5`, State: ["KOR", "RUS", "CHN"][i % 3] }));
      const fields = propose(rows, true);
      same(Object.fromEntries(fields.map(({ name, role }) => [name, role])), { id: "id", when: "date-dmy", seen: "ignore", year: "ignore", tags: "list", body: "text", tons: "ignore", State: "facet" });
      same(fields.map(rolesOf).map((roles) => roles.includes("list")), [false, false, false, false, true, false, false, false]);
      same(rolesOf(fields[2]).filter((role) => role.startsWith("date")), ["date-dmy", "date-mdy"]);
      const settings = settle(fields, true);
      same(textKeys(settings), ["text 0", "text 1", "text 2"], "the words of facets are searched");
      same([settings.date, settings.order, settings.facets.map(({ divider }) => divider)], ["when", "dmy", [";", null]]);
      same([dateOf(settings, rows[5]), valuesOf(rows[1].tags, ";")], ["2024-06-06", ["a1", "b1"]]);
      // Of two dates, one whose order does not show is left to the reader.
      same(propose(rows.map(({ seen }) => ({ seen })), true)[0].role, "ignore");
    },
  },
  {
    name: "a file of another kind is told what it is",
    run: () => {
      const said = (bytes, name = "x") => {
        try {
          formatOf(typeof bytes === "string" ? bytesOf(bytes) : Uint8Array.from(bytes), name);
          return null;
        } catch (error) {
          return error.message;
        }
      };
      holds(said("%PDF-1.7").includes("PDF"), "a PDF");
      holds(said("PK\u0003\u0004").includes("ZIP"), "a ZIP file");
      holds(said([0x1f, 0x8b, 8]).includes("compressed"), "a compressed file");
      holds(said([0xff, 0xfe, 123, 0]).includes("UTF-16"), "UTF-16");
      holds(said([0x89, 0x41, 0x34, 0x31]).includes("dossier"), "a dossier");
      holds(said(" \n ").includes("empty"), "nothing");
      holds(said("", "x.csv").includes("empty"), "a table with nothing in it");
      holds(said("<html>").includes("<html>"), "what it begins with");
      same([said("{}"), said("[")], [null, null]);
    },
  },
  {
    name: "uses of fields are proposed with care",
    run: () => {
      const documents = Array.from({ length: 60 }, (_, i) => ({
        id: `d${i}`, title: `A title of its own, number ${i}`, published: `2024-0${1 + (i % 9)}-1${i % 9}T10:00:00Z`, seen: `2023-0${1 + (i % 9)}`,
        publisher: ["dpa", "JURIST", "UN"][i % 3], topics: i % 4 ? ["arms", `topic ${i % 5}`] : [], url: `https://example.org/${i}`, words: 100 + i,
        rating: i % 5, same: "always", person: { name: "x" }, flag: i % 2 === 0, text: "long ".repeat(40) + i,
      }));
      same(roles(documents), {
        id: "id", title: "text", published: "date", seen: "ignore", publisher: "facet", topics: "facet", url: "ignore", words: "ignore", rating: "facet",
        same: "ignore", person: "ignore", flag: "facet", text: "text",
      });
      // An id that comes twice, or is not always there, is none.
      same(roles([...documents, documents[0]]).id, "ignore");
      same(roles([...documents, { title: "no id here" }]).id, "ignore");
      const many = Array.from({ length: 20 }, (_, i) => Object.fromEntries(Array.from({ length: 40 }, (_, f) => [`f${f}`, `v${(i + f) % 3}`])));
      same(Object.values(roles(many)).filter((role) => role === "facet").length, 31, "no more facets than a collection can have");
      same(roles([{ year: 1999, note: "the only one there is here" }, { year: 2004, note: "another, which is long too" }]), { year: "date", note: "text" });
    },
  },
  {
    name: "fields become what a collection takes",
    run: () => {
      const settings = settle([{ name: "Date", role: "facet" }, { name: "Kind of: thing", role: "facet" }, { name: "kind of thing", role: "facet" }, { name: "§", role: "facet" }, { name: "n", role: "id" }, { name: "d", role: "date" }, { name: "body", role: "text" }, { name: "Headline", role: "text" }], false);
      same(textKeys(settings).length, 2);
      same(settings.facets.map(({ key }) => key), ["date-2", "kind-of-thing", "kind-of-thing-2", "facet"]);
      same([settings.id, settings.date, settings.title], ["n", "d", "Headline"]);
      same([{ n: 7 }, { n: "x" }, { n: "" }, {}].map((one, row) => idOf(settings, one, row)), ["7", "x", "#3", "#4"]);
      same([{ d: "2024-03-28T12:00:00Z" }, { d: " 2024-03 " }, { d: 987 }, { d: null }, { d: "" }, { d: [] }].map((one) => dateOf(settings, one)), ["2024-03-28", "2024-03", "0987", null, null, null]);
      same([valuesOf(["a", " ", 3, null, { x: 1 }, true]), valuesOf("b"), valuesOf({})], [["a", "3", "true"], ["b"], []]);
      same([textOf(["a", "b"]), textOf({ a: 1 }), textOf(5)], ["a\nb", "", "5"]);
    },
  },
  {
    name: "a document is found by its id, the last one where several have it",
    run: () => {
      const texts = Array.from({ length: 3000 }, (_, i) => JSON.stringify({ id: i % 2500, i }));
      const documents = new Documents(bytesOf(texts.join("")), { format: "lines" });
      let at = 0;
      for (const text of texts) {
        documents.push(at, at + text.length, String(JSON.parse(text).id));
        at += text.length;
      }
      const find = (id) => documents.find(id, (document) => String(document.id))?.i ?? null;
      same(["0", "499", "500", "2499", "2500", "x", ""].map(find), [2500, 2999, 500, 2499, null, null, null]);
    },
  },
  {
    name: "a saved collection is read back, and a damaged one refused",
    run: async () => {
      const bytes = bytesOf("{\"id\":\"a\"}{\"id\":\"b\"}");
      const documents = new Documents(bytes, { format: "lines" });
      documents.push(0, 10, "a");
      documents.push(10, 20, "b");
      const settings = settle([{ name: "id", role: "id" }, { name: "k", role: "facet" }, { name: "t", role: "text" }], true);
      const file = new Uint8Array(await new Blob(packed("n.jsonl", settings, Uint8Array.of(1, 2, 3), documents)).arrayBuffer());
      holds(isSaved(file.subarray(0, 16)), "it is known by its first bytes");
      const again = unpacked(file);
      same([again.name, again.settings, [...again.collection]], ["n.jsonl", settings, [1, 2, 3]]);
      same(again.documents.find("b", (one) => one.id), { id: "b" });
      const table = new Documents(bytesOf("a|x\nb|\"y\""), { format: "table", from: 0, delimiter: "|", columns: ["id", "k"] });
      table.push(0, 3, "a");
      table.push(4, 9, "b");
      const saved = unpacked(new Uint8Array(await new Blob(packed("t.csv", settings, Uint8Array.of(1), table)).arrayBuffer()));
      same(saved.documents.find("b", (one) => one.id), { id: "b", k: "y" });
      for (const damage of [(f) => f.subarray(0, f.length - 1), (f) => f.with(9, 255), (f) => f.with(14, 0), (f) => f.subarray(0, 12)]) {
        let said = null;
        try {
          unpacked(damage(file));
        } catch (error) {
          said = error.message;
        }
        holds(said?.includes("damaged"), `it is refused: ${said}`);
      }
    },
  },
  {
    name: "bars are days, months or years, and one stray date does not squeeze them",
    run: () => {
      const day = (iso) => Math.round(Date.parse(iso) / 864e5);
      const number = (unit, at) => {
        const [year, month] = new Date(at * 864e5).toISOString().split("-").map(Number);
        return unit === "day" ? at : unit === "month" ? year * 12 + month - 1 : year;
      };
      const of = (days) => domain((unit) => {
        const all = days.map((at) => number(unit, at));
        const first = all.reduce((a, b) => Math.min(a, b));
        const counts = new Uint32Array(all.reduce((a, b) => Math.max(a, b)) - first + 1);
        for (const n of all) counts[n - first]++;
        return { first, counts };
      });
      const span = (from, to, step = 1) => Array.from({ length: Math.floor((day(to) - day(from)) / step) + 1 }, (_, i) => day(from) + i * step);
      const told = (found) => [found.unit, isoDay(found.edges[0]), isoDay(found.edges.at(-1) - 1)];
      same(told(of(span("2024-03-05", "2024-04-20"))), ["day", "2024-03-05", "2024-04-20"]);
      same(told(of(span("2000-02-10", "2024-11-20", 3))), ["month", "2000-02-01", "2024-11-30"]);
      same(told(of(span("1900-02-10", "2024-11-20", 9))), ["year", "1900-01-01", "2024-12-31"]);
      same(told(of([...span("2020-01-01", "2024-12-31"), day("0001-01-01"), day("9999-01-01")])), ["month", "2020-01-01", "2024-12-31"], "strays are left out");
      same(told(of([day("2024-02-29")])), ["day", "2024-02-29", "2024-02-29"]);
      same(domain(() => ({ first: 0, counts: new Uint32Array(0) })), null);
      same([startOf("year", 50), startOf("month", 50 * 12 + 1)].map(isoDay), ["0050-01-01", "0050-02-01"]);
    },
  },
  {
    name: "a snippet shows why a text was found",
    run: () => {
      same(stems("coal vessels NOT ports -bank (ship OR \"refined petroleum\") topic:(a OR \"b c\") date:2024.."), ["coal", "vessel", "ship", "refin", "petroleum"]);
      const text = `${"nothing here ".repeat(60)}but a Vessel and coal ${"after ".repeat(90)}`;
      const { text: cut, spans } = snippet(text, stems("vessels coal"));
      same(spans.map(([a, b]) => cut.slice(a, b)), ["Vessel", "coal"]);
      holds(cut.startsWith("…") && cut.endsWith("…") && cut.length < 300, "it is cut on both sides");
      same(snippet("short", []), { text: "short", spans: [] });
      same(stems("a.*( [b\\"), ["a", "b"], "nothing but letters and digits is left");
    },
  },
];
