import assert from "node:assert/strict";

const CODES = ["query", "date", "record", "not-found", "pack", "text", "option"];

/** The code of the error that a call throws, which must be one of ours; null if it throws none. */
export function code(call) {
  try {
    call();
    return null;
  } catch (error) {
    assert.ok(error instanceof Error);
    assert.equal(error.name, "Article41Error");
    assert.ok(CODES.includes(error.code), `${error.code}: ${error.message}`);
    assert.ok(error.message.length < 2000, "a message is not an echo of what was passed");
    return error.code;
  }
}
