// The page's end of the line to the worker that holds a collection.

/** The page carries the worker's script compressed; the policy lets it run as a blob of this page, and as nothing else. */
const ELEMENT = "worker";

let made = null;
/** Browsers that demand trusted types are told of the one script that is meant. */
const trust = globalThis.trustedTypes?.createPolicy("article41", {
  createScriptURL(url) {
    if (url !== made) throw new TypeError("this is not the worker of this page");
    return url;
  },
}) ?? { createScriptURL: (url) => url };

/** Starts the worker. `hear` is given its messages, `broken` what to say if it breaks down. */
export async function createLink(core, hear, broken) {
  made = URL.createObjectURL(new Blob([await core.unpacked(ELEMENT)], { type: "text/javascript" }));
  const worker = new Worker(trust.createScriptURL(made));
  worker.addEventListener("message", ({ data }) => hear(data));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    broken(event.message || "the worker could not start");
  });
  worker.addEventListener("messageerror", () => broken("a message could not be read"));
  worker.postMessage({ kind: "start", module: core.module() });
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
}
