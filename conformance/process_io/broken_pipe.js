// Output that nobody can take: a pipe without a reader, a full disk, a closed descriptor.
const { spawnSync } = require('child_process');
function run(what, script, redirect) {
  const { status, signal, stderr } = spawnSync('/bin/sh', ['-c', `"$0" -e "$1" ${redirect}`, process.execPath, script], { encoding: 'utf8' });
  console.log(what, status, signal, stderr.split('\n').filter((line) => !/^ +at |^node:|^\s*\^|^ +throw/.test(line)).slice(0, 8).join('\n'));
}
const told = 'process.stdout.on("error", (e) => { console.error(e.name, e.code, typeof e.errno, e.syscall, e.message, Object.keys(e).sort().join()); process.exit(9); });';
run('pipe', `${told} setInterval(() => process.stdout.write("x".repeat(100000)), 1)`, '| true');
run('full', `${told} process.stdout.write("x")`, '> /dev/full');
run('full, callback', 'process.stdout.on("error", () => {}); process.stdout.write("x", (e) => console.error(e.code, e.message))', '> /dev/full');
run('full, console', 'console.log("x"); console.error("went on")', '> /dev/full');
run('closed', 'console.log("x"); console.error("went on")', '>&-');
run('stdin closed', 'process.stdin.on("end", () => console.error("end")).resume()', '<&-');
run('fs', 'try { require("fs").writeFileSync(1, "x") } catch (e) { console.error(e.code, e.syscall, e.message) }', '> /dev/full');
run('exit', 'process.stdout.write("x".repeat(300000)); process.exit(3)', '| wc -c > /dev/null');
