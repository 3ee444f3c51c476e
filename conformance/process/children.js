// What ends a process, seen from its parent: abort, kill, exit, reallyExit.
const { spawnSync } = require('child_process');
const run = (text, ...flags) => {
  const { status, signal, stdout } = spawnSync(process.execPath, [...flags, '-e', text], { encoding: 'utf8', env: { ...process.env, X_FILE: '' } });
  console.log(status, signal, stdout.trim());
};
run('process.abort()');
run('process.kill(process.pid, "SIGTERM")');
run('process.exit("5")');
run('process.exitCode = 7');
run('process.on("exit", () => console.log("not told")); process.reallyExit(9)');
run('try { process.exit("x") } catch (e) { console.log(e.code) }');
run('console.log(process.execArgv, process.argv.length)', '--no-warnings');
run('try { process.kill(process.pid, "NOPE") } catch (e) { console.log(e.code) } try { process.kill("x") } catch (e) { console.log(e.code) } console.log(process.kill(process.pid, 0))');
run('try { process.kill(1 << 30, 0) } catch (e) { console.log(e.code, e.syscall) }');
run('require("fs").writeFileSync("env", "LOADED=yes\\n#c\\nQUOTED=\'a b\'"); process.loadEnvFile("env"); console.log(process.env.LOADED, process.env.QUOTED); try { process.loadEnvFile("nope") } catch (e) { console.log(e.code, e.syscall) }');
run('console.log(typeof process.finalization, typeof process.openStdin, process.sourceMapsEnabled)');
run('process.setSourceMapsEnabled(false); console.log(process.sourceMapsEnabled); try { process.setSourceMapsEnabled(1) } catch (e) { console.log(e.code) }');
run('try { process.binding("x") } catch (e) { console.log(e.message) }');
run('process.finalization.register({a:1}, (o, e) => console.log("final", o, e)); globalThis.k = 1');
run('process.ref({[Symbol.for("nodejs.ref")]() { console.log("ref") }}); process.unref({unref() { console.log("unref") }})');
run('process.addUncaughtExceptionCaptureCallback((e) => { console.log("first", e.message); return true }); setTimeout(() => { throw new Error("x") }, 1)');
