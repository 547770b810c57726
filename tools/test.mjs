// Runs every test, one step after the other, and ends with one line for all of them.
//
//     node tools/test.mjs            everything
//     node tools/test.mjs rust page  only the steps whose names begin so
//
// A step that ran no test has failed, whatever its exit code: a test run that quietly skips is worse than none.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync } from "node:fs";

const STEPS = [
  check("format", "cargo", ["fmt", "--all", "--check"]),
  check("lints", "cargo", ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]),
  check("lints of the module", "cargo", ["clippy", "--quiet", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]),
  check("docs", "cargo", ["doc", "--quiet", "--workspace", "--no-deps"], { RUSTDOCFLAGS: "-D warnings" }),
  step("rust", "cargo", ["test", "--quiet", "--workspace"]),
  step("instructions", "node", ["tools/instructions.mjs"]),
  step("wasm in Node", "wasm-pack", ["test", "--mode", "no-install", "--node", "--test", "wasm"]),
  step("wasm in Chromium", "wasm-pack", browserTests("chrome"), {}, 2),
  step("wasm in Firefox", "wasm-pack", browserTests("firefox"), {}, 2),
  check("module", "node", ["tools/module.mjs"]),
  check("engine weighed", "node", ["tools/core.mjs"]),
  check("package assembled", "node", ["tools/package.mjs"]),
  step("package", "node", ["--test", "--test-reporter=spec", "tests/package/"]),
  check("page built", "node", ["tools/build-page.mjs", "--module", "build/module"]),
  step("page", "node", ["tests/page/run.mjs"]),
  step("oracle of the benchmarks", "node", ["--test", "--test-reporter=spec", "benches/search/oracle.test.mjs"]),
];

function step(name, program, args, env = {}, tries = 1) {
  return { name, program, args, env, tries, count };
}

/** A step that is one test in itself: it passes or it does not. */
function check(name, program, args, env = {}) {
  return { name, program, args, env, tries: 1, count: (_, code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }) };
}

function browserTests(browser) {
  const driver = { chrome: "chromedriver", firefox: "geckodriver" }[browser];
  return ["test", "--mode", "no-install", "--headless", `--${browser}`, `--${driver}`, which(driver), "--test", "wasm_browser"];
}

function which(program) {
  const folder = process.env.PATH.split(":").find((folder) => existsSync(`${folder}/${program}`));
  return folder ? `${folder}/${program}` : program;
}

/** What the closing lines of cargo test, wasm-bindgen-test and node:test say, or of a runner that says it plainly. */
function count(output) {
  const found = { passed: 0, failed: 0 };
  const text = output.replace(/\x1b\[[0-9;]*m/g, "");
  for (const [, passed, failed] of text.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed/gm)) {
    found.passed += +passed;
    found.failed += +failed;
  }
  for (const [, what, n] of text.matchAll(/^(?:# |ℹ )(pass|fail) (\d+)$/gm)) found[`${what}ed`] += +n;
  for (const [, passed, failed] of text.matchAll(/^(\d+) passed, (\d+) failed$/gm)) {
    found.passed += +passed;
    found.failed += +failed;
  }
  return found;
}

function run({ name, program, args, env }, log) {
  return new Promise((done) => {
    const file = createWriteStream(log);
    let output = "";
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const take = (chunk) => {
      output += chunk;
      file.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    child.on("error", (error) => {
      take(`${program}: ${error.message}\n`);
      done({ code: 127, output });
    });
    child.on("close", (code) => file.end(() => done({ code: code ?? 1, output })));
  });
}

mkdirSync("build/log", { recursive: true });
const wanted = process.argv.slice(2);
const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.some((begin) => name.startsWith(begin)));
const total = { passed: 0, failed: 0 };
const broken = [];

for (const [i, step] of steps.entries()) {
  process.stdout.write(`==> ${i + 1}/${steps.length} ${step.name} `);
  const log = `build/log/test-${step.name.replaceAll(" ", "-")}.txt`;
  const start = Date.now();
  let result, counted;
  // A browser driver now and then fails to start on a busy machine; that is no finding about the code.
  for (let left = step.tries; left > 0; left--) {
    result = await run(step, log);
    counted = step.count(result.output, result.code);
    if (result.code === 0 || counted.failed > 0 || counted.passed > 0) break;
  }
  const { passed, failed } = counted;
  const ok = result.code === 0 && failed === 0 && passed > 0;
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(`${ok ? `ok: ${passed} passed` : "FAILED"} (${seconds} s)`);
  total.passed += passed;
  // A crash, a broken build and an empty run are each one failure too.
  total.failed += ok ? 0 : Math.max(failed, 1);
  if (!ok) {
    broken.push(`${step.name}: see ${log}; to repeat it: ${step.program} ${step.args.join(" ")}`);
    console.log(result.output.trimEnd().split("\n").slice(-60).join("\n"));
    if (result.code === 0 && passed === 0) console.log(`${step.name} ran no test.`);
  }
}

if (broken.length > 0) console.log(`\nWhat failed:\n  ${broken.join("\n  ")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = broken.length > 0 || total.passed === 0 ? 1 : 0;
