import assert from "node:assert/strict";

/** The code of the error that a call throws, which must be one of ours and short enough to be shown; null if it throws none. */
export function code(call) {
  try {
    call();
    return null;
  } catch (error) {
    assert.equal(error.name, "Article41Error");
    assert.ok(error.message.length < 2000);
    return error.code;
  }
}
