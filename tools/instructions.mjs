// Counts the instructions of a fixed piece of work (benches/engine/src/instructions.rs) by valgrind's callgrind and compares
// them with benches/engine/instructions.txt. Fails where a count rose by more than a tenth. Instructions, unlike times, are
// nearly the same (to a hundredth) however busy the machine is.
//
//     node tools/instructions.mjs            compares
//     node tools/instructions.mjs --renew    writes what is counted now: `make instructions`
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const BASELINE = "benches/engine/instructions.txt";
const FOLDER = "build/instructions";
const MOST = 0.1;
const WITHOUT = ["AVX2", "AVX2_Usable", "AVX_Fast_Unaligned_Load", "AVX512F", "AVX512VL", "ERMS", "FSRM"];
const renew = process.argv.includes("--renew");

function fail(...lines) {
  console.error(["Instructions were not compared:", ...lines].join("\n  "));
  process.exit(1);
}

/** The baseline: what it was counted with, and the counts by name. */
function read() {
  const lines = readFileSync(BASELINE, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  const [head, ...rest] = lines;
  return { made: head, counts: new Map(rest.map((line) => line.split(/ {2,}/)).map(([name, n]) => [name, +n.replaceAll("_", "")])) };
}

const output = (program, ...args) => {
  const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
};
const compiler = (...toolchain) => {
  const says = output(...(toolchain.length > 0 ? ["rustup", "run", ...toolchain, "rustc"] : ["rustc"]), "-vV");
  return says && `rustc ${/^release: (.*)$/m.exec(says)[1]}, ${/^host: (.*)$/m.exec(says)[1]}`;
};

if (!output("valgrind", "--version")) fail("valgrind is not here, or does not run.", "On Debian or Ubuntu: apt-get install valgrind");
// Compilers differ by more than a tenth: only counts of the same one are compared.
let made = compiler(), toolchain = [];
if (!renew && made !== read().made) {
  const wanted = /^rustc ([^,]*),/.exec(read().made)[1];
  toolchain = [wanted];
  if (compiler(wanted) !== read().made) {
    fail(`they were counted with ${read().made}, and this is ${made}.`,
      `Where that can be installed: rustup toolchain install ${wanted} --profile minimal`,
      "Elsewhere, count what you begin with (make instructions), and compare your changes with that.");
  }
  made = read().made;
}

const cargo = toolchain.length > 0 ? ["rustup", ["run", ...toolchain, "cargo"]] : ["cargo", []];
const build = ["build", "--quiet", "--profile", "native", "-p", "article41-engine-bench", "--bin", "instructions",
  "--message-format", "json-render-diagnostics"];
const built = execFileSync(cargo[0], [...cargo[1], ...build], {
  encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1e8,
  // For any processor of this kind, whatever the machine's own settings are.
  env: { ...process.env, CARGO_ENCODED_RUSTFLAGS: "" },
});
const program = built.trim().split("\n").map((line) => JSON.parse(line)).findLast((message) => message.executable).executable;

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const counted = spawnSync("valgrind", ["-q", "--tool=callgrind", `--callgrind-out-file=${FOLDER}/out`,
  "--zero-before=*counting_begins*", "--dump-before=*counting_ends*", program], {
  encoding: "utf8",
  // The C library has a memcpy for every kind of processor; this leaves the one for all of them.
  env: { PATH: process.env.PATH, GLIBC_TUNABLES: `glibc.cpu.hwcaps=${WITHOUT.map((name) => `-${name}`).join()}` },
});
if (counted.status !== 0) fail("the work that is counted failed:", counted.stderr.trim());
const names = counted.stdout.trim().split("\n");
const outputs = readdirSync(FOLDER).filter((name) => /^out\.\d+$/.test(name));
if (outputs.length !== names.length) fail(`there are ${names.length} pieces of work, and ${outputs.length} were counted.`);
const counts = names.map((name, i) =>
  [name, +/^totals: (\d+)$/m.exec(readFileSync(`${FOLDER}/out.${i + 1}`, "utf8"))[1]]);

if (renew) {
  const lines = counts.map(([name, n]) => `${name.padEnd(20)}  ${n.toLocaleString("en").replaceAll(",", "_").padStart(11)}`);
  writeFileSync(BASELINE, `# Instructions of each piece of work, as tools/instructions.mjs counts them; make instructions writes this.
${made}\n${lines.join("\n")}\n`);
  console.log(`${BASELINE} is written.`);
  process.exit(0);
}

const before = read().counts;
let passed = 0, failed = 0, fewer = 0;
for (const [name, n] of counts) {
  const change = n / before.get(name) - 1;
  const right = change <= MOST;
  if (right) passed++;
  else failed++;
  if (change < -MOST) fewer++;
  const percent = before.has(name) ? `${change >= 0 ? "+" : ""}${(change * 100).toFixed(1)} %` : "not in the baseline";
  console.log(`${right ? "  " : "! "}${name.padEnd(20)} ${n.toLocaleString("en").padStart(13)}  ${percent}`);
}
for (const name of before.keys()) {
  if (names.includes(name)) continue;
  failed++;
  console.log(`! ${name}: in the baseline, and not counted`);
}
if (failed > 0) console.log("Where that is meant, or is worth it, say why in the commit that renews the baseline: make instructions");
else if (fewer > 0) console.log("Some became fewer by more than a tenth. Keep it so: make instructions");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
