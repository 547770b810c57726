// Makes whatever stops the module an `Article41Error` like any other.
// The module throws those itself, panics included. It cannot for what its engine stops: a stack that is full, memory
// that is used up, a call before `init`.

/** The same function, guarded. */
export function guarded(call) {
  const { name } = call;
  const wrapped = function (...values) {
    try {
      return call.apply(this, values);
    } catch (error) {
      if (error?.name === "Article41Error") throw error;
      throw internal(error, name);
    }
  };
  return Object.defineProperty(wrapped, "name", { value: name });
}

/** The same class, its methods guarded. */
export function guardedClass(type) {
  for (const target of [type, type.prototype]) {
    for (const name of Object.getOwnPropertyNames(target)) {
      const property = Object.getOwnPropertyDescriptor(target, name);
      // What wasm-bindgen itself calls stays as it is.
      if (typeof property.value !== "function" || /^(constructor|prototype|free|__.*)$/.test(name)) continue;
      Object.defineProperty(target, name, { ...property, value: guarded(property.value) });
    }
  }
  return type;
}

function internal(error, name) {
  const stopped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error?.name === "InternalError";
  const message = stopped
    ? `${name} was stopped (${error.message}); start the module anew before you use it again`
    : `${name} failed (${error?.message ?? error}); the module must have been started, and the dossier not freed`;
  return Object.assign(new Error(message, { cause: error }), {
    name: "Article41Error", code: "internal", span: null, expected: [], suggestion: null,
  });
}
