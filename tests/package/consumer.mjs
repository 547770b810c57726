// What a program asks the package, wherever it runs. The answers must be the same everywhere.

/** The body of a function of the package's exports, as text, so that it can be put into any project. */
export const ASK = `
function ask({ Dossier, parseQuery, formatQuery, parseDate, version }) {
  let code;
  try {
    parseDate("2024-13");
  } catch (error) {
    code = [error instanceof Error, error.name, error.code];
  }
  return JSON.parse(JSON.stringify({ version: version(), date: parseDate("2024-06-21~"), code }));
}`;

/** The answers in this process, from the folder that the package was made in. */
export async function expected() {
  const api = await import("../../pkg/index.js");
  return new Function("api", `${ASK}; return ask(api);`)(api);
}
